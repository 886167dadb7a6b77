using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Services that watch whether models change: the same fixed questions every hour, for ever, from a few cloud regions. Strangers use the same public probe set.</summary>
public sealed class DriftMonitor : IArchetype
{
    public string Name => "drift-monitor";

    public IEnumerable<Resident> Settle(Land land)
    {
        var probes = Enumerable.Range(0, 8).Select(_ => land.Rng.Pick(land.Library["hardneg-eval"])).ToArray();
        var services = land.Scaled(Name, 5, 3);
        for (var i = 0; i < services; i++)
        {
            var firm = new Firm(land, "hosting", "startup", "research");
            yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, probes));
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, LibraryPrompt[] probes)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "test", Temperature = 0, MovesAt = land.Ground.Release };
        var regions = Enumerable.Range(0, 3).Select(n => n == 0 ? home : home.Network.Draw(rng)).ToArray();
        var phase = rng.Unit() * 3;
        for (var hour = phase; hour < land.Options.Days * 24; hour += 3)
        {
            var at = land.At(0, hour);
            foreach (var probe in probes)
            {
                yield return caller.Ask(at, rng.Pick(regions), probe.Ready, 10 + (int)rng.LogNormal(60, 0.3), probe.ReadySystem);
                at += (long)(rng.Between(0.5, 3) * TimeSpan.TicksPerSecond);
            }
        }
    }
}
