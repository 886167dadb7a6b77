using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A small pool after reasoning traces: two dozen accounts on four cards, all awake in the same minutes, one system prompt that asks for long thinking, answers as long as the model gives.</summary>
public sealed class ReasoningElicitation : IArchetype
{
    public string Name => "reasoning-elicitation";

    public bool IsPlanted => true;

    public IEnumerable<Resident> Settle(Land land)
    {
        var (pools, members) = land.Split(24, 10);
        for (var pool = 0; pool < pools; pool++)
            foreach (var resident in Pool(land, members))
                yield return resident;
    }

    private IEnumerable<Resident> Pool(Land land, int members)
    {
        var rng = land.Rng;
        var campaign = new PlantedCampaign { Id = "c" + rng.Hex(10), Family = "reasoning-elicitation", Evasion = "1" };
        var cards = Enumerable.Range(0, 4).Select(_ => land.Fingerprint()).ToArray();
        var begin = land.At(land.Options.Days * rng.Between(0.25, 0.4));
        var length = Math.Min(6, land.Options.Days * 0.45);
        // the dispatcher's beats: the whole pool fires within the same minute
        var beats = Rhythm.Renewal(rng.Fork(), begin + TimeSpan.TicksPerDay, Math.Min(land.To, begin + (long)((1 + length) * TimeSpan.TicksPerDay)), 14, 3, Measured.Flat).ToArray();
        var questions = land.Library["distill-cot"].Where(prompt => prompt.System is not null).ToArray();
        rng.Shuffle(questions);
        for (var i = 0; i < members; i++)
        {
            var home = land.Networks.Of(rng, rng.Pick(["residential", "residential", "hosting"])).Draw(rng);
            var account = land.Account(rng.Pick(["individual", "individual", "startup", "research"]), home.Network.Country, home, begin + (long)(rng.Between(0, 14) * TimeSpan.TicksPerHour));
            account = account with { PaymentFingerprint = rng.Chance(0.85) ? cards[i % 4] : land.Fingerprint() };
            var (ordinal, own) = (i, rng.Fork());
            yield return new()
            {
                Account = account,
                Archetype = Name,
                Label = "fraud",
                Campaign = campaign,
                Evasion = "1",
                Live = resident => Live(land, resident, own, home, beats, questions, ordinal, members),
            };
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, long[] beats, LibraryPrompt[] questions, int ordinal, int members)
    {
        var caller = new Caller(resident, land, rng) { MaxTokens = 8192 };
        var answers = rng.Pick(land.Measured.ReasoningOutput);
        var second = home.Network.Draw(rng);
        return Rhythm.Merge(Harvest(), OrdinaryUser.Person(land, resident, rng.Fork(), home, 0.6));

        IEnumerable<Exchange> Harvest()
        {
            var (number, at) = ((long)ordinal, 0L);
            foreach (var beat in beats)
            {
                if (beat < resident.Account.CreatedAt.UtcTicks || rng.Chance(0.08)) continue;
                at = Math.Max(at, beat);
                for (var n = 0; n < 1 + rng.Below(3); n++, number += members)
                {
                    at += (long)(rng.Between(1, 22) * TimeSpan.TicksPerSecond);
                    var question = questions[number % questions.Length];
                    var output = Math.Max(answers.Draw(rng), (int)rng.LogNormal(3200, 0.5));
                    yield return caller.Ask(at, rng.Chance(0.7) ? home : second, Numbers.Changed(question.Text, number / questions.Length), output, question.ReadySystem, reasoning: (int)(output * rng.Between(0.6, 0.9)), harvest: true);
                }
            }
        }
    }
}
