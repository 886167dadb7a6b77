using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Strangers who go through a commercial VPN: a few data-centre addresses in many countries, shared by all its customers and changed at every connection.</summary>
public sealed class VpnUsers : IArchetype
{
    public string Name => "vpn";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var customers in land.Groups(Name, 60, 16))
        {
            var exits = Enumerable.Range(0, 12 + (customers / 10)).Select(_ => land.Networks.Of(land.Rng, "hosting").Draw(land.Rng)).ToArray();
            for (var n = 0; n < customers; n++)
            {
                var rng = land.Rng;
                var (country, own, pace) = (Networks.CountryOf(rng), rng.Fork(), Math.Min(10, rng.LogNormal(0.8, 0.8)));
                yield return new() { Account = land.Account("individual", country, rng.Pick(exits), land.Joined()), Archetype = Name, Live = resident => Live(land, resident, own, exits, pace) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address[] exits, double pace)
    {
        var (caller, now, until) = (new Caller(resident, land, rng), exits[0], 0L);
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        return caller.Converse(Rhythm.Days(rng.Fork(), from, land.To, pace, Measured.PersonDay, resident.Account.Country, Measured.Week), at =>
        {
            if (at >= until) (now, until) = (rng.Pick(exits), at + (long)(rng.Between(0.5, 6) * TimeSpan.TicksPerHour));
            return now;
        });
    }
}
