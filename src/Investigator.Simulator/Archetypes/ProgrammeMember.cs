using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Real students, founders and researchers of a sponsored programme: its code at sign-up, free credits, little verification, a wave of sign-ups when the term begins.</summary>
public sealed class ProgrammeMember : IArchetype
{
    public string Name => "programme-member";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var members in land.Groups(Name, 60, 18))
        {
            var (code, term) = (land.Rng.Pick(land.Ground.Programmes), land.Rng.Between(0, land.Options.Days * 0.4));
            for (var n = 0; n < members; n++)
            {
                var rng = land.Rng;
                var home = land.Networks.In(rng, rng.Pick(["campus", "residential"]), Networks.CountryOf(rng)).Draw(rng);
                var joined = rng.Chance(0.6) ? land.At(term, rng.Exponential(20)) : land.Joined();
                var account = land.Account(rng.Pick(["education", "education", "startup", "research"]), home.Network.Country, home, joined) with
                { Referrer = code, Tier = rng.Pick(["free", "tier1"]), Verification = rng.Pick(["email", "email", "phone", "kyc"]), PaymentFingerprint = rng.Chance(0.3) ? land.Fingerprint() : null };
                var (own, pace) = (rng.Fork(), Math.Min(12, rng.LogNormal(0.9, 0.9)));
                yield return new() { Account = account, Archetype = Name, Live = resident => OrdinaryUser.Person(land, resident, own, home, pace) };
            }
        }
    }
}
