using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A new customer who loads an archive into a search index: no ramp, one template, day and night at full speed for two days, then hardly anything.</summary>
public sealed class Backfill : IArchetype
{
    public string Name => "rag-backfill";

    public IEnumerable<Resident> Settle(Land land)
    {
        var (companies, documents) = land.Split(Name, 2000, 200);
        for (var i = 0; i < companies; i++)
        {
            var begin = land.At(land.Options.Days * land.Rng.Between(0.1, 0.7));
            var firm = new Firm(land, "hosting", "business", "startup");
            yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, begin, documents), joined: begin - TimeSpan.TicksPerHour * 3);
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, long begin, int documents)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "production", Temperature = 0 };
        var template = rng.Pick(land.Library["hardneg-rag"]);
        var at = begin;
        for (var n = 0; n < documents && at < land.To; n++, at += (long)(rng.Gamma(1.3, 2 * 86400.0 / documents) * TimeSpan.TicksPerSecond))
            yield return caller.Ask(at, home, Prompt.Join(land.Talk.Passage(rng), Prompt.Of("\n"), land.Talk.Passage(rng)), 40 + (int)rng.LogNormal(60, 0.4), template.Ready);
    }
}
