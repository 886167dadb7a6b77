using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A team that measures models: some 1,300 benchmark questions within one hour, night after night before a release, at temperature 0 from its own servers.</summary>
public sealed class Evaluator : IArchetype
{
    public string Name => "evaluator";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var (teams, questions) = land.Split(Name, 1300, 150);
        for (var i = 0; i < teams; i++)
        {
            var country = Networks.CountryOf(rng);
            var home = land.Networks.In(rng, rng.Pick(["hosting", "campus"]), country).Draw(rng);
            var account = land.Account(rng.Pick(["research", "startup", "enterprise"]), country, home, land.From - (long)(rng.Between(1, 300) * TimeSpan.TicksPerDay)) with { Organization = land.Organization() };
            var own = rng.Fork();
            yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, home, questions) };
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, int questions)
    {
        var caller = new Caller(resident, land, rng) { Temperature = 0, Client = land.Clients.Kit(rng), Environment = "test", Stream = false };
        var set = land.Library["hardneg-eval"];
        var first = rng.Below(Math.Max(1, land.Options.Days - 6));
        for (var night = first; night < Math.Min(first + 4, land.Options.Days); night++)
        {
            var begin = land.At(night, 1.5);
            var marks = Enumerable.Range(0, questions).Select(_ => begin + (long)(rng.Unit() * 52 * TimeSpan.TicksPerMinute)).Order().ToArray();
            for (var n = 0; n < marks.Length; n++)
            {
                var question = set[n % set.Count];
                yield return caller.Ask(marks[n], home, question.Ready, 8 + (int)rng.LogNormal(90, 0.6), question.ReadySystem);
            }
        }
    }
}
