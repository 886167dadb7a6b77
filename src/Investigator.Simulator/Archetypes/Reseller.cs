using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A reseller whose many customers come through its relay: one address, its code at sign-up, its cards, and customers from everywhere with nothing else in common.</summary>
public sealed class Reseller : IArchetype
{
    public string Name => "reseller";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        foreach (var customers in land.Groups(Name, 64, 12))
        {
            var relay = land.Networks.Of(rng, "hosting").Draw(rng);
            var (referrer, cards) = ("r" + rng.Hex(6), Enumerable.Range(0, 3).Select(_ => land.Fingerprint()).ToArray());
            for (var n = 0; n < customers; n++)
            {
                var account = land.Account(rng.Pick(["individual", "individual", "business"]), Networks.CountryOf(rng), relay, land.Joined()) with { Referrer = referrer, PaymentFingerprint = rng.Pick(cards), Verification = "payment" };
                var (own, pace) = (rng.Fork(), Math.Min(10, rng.LogNormal(0.9, 0.9)));
                yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, relay, pace) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address relay, double pace)
    {
        var caller = new Caller(resident, land, rng);
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        return caller.Converse(Rhythm.Days(rng, from, land.To, pace, Measured.PersonDay, resident.Account.Country, Measured.Week), _ => relay);
    }
}
