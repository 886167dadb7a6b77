using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>A pool that is cut off in one hour, all its requests refused, and its heir that rises within hours with the same list of work: other accounts, other cards, the exits and the templates partly the same.</summary>
public sealed class Succession : ICampaignFamily
{
    public string Name => "succession";

    public int Usually => 12;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var (pool, work) = (new Pool(land, plan, Name, 25), new MixedWork(land));
        var cut = pool.Begin + (long)((pool.End - pool.Begin) * land.Rng.Between(0.4, 0.55));
        var first = plan.Accounts * 6 / 10;
        // the banned go on for some minutes with refusals, then the dispatcher gives up on them
        return pool.Settle(member => member.Work(work, member.Turns(), refusedWith: at => member.Number < first && at >= cut ? 403 : 0),
            span: number => number < first
                ? (pool.Begin, Math.Min(pool.End, cut + (long)(land.Rng.Between(0.3, 2) * TimeSpan.TicksPerHour)))
                : (cut + (long)(land.Rng.Between(0.5, plan.Evasion < 2 ? 6 : 30) * TimeSpan.TicksPerHour), pool.End));
    }
}
