using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>People all over the world who take one open course: they sign up with its code in the week it begins, on the free tier, and send the same exercises within days of each other.</summary>
public sealed class OpenCourse : IArchetype
{
    public string Name => "open-course";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var (courses, students) = land.Split(Name, 70, 12);
        for (var i = 0; i < courses; i++)
        {
            var (code, begin) = ("r" + rng.Hex(6), rng.Between(0.5, 4));
            var sheets = Enumerable.Range(1, 6).Select(n => Prompt.Join(Prompt.Of(FormattableString.Invariant($"Week exercise {n} of the course. Explain how the following works and improve it step by step:\n\n")), land.Talk.Passage(rng))).ToArray();
            for (var n = 0; n < students; n++)
            {
                var country = Networks.CountryOf(rng);
                var home = land.Networks.In(rng, "residential", country).Draw(rng);
                var account = land.Account(rng.Pick(["education", "individual"]), country, home, land.At(begin, rng.Gamma(1.5, 30))) with { Referrer = code, Tier = "free", Verification = "email", PaymentFingerprint = null };
                var own = rng.Fork();
                yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, home, sheets) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, Prompt[] sheets)
    {
        var caller = new Caller(resident, land, rng);
        var sheet = 0;
        return caller.Converse(Rhythm.Days(rng, resident.Account.CreatedAt.UtcTicks, land.To, Math.Min(6, rng.LogNormal(1.6, 0.6)), Measured.PersonDay, resident.Account.Country, Measured.Week), _ => home,
            first => first && rng.Chance(0.6) ? sheets[sheet++ / 3 % sheets.Length] : land.Talk.Next(rng, caller.Interests));
    }
}
