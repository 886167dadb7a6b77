using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>One pool of accounts rented out to three operators at once: each account works for one, two or all three of them, by turns.</summary>
public sealed class SharedPool : ICampaignFamily
{
    public string Name => "shared-pool";

    public int Usually => 12;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var pool = new Pool(land, plan, Name, 30);
        var campaigns = new[] { pool.Campaign, pool.Plant(), pool.Plant() };
        IWork[] works = [new ReasonWork(land), new GradeWork(land), new SeedWork(land)];
        // 1 to 7: which of the three an account works for
        var tenants = Enumerable.Range(0, plan.Accounts).Select(_ => 1 + land.Rng.Below(7)).ToArray();
        return pool.Settle(
            member =>
            {
                var own = Of(member.Number).ToList();
                return own.Select(which => member.Work(works[which], member.Turns(member.WorkPerDay / own.Count), campaigns[which])).Aggregate(Rhythm.Merge);
            },
            of: number => [.. Of(number).Select(which => campaigns[which])]);

        IEnumerable<int> Of(int number) => Enumerable.Range(0, 3).Where(which => (tenants[number] >> which & 1) == 1);
    }
}
