using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>
/// A pool's list of work: public distillation templates filled with ever new content. An entry follows from its number alone, so a pool of n accounts that take every n-th number
/// works on disjoint parts without talking to one another, as a dispatcher would have it.
/// </summary>
internal sealed class WorkList
{
    private const string Marker = "\n###\n";
    private readonly ulong _seed;
    private readonly Prompt _generate;
    private readonly string[] _examples;
    private readonly string[] _tasks;
    private readonly (LibraryPrompt Head, string Lead, string Instruction, string[] Answers)[] _gradings;
    private readonly IReadOnlyList<LibraryPrompt> _instructions;
    private readonly string[] _tools;
    private readonly Talk _talk;

    public WorkList(Land land)
    {
        _seed = land.Rng.Bits();
        _talk = land.Talk;
        _instructions = land.Library["distill-instruct"];
        var seeds = land.Library["distill-self-instruct"];
        var generators = seeds.Where(prompt => prompt.Template is "alpaca-gen").Select(prompt => prompt.Text).ToList();
        _generate = Prompt.Of(generators[0][..generators[0].IndexOf(Marker, StringComparison.Ordinal)]);
        _examples = [.. generators.SelectMany(text => text.Split(Marker)[1..^1]).Select(WithoutNumbers).Distinct(StringComparer.Ordinal)];
        _tasks = [.. seeds.Where(prompt => prompt.Template is "self-instruct-bootstrap")
            .SelectMany(prompt => prompt.Text.Split('\n')[1..^1]).Where(line => line.Contains(". ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(". ", StringComparison.Ordinal) + 2)..]).Distinct(StringComparer.Ordinal)];
        _gradings = [.. land.Library["distill-rubric"].Select(Grading).OfType<(LibraryPrompt, string, string, string[])>()];
        _tools = [.. land.Library["distill-tools"].Select(prompt => prompt.Text).Where(text => text.StartsWith("toolformer", StringComparison.Ordinal) && text.Contains(")\n", StringComparison.Ordinal))
            .Select(text => text[..(text.IndexOf(")\n", StringComparison.Ordinal) + 2)]).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The entry of this number: always the same text, and another for any other number.</summary>
    public (Prompt Prompt, Prompt? System, int Tools) Entry(long number)
    {
        var rng = new Rng(Rng.Mix(_seed, (ulong)number));
        return rng.Unit() switch
        {
            < 0.28 => (Generate(rng), null, 0),
            < 0.44 => (Bootstrap(rng), null, 0),
            < 0.66 => Grade(rng),
            < 0.80 => (Prompt.Join(Prompt.Of(rng.Pick(_tools)), _talk.Passage(rng), Prompt.Of("\n\n" + rng.Pick(_instructions).Text)), null, 1 + rng.Below(4)),
            _ => (Prompt.Join(Prompt.Of("### Instruction:\n" + rng.Pick(_instructions).Text + "\n\n### Input:\n"), _talk.Passage(rng), Prompt.Of("\n\n### Response:\n")), null, 0),
        };
    }

    private Prompt Generate(Rng rng) => Prompt.Join(_generate, Prompt.Of(string.Concat(Enumerable.Range(1, 3).Select(n => Marker + rng.Pick(_examples).Replace("\u0001", FormattableString.Invariant($"{n}"), StringComparison.Ordinal))) + Marker + "4. Instruction:"));

    private Prompt Bootstrap(Rng rng) => Prompt.Of("Come up with a series of tasks:\n" + string.Concat(Enumerable.Range(1, 8).Select(n => FormattableString.Invariant($"{n}. {rng.Pick(_tasks)}\n"))) + "9.");

    private (Prompt, Prompt?, int) Grade(Rng rng)
    {
        var head = rng.Pick(_gradings);
        var content = rng.Pick(_gradings);
        var answers = content.Answers.ToArray();
        rng.Shuffle(answers);
        // the last answer comes from another instruction: a pair to compare against, as in the recipes, and it makes the entries many
        answers[^1] = rng.Pick(rng.Pick(_gradings).Answers);
        var texts = string.Concat(answers.Select((answer, n) => FormattableString.Invariant($"<text {n + 1}> {answer}\n")));
        return (Prompt.Of($"{head.Lead}{content.Instruction}\n\nTexts:\n{texts}\n### Output"), head.Head.ReadySystem, 0);
    }

    private static (LibraryPrompt, string, string, string[])? Grading(LibraryPrompt prompt)
    {
        const string Start = "### Input\n", Texts = "\n\nTexts:\n", End = "\n### Output";
        var (start, texts, end) = (prompt.Text.LastIndexOf(Start, StringComparison.Ordinal), prompt.Text.LastIndexOf(Texts, StringComparison.Ordinal), prompt.Text.LastIndexOf(End, StringComparison.Ordinal));
        if (start < 0 || texts < start || end < texts) return null;
        var answers = prompt.Text[(texts + Texts.Length)..end].Split("<text ", StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 3).Select(part => part[2..].Trim()).ToArray();
        return answers.Length < 2 ? null : (prompt, prompt.Text[..(start + Start.Length)], prompt.Text[(start + Start.Length)..texts], answers);
    }

    // "3. Instruction: …\n3. Input:\n…" with the number taken out, so that examples can change places
    private static string WithoutNumbers(string example) =>
        string.Join('\n', example.Split('\n').Select(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1..].StartsWith(". ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal) ? "\u0001" + line[1..] : line));
}
