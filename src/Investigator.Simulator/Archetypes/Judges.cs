using Investigator.Simulator.Archetypes.Pools;
using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Teams that let a model mark their own product's answers before each release. Half of them use the rubric of a public framework word for word, so strangers share it.</summary>
public sealed class Judges : IArchetype
{
    public string Name => "judge-in-ci";

    public IEnumerable<Resident> Settle(Land land)
    {
        var work = new GradeWork(land);
        foreach (var teams in land.Groups(Name, 14, 6))
            for (var n = 0; n < teams; n++)
            {
                var (firm, number, voice) = (new Firm(land, "hosting"), land.Rng.Below(1_000_000) * 1000L, land.Rng.Chance(0.5) ? new Voice(0, 1) : new Voice(land.Rng.Bits(), 2));
                yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, work, voice, number));
            }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, GradeWork work, Voice voice, long number)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "test", Temperature = 0 };
        var at = 0L;
        foreach (var build in Rhythm.Days(rng.Fork(), land.From, land.To, 1.1, Measured.PersonDay, resident.Account.Country, Measured.Week))
        {
            (at, var cases) = (Math.Max(at, build), 8 + rng.Below(14));
            // the same cases at each build: what is judged is the product, which changes little
            for (var n = 0; n < cases; n++, at += (long)(rng.Gamma(1.4, 4) * TimeSpan.TicksPerSecond))
            {
                var job = work.Take(number + n, voice);
                yield return caller.Ask(at, home, job.Prompt, job.Output(land.Measured, rng), job.System);
            }
        }
    }
}
