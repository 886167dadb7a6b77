using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions.Countermeasures;

/// <summary>The ledger of measures on answers: two approvals, exemptions, a start, an end, and the button.</summary>
public abstract class CountermeasureContract : CaseContract
{
    private static readonly Person s_third = People.Manager with { Id = "manager-3", Name = "Manager 3" };

    private ICountermeasures Desk => Room.The<ICountermeasures>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    private CountermeasureTerms Terms => new(CountermeasureKind.Watermark, "key-7", "High confidence.", [Account(2).Value, "org-lab"], "A safety lab; told on 1 March.", Now, Now.AddDays(7))
    {
        Effects = [new("mathematics", "Found at 5 % of training text.", "NeurIPS 2024"), new("code", "Weak: little room for a mark.", "Nature 2024")],
    };

    [CaseFact]
    public async Task Two_others_approve_the_exempt_and_the_allowed_are_left_alone_and_the_stream_carries_it()
    {
        var pool = await Room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 5).Select(Account)]);
        Room.Organizations.All[Account(5)] = "org-lab";
        await Room.The<IAllowList>().AddAsync(People.Reviewer, DecisionTarget.Of(Account(3)), "A school.", Now.AddDays(1), default);
        var one = (await Desk.ProposeAsync(People.Analyst, pool, null, Terms, default)).Value!;
        Assert.Equal(Refusal.NotAllowed, await Desk.ApproveAsync(People.Reviewer, one.Id, 0, default));
        Assert.Equal(Refusal.SelfApproval, await Desk.ApproveAsync(People.Manager with { Id = People.Analyst.Id }, one.Id, 0, default));
        Assert.Null(await Desk.ApproveAsync(People.Manager, one.Id, 0, default));
        Assert.Empty((await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes);
        Assert.Equal(Refusal.SelfApproval, await Desk.ApproveAsync(People.Manager, one.Id, 1, default)); // the same person twice is one person
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.ApproveAsync(s_third, one.Id, 0, default));
        Assert.Null(await Desk.ApproveAsync(s_third, one.Id, 1, default));

        var changes = (await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes;
        Assert.Equal([Account(1), Account(4)], changes.Select(c => c.AccountId).OrderBy(a => a.Value, StringComparer.Ordinal));
        Assert.All(changes, c => Assert.Equal((DecisionKind.Degrade, Degradation.UnmarkedText, "key-7", (DateTimeOffset?)Now.AddDays(7)), (c.Kind, c.Degradation, c.Setting, c.ExpiresAt)));
        Assert.Equal(["unmarked-text"], changes[0].Degradation.Words());
        var reach = await Desk.ReachAsync(one.Id, default);
        Assert.Equal((2, 2, 0, 0), (reach.Decisions, reach.Standing, reach.Acknowledged, reach.Appeals));
        Assert.Equal(["countermeasure.approved", "countermeasure.approved", "countermeasure.proposed", "countermeasure.started"], (await Room.AuditAsync()).Select(e => e.Act).Where(a => a.StartsWith("countermeasure", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [CaseFact]
    public async Task The_button_ends_its_decisions_in_the_same_act()
    {
        var one = await RunningAsync();
        Assert.Equal(Refusal.NotAllowed, await Desk.StopAsync(People.Auditor, one.Id, "Wrong.", default));
        Assert.Equal(Refusal.ReasonMissing, await Desk.StopAsync(People.Analyst, one.Id, "", default));
        Assert.Null(await Desk.StopAsync(People.Analyst, one.Id, "A lab is among them.", default)); // one person is enough to stop
        Assert.Equal([true, false], (await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes.Select(c => c.Added));
        Assert.Equal((CountermeasureState.Stopped, 0), ((await Desk.FindAsync(one.Id, default))!.State, (await Desk.ReachAsync(one.Id, default)).Standing));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.StopAsync(People.Analyst, one.Id, "Again.", default));
    }

    [CaseFact]
    public async Task It_starts_and_ends_at_its_time()
    {
        var later = Terms with { StartsAt = Now.AddHours(2) };
        var one = (await Desk.ProposeAsync(People.Analyst, null, DecisionTarget.Of(Account(1)), later, default)).Value!;
        await Desk.ApproveAsync(People.Manager, one.Id, 0, default);
        await Desk.ApproveAsync(s_third, one.Id, 1, default);
        Assert.Equal((0, 0), (await Desk.TurnAsync(default), (await Desk.ReachAsync(one.Id, default)).Decisions));
        Room.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((1, 0), (await Desk.TurnAsync(default), await Desk.TurnAsync(default)));
        Assert.Equal(1, (await Desk.ReachAsync(one.Id, default)).Standing);
        Room.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal((1, 0), (await Desk.TurnAsync(default), await Desk.TurnAsync(default)));
        Assert.Equal((CountermeasureState.Ended, 0), ((await Desk.FindAsync(one.Id, default))!.State, (await Desk.ReachAsync(one.Id, default)).Standing));
    }

    [CaseFact]
    public async Task What_it_lacks_is_said()
    {
        async Task<Refusal?> SaidAsync(CountermeasureTerms terms) => (await Desk.ProposeAsync(People.Analyst, null, DecisionTarget.Of(Account(1)), terms, default)).Refusal;
        Assert.Equal(Refusal.EfficacyMissing, await SaidAsync(Terms with { Effects = [] }));
        Assert.Equal(Refusal.EfficacyMissing, await SaidAsync(Terms with { Effects = [Terms.Effects[0], new("code", "None.", " ")] }));
        Assert.Equal(Refusal.TooLong, await SaidAsync(Terms with { Effects = [new(new string('x', 129), "None.", "Somebody")] }));
        Assert.Equal(Refusal.TooMany, await SaidAsync(Terms with { Effects = [.. Enumerable.Repeat(Terms.Effects[0], 21)] }));
        Assert.Equal(Refusal.NobodyExempt, await SaidAsync(Terms with { ExemptNote = "" }));
        Assert.Equal(Refusal.NameMissing, await SaidAsync(Terms with { Setting = null }));
        Assert.Equal(Refusal.RateMissing, await SaidAsync(Terms with { Kind = CountermeasureKind.LowerLimits }));
        Assert.Equal(Refusal.ExpiryTooFar, await SaidAsync(Terms with { EndsAt = Now.AddDays(91) }));
        Assert.Equal(Refusal.ExpiryInThePast, await SaidAsync(Terms with { EndsAt = Now }));
        Assert.Equal(Refusal.ReasonMissing, await SaidAsync(Terms with { Trigger = "" }));
        Assert.Equal(Refusal.NobodyToActOn, (await Desk.ProposeAsync(People.Analyst, null, null, Terms, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Desk.ProposeAsync(People.Analyst, Guid.NewGuid(), null, Terms, default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Desk.ProposeAsync(People.Manager, null, DecisionTarget.Of(Account(1)), Terms, default)).Refusal);
    }

    [CaseFact]
    public async Task What_was_seen_of_honest_customers_is_kept()
    {
        var one = await RunningAsync();
        var version = (await Desk.FindAsync(one.Id, default))!.Version;
        Assert.Equal(Refusal.OutOfRange, await Desk.GuardAsync(People.Analyst, one.Id, version, GuardKind.BenignCheck, 2, null, "Evaluation.", default));
        Assert.Equal(Refusal.NoteMissing, await Desk.GuardAsync(People.Analyst, one.Id, version, GuardKind.BenignCheck, 0.9, 0.9, "", default));
        Assert.Null(await Desk.GuardAsync(People.Analyst, one.Id, version, GuardKind.BenignCheck, 0.91, 0.90, "Evaluation 12.", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.GuardAsync(People.Analyst, one.Id, version, GuardKind.BenignCheck, 0.9, 0.9, "Twice.", default));
        Assert.Equal((0.91, 0.90, "Evaluation 12."), ((await Desk.FindAsync(one.Id, default))!.Guards.Single() is var g ? (g.Before!.Value, g.After!.Value, g.Note) : default));
        Assert.Equal(Refusal.OutOfRange, await Desk.GuardAsync(People.Analyst, one.Id, version + 1, GuardKind.SupportSignals, double.NaN, 1, "Tickets.", default));
        Assert.Null(await Desk.GuardAsync(People.Analyst, one.Id, version + 1, GuardKind.SupportSignals, 12, 31, "Tickets about short answers.", default));
        Assert.Equal([(GuardKind.BenignCheck, 0.91), (GuardKind.SupportSignals, 12)], (await Desk.FindAsync(one.Id, default))!.Guards.Select(g => (g.Kind, g.Before!.Value)));
        Assert.Equal(["mathematics", "code"], (await Desk.FindAsync(one.Id, default))!.Terms.Effects.Select(e => e.Capability));
    }

    private async Task<Countermeasure> RunningAsync()
    {
        var one = (await Desk.ProposeAsync(People.Analyst, null, DecisionTarget.Of(Account(1)), Terms, default)).Value!;
        Assert.Null(await Desk.ApproveAsync(People.Manager, one.Id, 0, default));
        Assert.Null(await Desk.ApproveAsync(s_third, one.Id, 1, default));
        return one;
    }
}

public sealed class CountermeasureOnSqlite : CountermeasureContract
{
    protected override bool OnServer => false;
}

public sealed class CountermeasureOnSqlServer : CountermeasureContract
{
    protected override bool OnServer => true;
}
