using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>A pool that turns to a new model on the day of its release: half of its work within 24 hours.</summary>
public sealed class Retargeting : ICampaignFamily
{
    public string Name => "retargeting";

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var (pool, work) = (new Pool(land, plan, Name, 25), new MixedWork(land));
        return pool.Settle(member =>
        {
            // all at once at level 0; over more days, and by fewer, the more careful the operator is
            var spread = plan.Evasion switch { 0 => 2.0, 1 => 20, 2 => 40, _ => 96 };
            member.Caller.MovesAt = land.Ground.Release + (long)((plan.Evasion < 3 || member.Rng.Chance(0.7) ? member.Rng.Between(0.5, spread) : 100_000) * TimeSpan.TicksPerHour);
            return member.Work(work, member.Turns());
        });
    }
}
