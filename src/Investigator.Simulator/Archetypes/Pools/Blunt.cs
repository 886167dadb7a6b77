using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Volume and nothing else: the whole list of work as fast as the limits let it, no cover.</summary>
public sealed class Blunt : ICampaignFamily
{
    public string Name => "blunt";

    public int Usually => 8;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var (pool, work) = (new Pool(land, plan, Name, 400, cover: plan.Evasion == 0 ? 0 : 0.2), new SeedWork(land));
        return pool.Settle(member => member.Work(work, member.Turns()));
    }
}
