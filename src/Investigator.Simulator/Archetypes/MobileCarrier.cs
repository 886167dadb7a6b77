using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Strangers on the phone, behind the few addresses of a carrier's address translation: hundreds share an address and change it all day.</summary>
public sealed class MobileCarrier : IArchetype
{
    public string Name => "mobile-cgnat";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        foreach (var subscribers in land.Groups(Name, 170, 24))
        {
            var carrier = land.Networks.Of(rng, "mobile");
            var doors = Enumerable.Range(0, 8).Select(_ => carrier.Draw(rng)).ToArray();
            for (var n = 0; n < subscribers; n++)
            {
                var account = land.Account("individual", carrier.Country, rng.Pick(doors), land.Joined());
                var own = rng.Fork();
                yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, doors) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address[] doors)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Browser(rng) };
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        return caller.Converse(Rhythm.Days(rng, from, land.To, Math.Min(12, rng.LogNormal(0.7, 0.9)), Measured.PersonDay, resident.Account.Country, Measured.Week), _ => rng.Pick(doors));
    }
}
