using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>The model made to write training tasks and to answer them: Self-Instruct seeds, instructions made harder, empty turns, and plain instruction and answer.</summary>
internal sealed class SeedWork : IWork
{
    private const string Marker = "\n###\n";

    private static readonly Phrases s_more = new(
        ["Here are some tasks.", "Look at these examples.", "The list below holds tasks of a kind.", "You know exercises like these.", "I collect tasks such as the following.", "These came from a workbook.", "Samples first."],
        [" Write ten more", " Invent a dozen new ones", " Continue with others", " Think of further tasks", " Come up with fresh ones", " Give me eight of your own"],
        [", all different in topic and form", " that differ from them and from one another", ", varied in length and difficulty", " in the same spirit but on other subjects", " without repeating a verb"],
        [", and answer each.", " with a full answer for each.", ", each with input and output.", ". Add the solutions.", "; solve them too."], ["\n\n", "\n", "\n\nTasks:\n"]);

    private static readonly Phrases s_harder = new(
        ["Rewrite the task below", "Take the following request", "Change this instruction", "Here is a task that is too easy:", "Make something more demanding of this:"],
        [" so that it needs more steps", " so that an expert would have to think", " with one more constraint", " with a deeper question behind it", " so that it becomes rarer and harder"],
        [" and then solve the new one.", ", then answer your version.", ". After that, give the answer.", " and answer it completely."], ["\n\n", "\n", "\n\n\""]);

    private static readonly Phrases s_answer = new(
        ["Answer completely.", "Do the following.", "Carry this out with care.", "Give the best possible answer.", "Please complete this.", "Handle this as an expert would.", "A full answer, please."],
        ["", " Use the material below.", " Everything needed is here.", " Work with what follows.", " The text it refers to stands below."], ["", " No preamble.", " Write it so that it can stand alone.", " Be complete."], ["\n\n", "\n", "\n\nTask: "]);

    private readonly ulong _seed;
    private readonly Talk _talk;
    private readonly Prompt _generate;
    private readonly string[] _examples;
    private readonly string[] _tasks;
    private readonly Prompt[] _instructions;
    private readonly Prompt[] _empty;

    public SeedWork(Land land)
    {
        (_seed, _talk) = (land.Rng.Bits(), land.Talk);
        var seeds = land.Library["distill-self-instruct"];
        var generators = seeds.Where(prompt => prompt.Template is "alpaca-gen").Select(prompt => prompt.Text).ToList();
        _generate = Prompt.Of(generators[0][..generators[0].IndexOf(Marker, StringComparison.Ordinal)]);
        _examples = [.. generators.SelectMany(text => text.Split(Marker)[1..^1]).Select(WithoutNumbers).Distinct(StringComparer.Ordinal)];
        _tasks = [.. seeds.Where(prompt => prompt.Template is "self-instruct-bootstrap")
            .SelectMany(prompt => prompt.Text.Split('\n')[1..^1]).Where(line => line.Contains(". ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(". ", StringComparison.Ordinal) + 2)..]).Distinct(StringComparer.Ordinal)];
        _instructions = [.. land.Library["distill-instruct"].Select(prompt => prompt.Ready)];
        _empty = [.. land.Library["distill-magpie"].Select(prompt => prompt.Ready)];
    }

    public Job Take(long number, Voice voice)
    {
        var rng = new Rng(Rng.Mix(_seed, (ulong)number));
        if (voice.IsPublished)
            return rng.Unit() switch
            {
                < 0.4 => new(Generate(rng)),
                < 0.6 => new(Prompt.Of("Come up with a series of tasks:\n" + List(rng, 8) + "9.")),
                < 0.63 => new(rng.Pick(_empty)),
                _ => new(Prompt.Join(Prompt.Of("### Instruction:\n"), rng.Pick(_instructions), Prompt.Of("\n\n### Input:\n"), _talk.Passage(rng), Prompt.Of("\n\n### Response:\n"))),
            };
        return rng.Unit() switch
        {
            < 0.35 => new(Prompt.Join(voice.Say(s_more, rng), Prompt.Of(List(rng, 2 + rng.Below(6))))),
            < 0.55 => new(Prompt.Join(voice.Say(s_harder, rng), rng.Pick(_instructions))),
            _ => new(Prompt.Join(voice.Say(s_answer, rng), rng.Pick(_instructions), Prompt.Of("\n\n"), _talk.Passage(rng))),
        };
    }

    private string List(Rng rng, int count) => string.Concat(Enumerable.Range(1, count).Select(n => FormattableString.Invariant($"{n}. {rng.Pick(_tasks)}\n")));

    private Prompt Generate(Rng rng) => Prompt.Join(_generate, Prompt.Of(string.Concat(Enumerable.Range(1, 3).Select(n => Marker + rng.Pick(_examples).Replace("\u0001", FormattableString.Invariant($"{n}"), StringComparison.Ordinal))) + Marker + "4. Instruction:"));

    // "3. Instruction: …\n3. Input:\n…" with the number taken out, so that examples can change places
    private static string WithoutNumbers(string example) =>
        string.Join('\n', example.Split('\n').Select(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1..].StartsWith(". ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal) ? "\u0001" + line[1..] : line));
}
