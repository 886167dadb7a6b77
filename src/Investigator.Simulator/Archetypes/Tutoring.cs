using Investigator.Simulator.Archetypes.Pools;
using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Pupils who do their mathematics homework with a widely shared tutor prompt that asks for every step of the reasoning: the same words from strangers, in the afternoon, and much thinking in the answers.</summary>
public sealed class Tutoring : IArchetype
{
    private static readonly Prompt s_tutor = Prompt.Of("You are a patient mathematics tutor. Think step by step, show the whole line of reasoning before the answer, check it, and then state the result in one sentence.\n\n");

    public string Name => "tutoring";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var pupils in land.Groups(Name, 50, 14))
            for (var n = 0; n < pupils; n++)
            {
                var rng = land.Rng;
                var home = land.Networks.In(rng, "residential", Networks.CountryOf(rng)).Draw(rng);
                var own = rng.Fork();
                yield return new() { Account = land.Account(rng.Pick(["individual", "education"]), home.Network.Country, home, land.Joined()), Archetype = Name, Live = resident => Live(land, resident, own, home) };
            }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Browser(rng) };
        var questions = land.Library["distill-cot"];
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        foreach (var at in Rhythm.Days(rng.Fork(), from, land.To, Math.Min(6, rng.LogNormal(1.2, 0.6)), Measured.PersonDay, resident.Account.Country, Measured.Week))
        {
            var output = 150 + (int)rng.LogNormal(500, 0.6);
            yield return rng.Chance(0.6)
                ? caller.Ask(at, home, Prompt.Join(s_tutor, Numbers.Changed(rng.Pick(questions).Text, rng.Below(3))), output, session: "s" + rng.Hex(23), reasoning: (int)(output * rng.Between(0.3, 0.7)))
                : caller.Ask(at, home, land.Talk.First(rng, caller.Interests), land.Measured.ChatOutput(rng), session: "s" + rng.Hex(23));
        }
    }
}
