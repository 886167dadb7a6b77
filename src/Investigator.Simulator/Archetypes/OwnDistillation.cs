using Investigator.Simulator.Archetypes.Pools;
using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A company that trains a small model of its own under a contract that allows it: the public recipes word for word, in volume, day and night, from one verified organisation and its own servers.</summary>
public sealed class OwnDistillation : IArchetype
{
    public string Name => "own-distillation";

    public IEnumerable<Resident> Settle(Land land)
    {
        var companies = land.Scaled(Name, 1);
        for (var i = 0; i < companies; i++)
        {
            var (firm, work, voice, services) = (new Firm(land, "hosting", "enterprise"), new MixedWork(land), new Voice(0, 1), 2 + land.Rng.Below(3));
            for (var n = 0; n < services; n++)
            {
                var number = n;
                yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, work, voice, number, services), account => account with { Verification = "kyc", Tier = "tier5" });
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, MixedWork work, Voice voice, int number, int services)
    {
        var (caller, turn) = (new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "production", MaxTokens = 8192 }, 0L);
        foreach (var at in Rhythm.Renewal(rng.Fork(), land.At(land.Options.Days * 0.1), land.At(land.Options.Days * 0.9), 70, 1, Measured.Flat))
        {
            var job = work.Take(number + (turn++ * services), voice);
            yield return caller.Ask(at, home, job.Prompt, job.Output(land.Measured, rng), job.System, reasoning: job.Reasoning(rng), tools: job.Tools);
        }
    }
}
