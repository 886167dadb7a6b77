using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>A few accounts that try thousands of ways around the guard of the model's thinking, refused again and again. What works is used elsewhere.</summary>
public sealed class TechniqueProbing : ICampaignFamily
{
    public string Name => "technique-probing";

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var pool = new Pool(land, plan, Name, 150, plan.Evasion < 2 ? 0.1 : null) { Segments = ["individual", "individual", "research", "startup"] };
        var work = new ProbeWork(land.Rng.Bits());
        return pool.Settle(member =>
        {
            var rng = member.Rng.Fork();
            return member.Work(work, Bursts(member, rng), refusedWith: _ => rng.Chance(0.4) ? 400 : 0);
        });
    }

    /// <summary>Edit, send, look, edit again: some dozen tries in a row, then a pause.</summary>
    private static IEnumerable<long> Bursts(Member member, Rng rng)
    {
        var free = 0L;
        foreach (var start in member.Turns(member.WorkPerDay / 12))
        {
            var at = Math.Max(start, free);
            for (var n = 0; n < 6 + rng.Below(13); n++, at += (long)(rng.LogNormal(25, 0.7) * TimeSpan.TicksPerSecond)) yield return at;
            free = at;
        }
    }
}
