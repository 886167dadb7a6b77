using Investigator.Domain.Campaigns;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Campaigns;

/// <summary>How pools turned is kept: once each, with an entry in the audit that the campaign's timeline shows.</summary>
public abstract class PoolTurnsContract : CaseContract
{
    private static readonly Guid s_first = Guid.Parse("11111111-0000-4000-8000-000000000001");
    private static readonly Guid s_second = Guid.Parse("22222222-0000-4000-8000-000000000002");

    private IPoolTurns Turns => Room.The<IPoolTurns>();

    [CaseFact]
    public async Task A_pool_that_burns_and_its_successor_are_noted_once_each_and_stand_in_the_timeline()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var began = Room.Clock.GetUtcNow().AddDays(-9);
        Assert.Equal(1, await Turns.NoteAsync(campaign, [APool(s_first, PoolState.Active, began, began.AddDays(2))], default));
        Assert.Equal(0, await Turns.NoteAsync(campaign, [APool(s_first, PoolState.Active, began, began.AddDays(3))], default));

        Room.Clock.Advance(TimeSpan.FromDays(1));
        var stopped = began.AddDays(4);
        IReadOnlyList<CampaignPool> pools =
        [
            APool(s_second, PoolState.Active, stopped.AddHours(20), stopped.AddDays(2)) with { Took = new(s_first, stopped, TimeSpan.FromHours(20)) },
            APool(s_first, PoolState.Burnt, began, began.AddDays(3)) with { BurntAt = stopped, Burnt = 3, Active = 0 },
        ];
        Assert.Equal(2, await Turns.NoteAsync(campaign, pools, default));
        Assert.Equal(0, await Turns.NoteAsync(campaign, pools, default));

        var turns = (await Turns.OfCampaignAsync(campaign, 10, default)).ToDictionary(t => (t.ClusterId, t.After));
        Assert.Equal(3, turns.Count);
        Assert.Equal((null, began), (turns[(s_first, PoolState.Active)].Before, turns[(s_first, PoolState.Active)].At));
        var burnt = turns[(s_first, PoolState.Burnt)];
        Assert.Equal((PoolState.Active, stopped, 3), (burnt.Before, burnt.At, burnt.Burnt));
        var heir = turns[(s_second, PoolState.Active)];
        Assert.Equal((stopped, s_first, stopped.AddHours(20)), (heir.TookOverAfter, heir.TookOverFrom, heir.At));
        var entries = (await Room.The<ICampaignTimeline>().LoadAsync(People.Auditor, campaign, new(TimelineKind.Pools), 0, 10, default)).Rows;
        Assert.Equal(3, entries.Count);
        Assert.Contains(entries, e => e.Detail.Contains("\"before\":\"active\",\"after\":\"burnt\"", StringComparison.Ordinal));
    }

    [CaseFact]
    public async Task A_pool_that_wakes_again_turns_again_and_several_servers_note_it_once()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var began = Room.Clock.GetUtcNow().AddDays(-9);
        CampaignPool[] awake = [APool(null, PoolState.Active, began, began.AddDays(1))], silent = [APool(null, PoolState.Standby, began, began.AddDays(1))];
        foreach (var pools in (CampaignPool[][])[awake, silent, awake])
        {
            Room.Clock.Advance(TimeSpan.FromHours(1));
            var noted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Turns.NoteAsync(campaign, pools, default))));
            Assert.Equal(1, noted.Sum());
        }

        Assert.Equal([PoolState.Active, PoolState.Standby, PoolState.Active], (await Turns.OfCampaignAsync(campaign, 10, default)).Select(t => t.After));
    }

    private static CampaignPool APool(Guid? cluster, PoolState state, DateTimeOffset first, DateTimeOffset last) => new(cluster, state, 3, state is PoolState.Active ? 3 : 0, 0, first, last, null, 0.5, 0.4, 0.6);
}

public sealed class PoolTurnsOnSqlite : PoolTurnsContract
{
    protected override bool OnServer => false;
}

public sealed class PoolTurnsOnSqlServer : PoolTurnsContract
{
    protected override bool OnServer => true;
}
