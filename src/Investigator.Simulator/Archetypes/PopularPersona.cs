using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Strangers who paste the same well-known persona prompts, word for word, and then talk about their own affairs.</summary>
public sealed class PopularPersona : IArchetype
{
    public string Name => "popular-persona";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        foreach (var members in land.Groups(Name, 90, 12))
        {
            var personas = Enumerable.Range(0, 3).Select(_ => rng.Pick(land.Library["ordinary-templates"])).ToArray();
            for (var n = 0; n < members; n++)
            {
                var country = Networks.CountryOf(rng);
                var home = land.Networks.In(rng, "residential", country).Draw(rng);
                var own = rng.Fork();
                yield return new()
                {
                    Account = land.Account("individual", country, home, land.Joined()),
                    Archetype = Name,
                    Live = resident => Live(land, resident, own, home, personas[own.Below(10) switch { < 7 => 0, < 9 => 1, _ => 2 }]),
                };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, LibraryPrompt persona)
    {
        var caller = new Caller(resident, land, rng);
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        return caller.Converse(Rhythm.Days(rng, from, land.To, Math.Min(8, rng.LogNormal(0.7, 0.6)), Measured.PersonDay, resident.Account.Country, Measured.Week), _ => home,
            first => first && rng.Chance(0.8) ? persona.Ready : land.Talk.Next(rng, caller.Interests));
    }
}
