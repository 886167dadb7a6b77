using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>One key that a whole team passes around: a dozen people, their own clients, homes and travels, all under one account.</summary>
public sealed class SharedTeamKey : IArchetype
{
    public string Name => "shared-team-key";

    public IEnumerable<Resident> Settle(Land land)
    {
        var teams = land.Scaled(Name, 4, 2);
        for (var i = 0; i < teams; i++)
        {
            var firm = new Firm(land, "residential");
            yield return firm.Resident(Name, (resident, rng) => Enumerable.Range(0, 8 + rng.Below(7)).Select(_ => OrdinaryUser.Person(land, resident, rng.Fork(),
                land.Networks.In(rng, "residential", rng.Chance(0.7) ? firm.Country : Networks.CountryOf(rng)).Draw(rng), rng.LogNormal(0.7, 0.7))).Aggregate(Rhythm.Merge));
        }
    }
}
