using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

public abstract class WebhooksContract : CaseContract
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private IWebhooks Hooks => Room.The<IWebhooks>();

    private IWebhookOutbox Outbox => Room.The<IWebhookOutbox>();

    private DateTimeOffset Tomorrow => Room.Clock.GetUtcNow().AddDays(1);

    [CaseFact]
    public async Task Nothing_waits_for_anybody_unless_an_administrator_made_a_webhook()
    {
        await FreezeAsync(1);
        Assert.Empty(await Outbox.TakeAsync(10, Hold, default));
        foreach (var other in (Person[])[People.Analyst, People.Reviewer, People.Manager, People.Partner, People.Nobody])
            Assert.Equal(Refusal.NotAllowed, (await Hooks.CreateAsync(other, "soc", "https://soc.example/hook", EnforcedKinds.All, default)).Refusal);
        Assert.Equal(Refusal.AddressWrong, (await Hooks.CreateAsync(People.Admin, "soc", "ftp://soc.example", EnforcedKinds.All, default)).Refusal);
        Assert.Equal(Refusal.NothingChosen, (await Hooks.CreateAsync(People.Admin, "soc", "https://soc.example/hook", EnforcedKinds.None, default)).Refusal);
        await MakeAsync("soc");
        Assert.Equal(Refusal.NameTaken, (await Hooks.CreateAsync(People.Admin, "soc", "https://soc.example/hook", EnforcedKinds.All, default)).Refusal);
        Assert.Empty(await Outbox.TakeAsync(10, Hold, default)); // what was decided before is not told
        await FreezeAsync(2);
        Assert.Equal([Account(2)], Assert.Single(await Outbox.TakeAsync(10, Hold, default)).Changes.Select(c => c.AccountId));
    }

    [CaseFact]
    public async Task Campaigns_and_proposals_are_told_to_those_who_take_them_in_the_transaction_of_the_act()
    {
        await MakeAsync("gateway");
        Assert.NotNull((await Hooks.CreateAsync(People.Admin, "cases", "https://soc.example/cases", EnforcedKinds.Cases, default)).Value);
        var campaign = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        var told = (await Outbox.TakeAsync(10, Hold, default)).Select(m => m.Notice!).ToList();
        Assert.Equal(["campaign.started", "campaign.judged"], told.Select(n => n.Type));
        var started = System.Text.Json.JsonDocument.Parse(told[0].Data).RootElement;
        Assert.Equal(2, started.GetProperty("members").GetInt32());
        var entry = Assert.Single(await Room.AuditAsync(), e => e.Act == "campaign.started");
        Assert.Equal((entry.Sequence, entry.Hash, entry.Subject), (started.GetProperty("audit_sequence").GetInt64(), started.GetProperty("audit_hash").GetString(), $"campaign:{started.GetProperty("campaign_id").GetString()}"));

        // An act that is refused leaves neither entry nor message.
        Assert.NotNull(await Room.The<Investigator.Domain.Campaigns.ICampaignDesk>().JudgeAsync(People.Auditor, Guid.Parse(started.GetProperty("campaign_id").GetString()!), 0, null, Investigator.Domain.Campaigns.MemberStatus.Innocent, "No.", default));
        Assert.Empty(await Outbox.TakeAsync(10, Hold, default));
        Assert.NotEqual(default, campaign);
    }

    [CaseFact]
    public async Task The_secret_comes_back_for_signing_and_does_not_lie_in_the_store()
    {
        var made = await MakeAsync("soc");
        await FreezeAsync(1);
        Assert.Equal(made.Secret, Assert.Single(await Outbox.TakeAsync(10, Hold, default)).Secret);
        await using var db = Room.Db();
        var stored = (await db.Set<Webhook>().SingleAsync()).ProtectedSecret;
        Assert.DoesNotContain(made.Secret["whsec_".Length..], stored, StringComparison.Ordinal);
        Assert.All(await Room.AuditAsync(), e => Assert.DoesNotContain(made.Secret["whsec_".Length..], e.Detail, StringComparison.Ordinal));
    }

    [CaseFact]
    public async Task A_message_is_sent_again_when_the_sender_died_and_never_by_two_at_once()
    {
        await MakeAsync("soc");
        await FreezeAsync(1);
        var first = Assert.Single(await Outbox.TakeAsync(10, Hold, default));
        Assert.Empty(await Outbox.TakeAsync(10, Hold, default));
        Room.Clock.Advance(Hold);
        var again = Assert.Single(await Outbox.TakeAsync(10, Hold, default));
        Assert.Equal((first.Id, first.Changes[0].Position), (again.Id, again.Changes[0].Position));
        await Outbox.TriedAsync(again.Id, null, default);
        Room.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Empty(await Outbox.TakeAsync(10, Hold, default));
        Assert.Equal((0, 0, null), Health(Assert.Single(await Hooks.LoadAsync(People.Admin, default))));
    }

    [CaseFact]
    public async Task What_fails_is_tried_ever_later_then_given_up_and_sent_again_on_demand()
    {
        var made = await MakeAsync("soc");
        await FreezeAsync(1);
        for (var attempt = 1; attempt <= WebhookPauses.MostAttempts; attempt++)
        {
            await Outbox.TriedAsync(Assert.Single(await Outbox.TakeAsync(10, Hold, default)).Id, "It answered 500.", default);
            if (attempt < WebhookPauses.MostAttempts) Assert.Empty(await Outbox.TakeAsync(10, Hold, default));
            Room.Clock.Advance(TimeSpan.FromHours(20));
        }

        Assert.Empty(await Outbox.TakeAsync(10, Hold, default));
        var row = Assert.Single(await Hooks.LoadAsync(People.Admin, default));
        Assert.Equal((WebhookPauses.MostAttempts, 1, "It answered 500."), Health(row));
        Assert.Equal("It answered 500.", Assert.Single((await Hooks.MessagesAsync(People.Admin, made.Id, WebhookMessageState.Dead, 0, 10, default)).Rows).Trouble);

        Assert.Equal(Refusal.NotAllowed, await Hooks.ResendAsync(People.Analyst, made.Id, default));
        Assert.Null(await Hooks.ResendAsync(People.Admin, made.Id, default));
        Assert.Equal(Refusal.AlreadyDecided, await Hooks.ResendAsync(People.Admin, made.Id, default));
        await Outbox.TriedAsync(Assert.Single(await Outbox.TakeAsync(10, Hold, default)).Id, null, default);
        Assert.Equal((0, 0, null), Health(Assert.Single(await Hooks.LoadAsync(People.Admin, default))));
    }

    [CaseFact]
    public async Task A_large_act_is_told_in_parts_and_each_hook_hears_of_its_kinds_alone()
    {
        await MakeAsync("all");
        await MakeAsync("bans", EnforcedKinds.Ban);
        var campaign = await Room.ConfirmedCampaignAsync([.. Enumerable.Range(0, 1201).Select(Account)]);
        Assert.Null((await Freezes.FreezeCampaignAsync(People.Analyst, campaign, 1201, "Harvest.", Tomorrow, default)).Refusal);
        var told = await Outbox.TakeAsync(10, Hold, default);
        Assert.Equal([500, 500, 201], told.Select(m => m.Changes.Count));
        Assert.Equal(1201, told.SelectMany(m => m.Changes).Select(c => c.AccountId).Distinct().Count());
    }

    [CaseFact]
    public async Task An_ended_webhook_is_told_nothing_any_more()
    {
        var made = await MakeAsync("soc");
        await FreezeAsync(1);
        Assert.Equal(Refusal.NotAllowed, await Hooks.EndAsync(People.Manager, made.Id, default));
        Assert.Null(await Hooks.EndAsync(People.Admin, made.Id, default));
        Assert.Equal(Refusal.AlreadyDecided, await Hooks.EndAsync(People.Admin, made.Id, default));
        await FreezeAsync(2);
        Assert.Empty(await Outbox.TakeAsync(10, Hold, default));
        Assert.Empty(await Hooks.LoadAsync(People.Analyst, default));
    }

    private static (int Failures, int Dead, string? Trouble) Health(WebhookRow row) => (row.Failures, row.Dead, row.Trouble);

    private async Task<NewWebhook> MakeAsync(string name, EnforcedKinds kinds = EnforcedKinds.All) =>
        (await Hooks.CreateAsync(People.Admin, name, "https://soc.example/hook", kinds, default)).Value!;

    private async Task FreezeAsync(int account) => Assert.Null((await Freezes.FreezeAccountAsync(People.Analyst, Account(account), "Harvest.", Tomorrow, default)).Refusal);
}

public sealed class WebhooksOnSqlite : WebhooksContract
{
    protected override bool OnServer => false;
}

public sealed class WebhooksOnSqlServer : WebhooksContract
{
    protected override bool OnServer => true;
}
