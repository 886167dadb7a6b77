using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>An honest company whose key starts to work from a new network in another country, with a new program and more of it: it opened an office there.</summary>
public sealed class NewOffice : IArchetype
{
    public string Name => "new-office";

    public IEnumerable<Resident> Settle(Land land)
    {
        var companies = land.Scaled(Name, 5, 2);
        for (var i = 0; i < companies; i++)
        {
            var firm = new Firm(land, "hosting");
            yield return firm.Resident(Name, (resident, rng) =>
            {
                var opening = land.At(land.Options.Days * rng.Between(0.3, 0.7));
                var office = land.Networks.In(rng, rng.Pick(["residential", "hosting"]), Networks.CountryOf(rng)).Draw(rng);
                return Rhythm.Merge(OrdinaryUser.Tenant(land, resident, rng.Fork(), firm.Home, 14),
                    OrdinaryUser.Tenant(land, resident, rng.Fork(), office, rng.Between(15, 45)).SkipWhile(exchange => exchange.At < opening));
            });
        }
    }
}
