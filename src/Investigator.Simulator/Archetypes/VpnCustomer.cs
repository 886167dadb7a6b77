using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Strangers who use the same commercial VPN: they share its exits on several networks and change them all day, and nothing else ties them.</summary>
public sealed class VpnCustomer : IArchetype
{
    public string Name => "vpn-customer";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var (services, customers) = land.Split(Name, 60, 12);
        for (var i = 0; i < services; i++)
        {
            var exits = Enumerable.Range(0, 24).Select(_ => land.Networks.Of(rng, "hosting").Draw(rng)).ToArray();
            for (var n = 0; n < customers; n++)
            {
                var country = Networks.CountryOf(rng);
                var home = land.Networks.In(rng, "residential", country).Draw(rng);
                var (own, pace, habit) = (rng.Fork(), Math.Min(10, rng.LogNormal(0.9, 0.8)), rng.Between(0.3, 0.95));
                yield return new() { Account = land.Account("individual", country, home, land.Joined()), Archetype = Name, Live = resident => Live(land, resident, own, home, exits, pace, habit) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, Address[] exits, double pace, double habit)
    {
        var caller = new Caller(resident, land, rng);
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        return caller.Converse(Rhythm.Days(rng, from, land.To, pace, Measured.PersonDay, resident.Account.Country, Measured.Week), _ => rng.Chance(habit) ? rng.Pick(exits) : home);
    }
}
