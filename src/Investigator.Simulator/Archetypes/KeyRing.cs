using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A company that spreads its own load over several accounts of its organisation, turn by turn with equal shares and staggered gaps, to stay under the limits of each.</summary>
public sealed class KeyRing : IArchetype
{
    public string Name => "key-ring";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var accounts in land.Groups(Name, 6, 4))
        {
            var (firm, client, template) = (new Firm(land, "hosting", "business", "startup"), land.Clients.Kit(land.Rng), land.Rng.Pick(land.Library["hardneg-fabric"]));
            for (var n = 0; n < accounts; n++)
            {
                var number = n;
                yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, client, template, number, accounts));
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, Client client, LibraryPrompt template, int number, int accounts)
    {
        var caller = new Caller(resident, land, rng) { Client = client, Environment = "production" };
        var step = TimeSpan.TicksPerDay / 30;
        for (var at = land.From + (step * number / accounts); at < land.To; at += step)
            yield return caller.Ask(at + (long)(rng.Unit() * 0.3 * step), home, land.Talk.Passage(rng), 30 + (int)rng.LogNormal(200, 0.5), template.Ready);
    }
}
