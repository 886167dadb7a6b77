using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Fingerprints;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Fingerprints;

/// <summary>From draft to retirement, by two people, and who is served what.</summary>
public abstract class RegistryContract : CaseContract
{
    private IFingerprints Registry => Room.Registry();

    [CaseFact]
    public async Task A_watermark_is_drafted_by_one_sealed_by_another_served_and_retired()
    {
        var made = (await Registry.DraftAsync(People.Analyst, Prints.Watermark("mark 1"), null, default)).Value!;
        Assert.Equal(32, made.Key!.Length);
        Assert.Equal(Refusal.NotInThisState, await Registry.ServeAsync(People.Manager, made.Id, 0, default));
        Assert.Null(await Registry.SealAsync(People.Reviewer, made.Id, 0, default));
        Assert.Equal(Refusal.NotInThisState, await Registry.EditAsync(People.Analyst, made.Id, 1, Prints.Watermark("mark 2"), default));
        Assert.Null(await Registry.ServeAsync(People.Manager, made.Id, 1, default));
        Assert.Null(await Registry.RetireAsync(People.Analyst, made.Id, 2, "Done.", default));
        Assert.Equal(Refusal.AlreadyDecided, await Registry.RetireAsync(People.Analyst, made.Id, 3, "Again.", default));

        var found = (await Registry.FindAsync(People.Auditor, made.Id, default))!;
        Assert.Equal((FingerprintState.Retired, "Reviewer 1", "Manager 1", "Analyst 1"), (found.State, found.SealedBy, found.ServedBy, found.RetiredBy));
        Assert.Equal(found.Design.Seal(found.KeySha256, People.Analyst.Id, People.Reviewer.Id, found.SealedAt!.Value), found.SealSha256);
        var entries = (await Room.AuditAsync()).Where(e => e.Subject == $"fingerprint:{made.Id}").ToList();
        Assert.Equal(["fingerprint.drafted", "fingerprint.sealed", "fingerprint.served", "fingerprint.retired"], entries.Select(e => e.Act));
        Assert.Contains(found.SealSha256!, entries[1].Detail, StringComparison.Ordinal);
        // The key is neither in the audit nor in clear in the store.
        Assert.DoesNotContain(entries, e => e.Detail.Contains(made.Key, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(made.Key, found.ProtectedKey, StringComparison.OrdinalIgnoreCase);
    }

    [CaseFact]
    public async Task Whoever_drafted_or_last_changed_it_does_not_seal_it()
    {
        var both = new Person("both-2", "Both 2", Role.Analyst | Role.Manager);
        var own = (await Registry.DraftAsync(both, Prints.Watermark(), null, default)).Value!;
        Assert.Equal(Refusal.NeedsSecondPerson, await Registry.SealAsync(both, own.Id, 0, default));
        var edited = (await Registry.DraftAsync(People.Analyst, Prints.Watermark(), null, default)).Value!;
        Assert.Null(await Registry.EditAsync(both, edited.Id, 0, Prints.Watermark(), default));
        Assert.Equal(Refusal.NeedsSecondPerson, await Registry.SealAsync(both, edited.Id, 1, default));
        Assert.Null(await Registry.SealAsync(People.Manager, edited.Id, 1, default));
    }

    [CaseFact]
    public async Task A_stale_look_a_taken_name_and_a_bad_design_are_refused()
    {
        var made = (await Registry.DraftAsync(People.Analyst, Prints.Watermark("mark 1"), null, default)).Value!;
        Assert.Null(await Registry.EditAsync(People.OtherAnalyst, made.Id, 0, Prints.Watermark("mark 1b"), default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Registry.SealAsync(People.Reviewer, made.Id, 0, default));
        Assert.Equal(Refusal.NameTaken, (await Registry.DraftAsync(People.Analyst, Prints.Watermark("mark 1b"), null, default)).Refusal);
        Assert.Equal(Refusal.KeyWrong, (await Registry.DraftAsync(People.Analyst, Prints.Watermark(), "no key", default)).Refusal);
        Assert.Equal(Refusal.DesignWrong, (await Registry.DraftAsync(People.Analyst, Prints.Watermark() with { Watermark = new(double.NaN, 2, 1) }, null, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Registry.DraftAsync(People.Analyst, Prints.Canary(Guid.NewGuid()), null, default)).Refusal);
        Assert.Equal(Refusal.TrapsWrong, (await Registry.DraftAsync(People.Analyst, Prints.Canary(Guid.NewGuid()) with { Traps = [new("a", "Say tree.", "tree", false)] }, null, default)).Refusal);
    }

    [CaseFact]
    public async Task Two_who_seal_at_once_seal_it_once()
    {
        var made = (await Registry.DraftAsync(People.Analyst, Prints.Watermark(), null, default)).Value!;
        var both = await Task.WhenAll(Registry.SealAsync(People.Reviewer, made.Id, 0, default), Registry.SealAsync(People.Manager, made.Id, 0, default));
        Assert.Equal([null, Refusal.ChangedMeanwhile], both.OrderBy(r => r));
        Assert.Single(await Room.AuditAsync(), e => e.Act == "fingerprint.sealed");
    }

    [CaseFact]
    public async Task Only_confirmed_members_who_are_on_no_allow_list_are_served()
    {
        var pool = await Room.ConfirmedCampaignAsync([Account(1), Account(2), Account(3)]);
        var desk = Room.The<ICampaignDesk>();
        Assert.Null(await desk.JudgeAsync(People.Analyst, pool, (await desk.FindAsync(pool, default))!.Version, [Account(3)], MemberStatus.Innocent, "A school.", default));
        var canary = await Room.ServedAsync(Prints.Canary(pool));
        Room.Clock.Advance(TimeSpan.FromSeconds(1));
        var mark = await Room.ServedAsync(Prints.Watermark() with { Model = "model-1" });
        await Room.SealedAsync(Prints.Watermark());

        Assert.Equal([canary.Id, mark.Id], (await Registry.PlanAsync(Account(1), "model-1", default)).Select(f => f.Id));
        Assert.Equal([canary.Id], (await Registry.PlanAsync(Account(1), "model-2", default)).Select(f => f.Id));
        Assert.Equal([mark.Id], (await Registry.PlanAsync(Account(3), "model-1", default)).Select(f => f.Id));
        Assert.Empty(await Registry.PlanAsync(Account(9), null, default));

        Assert.Null((await Room.The<IAllowList>().AddAsync(People.Reviewer, DecisionTarget.Of(Account(2)), "A safety researcher.", Room.Clock.GetUtcNow().AddDays(1), default)).Refusal);
        Assert.Empty(await Registry.PlanAsync(Account(2), "model-1", default));
        Room.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, (await Registry.PlanAsync(Account(2), "model-1", default)).Count);

        Assert.Null(await Registry.RetireAsync(People.Analyst, canary.Id, canary.Version, "Stop.", default));
        Assert.Equal([mark.Id], (await Registry.PlanAsync(Account(1), "model-1", default)).Select(f => f.Id));
        var draft = (await Registry.DraftAsync(People.Analyst, Prints.Watermark(), null, default)).Value!;
        Assert.Equal([draft.Id], await Registry.NeverServedAsync([canary.Id, draft.Id], default));
    }

    [CaseFact]
    public async Task Who_may_not_read_prompts_sees_no_trap_and_a_partner_nothing()
    {
        var pool = await Room.ConfirmedCampaignAsync([Account(1)]);
        var canary = await Room.SealedAsync(Prints.Canary(pool));
        Assert.All((await Registry.FindAsync(People.Auditor, canary.Id, default))!.Design.Traps, t => Assert.Equal(("", ""), (t.Prompt, t.Text)));
        Assert.All((await Registry.LoadAsync(People.Auditor, null, 0, 10, default)).Rows.SelectMany(f => f.Design.Traps), t => Assert.Equal("", t.Text));
        Assert.Contains("Vaumol", (await Registry.FindAsync(People.Manager, canary.Id, default))!.Design.Traps[0].Text, StringComparison.Ordinal);
        Assert.Null(await Registry.FindAsync(People.Partner, canary.Id, default));
        Assert.Empty((await Registry.LoadAsync(People.Partner, null, 0, 10, default)).Rows);
    }

    [CaseFact]
    public async Task The_secret_of_answers_is_made_once()
    {
        var keys = Room.The<IAnswerKeys>();
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => keys.LoadAsync(default)));
        Assert.Equal(16, all[0]!.Length);
        Assert.All(all, key => Assert.Equal(all[0], key));
        Assert.Single(await Room.AuditAsync(), e => e.Act == "answer-key.made");
    }
}

public sealed class RegistryOnSqlite : RegistryContract
{
    protected override bool OnServer => false;
}

public sealed class RegistryOnSqlServer : RegistryContract
{
    protected override bool OnServer => true;
}
