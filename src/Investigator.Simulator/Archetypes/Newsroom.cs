using Investigator.Simulator.Archetypes.Pools;
using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>News agencies and moderation services that rewrite, soften and label political texts all day, several desks of one house.</summary>
public sealed class Newsroom : IArchetype
{
    public string Name => "newsroom";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var desks in land.Groups(Name, 6, 3))
        {
            var (firm, work, voice) = (new Firm(land, "residential", "business", "enterprise"), new RewriteWork(land), new Voice(land.Rng.Bits(), 3));
            for (var n = 0; n < desks; n++)
            {
                var number = n;
                yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, work, voice, number, desks));
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, RewriteWork work, Voice voice, int number, int desks)
    {
        var caller = new Caller(resident, land, rng);
        var turn = 0L;
        foreach (var at in Rhythm.Days(rng.Fork(), land.From, land.To, 14, Measured.PersonDay, resident.Account.Country))
            yield return rng.Chance(0.5)
                ? caller.Ask(at, home, Prompt.Join(Prompt.Of("Cut to ninety words, neutral in tone:\n\n"), land.Talk.Passage(rng)), land.Measured.ChatOutput(rng))
                : caller.Ask(at, home, work.Take(number + (turn++ * desks), voice).Prompt, land.Measured.ChatOutput(rng));
    }
}
