using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Thirteen requests a day and account, in the hours of a human being, each in other words: no account does anything that a person would not do.</summary>
public sealed class LowAndSlow : ICampaignFamily
{
    public string Name => "low-and-slow";

    public int Usually => 12;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var (pool, work) = (new Pool(land, plan, Name, 13), new MixedWork(land));
        return pool.Settle(member => member.Work(work,
            Rhythm.Days(member.Rng.Fork(), member.From, member.To, member.WorkPerDay, Measured.PersonDay, member.Resident.Account.Country, Measured.Week)));
    }
}
