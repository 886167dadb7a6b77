using Investigator.Domain.Text;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Campaigns;

/// <summary>What the traffic says of a pool, on the real store.</summary>
public sealed class PoolQuestionsTests : IDisposable
{
    private static readonly string Elicits = PromptFamilies.BuiltIn.All[0].Examples![0] + " ";
    private readonly TelemetryRig _rig = new();

    private DuckDbPools Pools => new(_rig.Store);

    [Fact]
    public async Task Activity_says_from_when_to_when_and_tells_answered_from_refused()
    {
        await _rig.EventsAsync(
            Lines.Event("e1", ("account_id", "a"), ("time", "2026-03-01T00:00:00Z")), Lines.Event("e2", ("account_id", "a"), ("time", "2026-03-01T05:00:00Z")),
            Lines.Event("e3", ("account_id", "a"), ("time", "2026-03-01T09:00:00Z"), ("status", 403)), Lines.Event("e4", ("account_id", "b"), ("time", "2026-03-02T00:00:00Z"), ("status", 429)),
            Lines.Event("e5", ("account_id", "other"), ("time", "2026-03-03T00:00:00Z")));

        var seen = await Pools.ActivityAsync([new("a"), new("b"), new("nobody")], default);

        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), seen.LatestAt);
        Assert.Equal([("a", 3L, 2L), ("b", 1L, 0L)], seen.Accounts.Select(a => (a.AccountId.Value, a.Requests, a.Answered)));
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 5, 0, 0, TimeSpan.Zero), null), (seen.Accounts[0].LastAnsweredAt, seen.Accounts[1].LastAnsweredAt));
        Assert.Empty((await Pools.ActivityAsync([], default)).Accounts);
    }

    [Fact]
    public async Task The_same_prompt_is_one_pair_and_a_refused_one_is_none()
    {
        await _rig.EventsAsync(
            Lines.Event("p1", ("account_id", "a"), ("prompt", Elicits + "three boxes")), Lines.Event("p2", ("account_id", "b"), ("prompt", Elicits + "three boxes")),
            Lines.Event("p3", ("account_id", "b"), ("prompt", Elicits + "seven bridges of a town and their walks")), Lines.Event("p4", ("account_id", "a"), ("prompt", Elicits + "a river and a goat"), ("status", 429)),
            Lines.Event("p5", ("account_id", "other"), ("prompt", Elicits + "a fox")), Lines.Event("p6", ("account_id", "a"), ("prompt", "Good morning")));

        var pairs = await Pools.PairsAsync([new("a"), new("b")], default);

        Assert.Equal(2, Assert.Single(pairs).Value);
        Assert.Empty(await Pools.PairsAsync([], default));
    }

    public void Dispose() => _rig.Dispose();
}
