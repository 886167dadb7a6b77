using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Companies that come here only while another provider is down: the same open-source router, silence for days, then all of them at once within minutes, and gone again together.</summary>
public sealed class FallbackRouter : IArchetype
{
    public string Name => "fallback-router";

    public IEnumerable<Resident> Settle(Land land)
    {
        // outages are the world's: every group of customers sees the same ones
        var outages = Enumerable.Range(0, 1 + (land.Options.Days / 4)).Select(_ => (From: land.At(land.Options.Days * land.Rng.Unit()), Hours: land.Rng.Between(0.5, 3))).OrderBy(o => o.From).ToArray();
        var client = land.Clients.Kit(land.Rng);
        foreach (var companies in land.Groups(Name, 24, 8))
            for (var n = 0; n < companies; n++)
            {
                var firm = new Firm(land, "hosting");
                yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, client, outages));
            }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, Client client, (long From, double Hours)[] outages)
    {
        var caller = new Caller(resident, land, rng) { Client = client, Environment = "production" };
        var (template, answers, pace, free) = (rng.Pick(land.Library[rng.Pick(["hardneg-rag", "hardneg-fabric", "ordinary-templates"])]), rng.Pick(land.Measured.BusinessOutput), rng.LogNormal(14, 0.7), 0L);
        foreach (var (begin, hours) in outages)
        {
            var from = Math.Max(free, begin + (long)(rng.Between(0.1, 5) * TimeSpan.TicksPerMinute));
            free = Math.Max(from, begin + (long)((hours * TimeSpan.TicksPerHour) + (rng.Between(0, 10) * TimeSpan.TicksPerMinute)));
            foreach (var at in Rhythm.Renewal(rng, from, Math.Min(free, land.To), pace * 24, 0.8, Measured.Flat))
                yield return caller.Ask(at, home, land.Talk.Passage(rng), answers.Draw(rng), template.Ready);
        }
    }
}
