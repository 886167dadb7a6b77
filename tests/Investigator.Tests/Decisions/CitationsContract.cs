using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>Which events the evidence of decisions names, in the order in which they came into force.</summary>
public abstract class CitationsContract : CaseContract
{
    private ICitations Citations => Room.The<ICitations>();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    [CaseFact]
    public async Task They_come_with_the_decision_once_and_end_when_the_evidence_goes()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results(hits: [AHit(Account(1))]), ARun(), default);
        Assert.Equal(0, (await Citations.SinceAsync(0, default)).Next);
        await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default);
        await Freezes.FreezeAccountAsync(People.Analyst, Account(2), "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default); // no hit: nothing is named

        var page = await Citations.SinceAsync(0, default);
        var decision = Assert.Single(await Freezes.OfAccountAsync(Account(1), default)).Id;
        Assert.Equal((2L, false), (page.Next, page.More));
        Assert.Equal((decision, "evt-1"), (Assert.Single(page.Cited).DecisionId, Assert.Single(page.Cited[0].Events).Value));
        Assert.Empty((await Citations.SinceAsync(2, default)).Cited);

        Assert.Empty(await Citations.GoneAsync(DateTimeOffset.UnixEpoch, default));
        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await Freezes.ExpireAsync(default));
        Room.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(2, await Room.The<IEvidenceRetention>().ForgetAsync(TimeSpan.FromDays(365), [], default));
        Assert.Contains(decision, (await Citations.GoneAsync(DateTimeOffset.UnixEpoch, default)).Select(g => g.DecisionId));
        Assert.Empty(await Citations.GoneAsync(Room.Clock.GetUtcNow().AddTicks(1), default));
        Assert.Empty((await Citations.SinceAsync(0, default)).Cited);
    }

    [CaseFact]
    public async Task A_store_that_was_set_back_is_looked_through_from_the_beginning()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results(hits: [AHit(Account(1))]), ARun(), default);
        await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default);

        var back = await Citations.SinceAsync(4711, default);
        Assert.Equal((0L, true), (back.Next, back.More));
        Assert.Single((await Citations.SinceAsync(back.Next, default)).Cited);
    }
}

public sealed class CitationsOnSqlite : CitationsContract
{
    protected override bool OnServer => false;
}

public sealed class CitationsOnSqlServer : CitationsContract
{
    protected override bool OnServer => true;
}
