using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Answers of other models to be graded by a rubric: the model as a reward model. Answers are short.</summary>
internal sealed class GradeWork : IWork
{
    private static readonly Phrases s_rate = new(
        ["Rate the answers below", "Compare these replies", "Judge how good the following answers are", "Two or more people answered a question; mark their answers", "Give marks to what follows", "Score each candidate", "You are the examiner. Assess the entries"],
        [" from 1 to 5", " on a scale of ten", " as poor, fair or good", " with points from 0 to 100", " and rank them"], [" for correctness and usefulness", " by truth, clarity and tone", " by how far they follow the request", " for honesty about what is not known", " for depth and care"],
        [".", ". Marks alone.", " and add half a sentence why.", ". One line each.", ". No other text."], ["\n\n", "\n", "\n\nRequest: "]);

    private readonly ulong _seed;
    private readonly (LibraryPrompt Head, string Lead, Prompt LeadReady, string Instruction, string[] Answers)[] _gradings;

    public GradeWork(Land land)
    {
        _seed = land.Rng.Bits();
        _gradings = [.. land.Library["distill-rubric"].Select(Grading).OfType<(LibraryPrompt, string, Prompt, string, string[])>()];
    }

    public Job Take(long number, Voice voice)
    {
        var rng = new Rng(Rng.Mix(_seed, (ulong)number));
        var (head, content) = (rng.Pick(_gradings), rng.Pick(_gradings));
        var answers = content.Answers.ToArray();
        rng.Shuffle(answers);
        // the last answer comes from another instruction: a pair to compare against, as in the recipes, and it makes the entries many
        answers[^1] = rng.Pick(rng.Pick(_gradings).Answers);
        if (voice.IsPublished)
            return new(Prompt.Join(head.LeadReady, Prompt.Of($"{content.Instruction}\n\nTexts:\n{string.Concat(answers.Select((answer, n) => FormattableString.Invariant($"<text {n + 1}> {answer}\n")))}\n### Output")), head.Head.ReadySystem) { Tokens = 90 };
        var mark = rng.Pick(["A", "1", "Answer 1", "first", "(i)"]);
        return new(Prompt.Join(voice.Say(s_rate, rng), Prompt.Of(content.Instruction + string.Concat(answers.Take(2 + rng.Below(2)).Select((answer, n) => $"\n\n{mark}{new string('\'', n)}: {answer}"))))) { Tokens = 40 };
    }

    private static (LibraryPrompt, string, Prompt, string, string[])? Grading(LibraryPrompt prompt)
    {
        const string Start = "### Input\n", Texts = "\n\nTexts:\n", End = "\n### Output";
        var (start, texts, end) = (prompt.Text.LastIndexOf(Start, StringComparison.Ordinal), prompt.Text.LastIndexOf(Texts, StringComparison.Ordinal), prompt.Text.LastIndexOf(End, StringComparison.Ordinal));
        if (start < 0 || texts < start || end < texts) return null;
        var answers = prompt.Text[(texts + Texts.Length)..end].Split("<text ", StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 3).Select(part => part[2..].Trim()).ToArray();
        var lead = prompt.Text[..(start + Start.Length)];
        return answers.Length < 2 ? null : (prompt, lead, Prompt.Of(lead), prompt.Text[(start + Start.Length)..texts], answers);
    }
}
