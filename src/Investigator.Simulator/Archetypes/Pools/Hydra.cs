using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>
/// Hundreds to thousands of accounts that act as one: rented addresses that rotate, one list of work shared out by a dispatcher, 50 to 95 % ordinary questions around it,
/// a quarter of the accounts on standby until the first ones burn.
/// </summary>
public sealed class Hydra : ICampaignFamily
{
    private static readonly double[] s_cover = [0.5, 0.7, 0.85, 0.95];

    public string Name => "hydra";

    public int Usually => 24;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var (pool, work) = (new Pool(land, plan, Name, 25, s_cover[plan.Evasion]), new MixedWork(land));
        var shift = pool.Begin + ((pool.End - pool.Begin) * 2 / 5);
        return pool.Settle(member => member.Work(work, member.Turns()),
            span: number => (number % 4) switch { 3 => (shift, pool.End), 0 => (pool.Begin, Math.Min(pool.End, shift + TimeSpan.TicksPerDay)), _ => (pool.Begin, pool.End) });
    }
}
