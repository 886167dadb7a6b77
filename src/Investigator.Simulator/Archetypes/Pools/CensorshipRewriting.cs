using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Politically sensitive questions swept and turned into harmless pairs, so that a student model learns to step around them.</summary>
public sealed class CensorshipRewriting : ICampaignFamily
{
    public string Name => "censorship-rewriting";

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var (pool, work) = (new Pool(land, plan, Name, 30), new RewriteWork(land));
        return pool.Settle(member => member.Work(work, member.Turns()));
    }
}
