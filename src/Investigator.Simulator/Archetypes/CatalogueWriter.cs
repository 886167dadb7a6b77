using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A shop that has its whole catalogue described: one template over thousands of different things, every subject touched once and none twice.</summary>
public sealed class CatalogueWriter : IArchetype
{
    public string Name => "catalogue-writer";

    public IEnumerable<Resident> Settle(Land land)
    {
        var (shops, things) = land.Split(Name, 900, 120);
        for (var i = 0; i < shops; i++)
        {
            var firm = new Firm(land, "hosting", "business");
            yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, things));
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, int things)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "production", MaxTokens = 2048 };
        var lead = Prompt.Of(rng.Pick(["Write a product page of 200 words with title, bullets and a meta description for the article described below.\n\n", "Describe this item for our catalogue in a warm tone, with three advantages.\n\n"]));
        var (names, begin) = (land.Library["ordinary-support"], land.At(land.Options.Days * rng.Between(0.1, 0.5)));
        var at = begin;
        for (var n = 0; n < things && at < land.To; n++, at += (long)(rng.Gamma(1, 3 * 86400.0 / things) * TimeSpan.TicksPerSecond))
            yield return caller.Ask(at, home, Prompt.Join(lead, names[(int)(Rng.Mix((ulong)n) % (ulong)names.Count)].Ready, Prompt.Of("\n"), land.Talk.Passage(rng)), 180 + (int)rng.LogNormal(120, 0.4));
    }
}
