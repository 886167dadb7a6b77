using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Sharing.Alerts;

public abstract class AlertsContract : CaseContract
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private IAlertDestinations Desk => Room.The<IAlertDestinations>();

    private IAlertFeed Feed => Room.The<IAlertFeed>();

    [CaseFact]
    public async Task Nothing_is_told_unless_an_administrator_made_a_destination_and_then_what_comes_after_it()
    {
        await AnalyseAsync(1);
        Assert.Null(await Feed.TakeAsync(10, Hold, default));
        foreach (var other in (Person[])[People.Analyst, People.Reviewer, People.Manager, People.Partner, People.Nobody])
        {
            Assert.Equal(Refusal.NotAllowed, (await Desk.CreateAsync(other, Plan("soc"), default)).Refusal);
            Assert.Empty(await Desk.LoadAsync(other, default));
        }

        await MakeAsync("soc");
        Assert.Equal(Refusal.NameTaken, (await Desk.CreateAsync(People.Admin, Plan("soc"), default)).Refusal);
        Assert.Null(await Feed.TakeAsync(10, Hold, default));
        Room.Clock.Advance(TimeSpan.FromSeconds(1));
        await AnalyseAsync(1, 2);
        var told = await TakeAsync();
        Assert.Equal(["account:acc-000002"], told.Alerts.Select(a => a.Subject));
        Assert.Equal((AlertKinds.Findings, "finding.opened", 0.9), (told.Alerts[0].Kind, told.Alerts[0].Act, told.Alerts[0].Score));
    }

    [CaseFact]
    public async Task Verdicts_decisions_and_campaigns_are_told_with_who_and_each_kind_to_those_who_want_it()
    {
        await AnalyseAsync(1);
        await MakeAsync("all");
        await MakeAsync("decisions", AlertKinds.Decisions);
        var queue = Room.The<ITriageQueue>();
        var entry = (await queue.FindAsync(SubjectKind.Account, Account(1).Value, default))!;
        Assert.Null(await queue.CloseAsync(People.Analyst, entry.Id, entry.Version, Verdict.TruePositive, "One card.", default));
        await Room.ConfirmedCampaignAsync([Account(1)]);
        await FreezeAsync(1);

        var both = new[] { await TakeAsync(), await TakeAsync() }.OrderBy(t => t.Name).ToList();
        Assert.Equal(["freeze.added", "queue.closed", "campaign.started", "campaign.judged"], both[0].Alerts.Select(a => a.Act));
        Assert.Equal((AlertActivity.Close, People.Analyst.Name), (both[0].Alerts[1].Activity, both[0].Alerts[1].Actor));
        Assert.Equal(["freeze.added"], both[1].Alerts.Select(a => a.Act));
        Assert.Equal(AlertSeverity.High, both[1].Alerts[0].Severity);
    }

    [CaseFact]
    public async Task What_waits_for_a_second_person_is_told_by_what_it_is()
    {
        await MakeAsync("soc", AlertKinds.Campaigns);
        Assert.Null((await Room.The<IBanDesk>().ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Refusal);
        var alert = Assert.Single((await TakeAsync()).Alerts);
        Assert.Equal(("ban.proposed", "Proposed: ban", AlertActivity.Create), (alert.Act, alert.Title, alert.Activity));
    }

    [CaseFact]
    public async Task What_the_sender_died_over_is_told_again_with_the_same_names_and_never_by_two_at_once()
    {
        await MakeAsync("soc");
        await FreezeAsync(1);
        var first = await TakeAsync();
        Assert.Null(await Feed.TakeAsync(10, Hold, default));
        Room.Clock.Advance(Hold);
        var again = await TakeAsync();
        Assert.Equal((first.Alerts[0].Uid, first.Before, first.UpTo), (again.Alerts[0].Uid, again.Before, again.UpTo));
        await Feed.TriedAsync(again, null, default);
        await Feed.TriedAsync(first, "It answered 500.", default); // the one that was given up for dead comes back late
        Assert.Null(await Feed.TakeAsync(10, Hold, default));
        var row = Assert.Single(await Desk.LoadAsync(People.Admin, default));
        Assert.Equal((1L, 0, null), (row.Delivered, row.Failures, row.Trouble));
    }

    [CaseFact]
    public async Task Many_of_one_moment_come_in_order_in_parts_each_once()
    {
        await MakeAsync("soc");
        await AnalyseAsync([.. Enumerable.Range(1, 25)]);
        List<string> told = [];
        while (await Feed.TakeAsync(10, Hold, default) is { } part)
        {
            Assert.True(part.Alerts.Count <= 20);
            told.AddRange(part.Alerts.Where(a => a.Kind is AlertKinds.Findings).Select(a => a.Subject));
            await Feed.TriedAsync(part, null, default);
        }

        Assert.Equal(Enumerable.Range(1, 25).Select(n => $"account:{Account(n)}").Order(), told.Order());
    }

    [CaseFact]
    public async Task One_that_is_down_waits_ever_longer_holds_up_nobody_and_can_be_tried_at_once()
    {
        var made = await MakeAsync("down", AlertKinds.Decisions);
        await FreezeAsync(1);
        for (var failures = 1; failures <= 12; failures++)
        {
            var due = await TakeAsync();
            await Feed.TriedAsync(due, "It could not be reached.", default);
            Assert.Null(await Feed.TakeAsync(10, Hold, default));
            Room.Clock.Advance(AlertDestination.LongestPause);
        }

        await MakeAsync("up", AlertKinds.Decisions);
        await Feed.TriedAsync(await TakeAsync(), "It could not be reached.", default);
        await FreezeAsync(2);
        Assert.Equal("up", (await TakeAsync()).Name);
        Assert.Null(await Desk.TryNowAsync(People.Admin, made.Id, default));
        var back = await TakeAsync();
        Assert.Equal(("down", 2), (back.Name, back.Alerts.Count)); // nothing was lost meanwhile
    }

    [CaseFact]
    public async Task An_ended_destination_is_told_nothing_and_secrets_do_not_lie_in_the_store()
    {
        var made = (await Desk.CreateAsync(People.Admin, new("http", AlertTransport.Http, "https://soc.example/in", "ecs", AlertKinds.All, "Bearer abc123secret"), default)).Value!;
        await FreezeAsync(1);
        var due = await TakeAsync();
        Assert.Equal((made.Secret, "Bearer abc123secret"), (due.Secret, due.Authorization));
        await using var db = Room.Db();
        var stored = await db.Set<AlertDestination>().SingleAsync();
        Assert.DoesNotContain("abc123secret", stored.ProtectedAuthorization!, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret!["whsec_".Length..], stored.ProtectedSecret, StringComparison.Ordinal);
        Assert.All(await Room.AuditAsync(), e => Assert.DoesNotContain("abc123secret", e.Detail, StringComparison.Ordinal));
        Assert.Null(await Desk.EndAsync(People.Admin, made.Id, default));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.EndAsync(People.Admin, made.Id, default));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.TryNowAsync(People.Admin, made.Id, default));
        Room.Clock.Advance(Hold);
        Assert.Null(await Feed.TakeAsync(10, Hold, default));
    }

    private static AlertDestinationPlan Plan(string name, AlertKinds kinds = AlertKinds.All) => new(name, AlertTransport.SyslogTcp, "127.0.0.1:514", "ocsf", kinds);

    private async Task<NewAlertDestination> MakeAsync(string name, AlertKinds kinds = AlertKinds.All) => (await Desk.CreateAsync(People.Admin, Plan(name, kinds), default)).Value!;

    private async Task<DueAlerts> TakeAsync()
    {
        var due = await Feed.TakeAsync(10, Hold, default);
        Assert.NotNull(due);
        return due;
    }

    private Task AnalyseAsync(params int[] accounts) =>
        Room.The<IAnalysisResults>().ReplaceAsync(Results([.. accounts.Select(a => Flagged(Account(a)))]), ARun(), default);

    private async Task FreezeAsync(int account) =>
        Assert.Null((await Room.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, Account(account), "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default)).Refusal);
}

public sealed class AlertsOnSqlite : AlertsContract
{
    protected override bool OnServer => false;
}

public sealed class AlertsOnSqlServer : AlertsContract
{
    protected override bool OnServer => true;
}
