using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class PoolTurns(RecordedActs acts) : IPoolTurns
{
    // A campaign of so many turns is looked at by its latest ones: what turned before those was told already.
    private const int MostLooked = 5000;

    public async Task<int> NoteAsync(Guid campaign, IReadOnlyList<CampaignPool> pools, CancellationToken ct)
    {
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        // Nearly always nothing turned: looked at without the writer's turn first.
        if ((await DueAsync(look, campaign, pools, ct).ConfigureAwait(false)).Count == 0) return 0;
        var turned = 0;
        var no = await acts.TryAsync(
            async db =>
            {
                foreach (var (pool, last) in await DueAsync(db, campaign, pools, ct).ConfigureAwait(false))
                {
                    var turn = PoolTurn.Of(acts.NewId(), campaign, pool, last, acts.Clock.GetUtcNow());
                    db.PoolTurns.Add(turn);
                    turned++;
                    await acts.RecordAsync(
                        db, Person.System, "pool.turned", $"campaign:{campaign}",
                        new { pool = Name(pool.Cluster), before = Word(turn.Before), after = Word(turn.After), since = turn.At, turn.Accounts, turn.Active, turn.Burnt, tookOverFrom = pool.Took is { } took ? Name(took.From) : null, turn.ClusterId }, ct).ConfigureAwait(false);
                }

                return null;
            },
            ct).ConfigureAwait(false);
        return no is null ? turned : 0;
    }

    public async Task<IReadOnlyList<PoolTurn>> OfCampaignAsync(Guid campaign, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var family = await LineageReach.WholeAsync(db, campaign, ct).ConfigureAwait(false);
        return await db.PoolTurns.AsNoTracking().Where(t => family.Contains(t.CampaignId)).OrderByDescending(t => t.NoticedAt).ThenByDescending(t => t.Id).Take(take).ToListAsync(ct).ConfigureAwait(false);
    }

    private static async Task<List<(CampaignPool Pool, PoolTurn? Last)>> DueAsync(InvestigatorDb db, Guid campaign, IReadOnlyList<CampaignPool> pools, CancellationToken ct)
    {
        var known = await db.PoolTurns.AsNoTracking().Where(t => t.CampaignId == campaign).OrderByDescending(t => t.NoticedAt).ThenByDescending(t => t.Id).Take(MostLooked).ToListAsync(ct).ConfigureAwait(false);
        var last = known.GroupBy(t => t.ClusterId ?? Guid.Empty).ToDictionary(g => g.Key, g => g.First());
        return [.. pools.Select(p => (p, last.GetValueOrDefault(p.Cluster ?? Guid.Empty))).Where(p => PoolTurn.IsDue(p.p, p.Item2))];
    }

    // Ids made at once begin alike; their ends tell them apart.
    private static string Name(Guid? cluster) => cluster is { } id ? "pool …" + id.ToString("N")[^6..] : "accounts in no pool";

    private static string? Word(PoolState? state) => state switch
    {
        PoolState.Active => "active",
        PoolState.Standby => "standby",
        PoolState.Burnt => "burnt",
        null => null,
    };
}
