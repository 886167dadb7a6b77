using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A company that sorts a large table with one key: one template over thousands of rows, answers of a word or two, in a few long runs.</summary>
public sealed class BatchClassifier : IArchetype
{
    public string Name => "batch-classifier";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var (companies, rows) = land.Split(Name, 3000, 300);
        for (var i = 0; i < companies; i++)
        {
            var country = Networks.CountryOf(rng);
            var home = land.Networks.In(rng, "hosting", country).Draw(rng);
            var account = land.Account(rng.Pick(["business", "enterprise"]), country, home, land.From - (long)(rng.Between(5, 400) * TimeSpan.TicksPerDay)) with { Organization = land.Organization() };
            var own = rng.Fork();
            yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, home, rows) };
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, int rows)
    {
        var caller = new Caller(resident, land, rng) { Temperature = 0, Client = land.Clients.Kit(rng), MaxTokens = 1024 };
        var task = Prompt.Of("Choose exactly one of: complaint, question, praise, order, other. Reply with the word alone.\n\nText: ");
        const int Runs = 3;
        for (var run = 0; run < Runs; run++)
        {
            var at = (double)land.At(land.Options.Days * (run + rng.Between(0.1, 0.6)) / Runs, 8);
            for (var row = 0; row < rows / Runs; row++)
            {
                at += rng.Gamma(1.1, TimeSpan.TicksPerSecond * 9);
                yield return caller.Ask((long)at, home, Prompt.Join(task, land.Talk.Passage(rng)), 2 + rng.Below(3));
            }
        }
    }
}
