using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A weekend event: a burst of sign-ups with one code, one hall with one address, teams that build the same kind of thing through the night and are gone on Monday.</summary>
public sealed class Hackathon : IArchetype
{
    public string Name => "hackathon";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        foreach (var guests in land.Groups(Name, 70, 14))
        {
            var hall = land.Networks.Of(rng, rng.Pick(["campus", "residential"])).Draw(rng);
            var referrer = "r" + rng.Hex(6);
            var opening = land.At(Math.Max(1, land.Options.Days * rng.Between(0.2, 0.7)), 9);
            var briefs = Enumerable.Range(0, 5).Select(_ => Prompt.Join(Prompt.Of("The challenge brief says:\n"), land.Talk.Passage(rng), Prompt.Of("\n\n"))).ToArray();
            for (var n = 0; n < guests; n++)
            {
                var account = land.Account(rng.Pick(["individual", "individual", "startup", "education"]), hall.Network.Country, hall, opening + (long)(rng.Between(-0.5, 2.5) * TimeSpan.TicksPerHour)) with { Referrer = referrer, Verification = rng.Pick(["email", "phone"]) };
                var own = rng.Fork();
                yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, hall, opening, briefs) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address hall, long opening, Prompt[] briefs)
    {
        var caller = new Caller(resident, land, rng);
        var brief = rng.Pick(briefs);
        var from = Math.Max(opening, resident.Account.CreatedAt.UtcTicks) + (TimeSpan.TicksPerMinute * 10);
        var to = Math.Min(land.To, opening + (long)(rng.Between(28, 42) * TimeSpan.TicksPerHour));
        return caller.Converse(Rhythm.Renewal(rng, from, to, rng.Between(6, 22), 0.9, Measured.Flat), _ => hall,
            first => first && rng.Chance(0.35) ? Prompt.Join(brief, land.Talk.First(rng, caller.Interests)) : land.Talk.Next(rng, caller.Interests));
    }
}
