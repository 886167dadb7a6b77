using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Tasks for an agent with tools, whose way to the goal is what is wanted. The operator plays the tools.</summary>
internal sealed class ToolWork : IWork
{
    private static readonly Phrases s_start = new(
        ["You can use the tools listed.", "Tools are at hand.", "Use whatever tool helps.", "The functions below are available.", "Call the tools when you need them.", "Work in the sandbox."],
        [" Reach the goal", " Finish the job", " Solve this", " Get it done", " Fulfil the request"], [" and say before each call why you make it.", ", with your plan first.", " step by step, one call at a time.", " and reflect after each result.", ", thinking between calls."],
        ["\n\n", "\n", "\n\nGoal: "]);

    private static readonly string[] s_results =
        ["{\"status\":\"ok\",\"rows\":#,\"next\":null}", "exit code 0\n# tests passed, 0 failed", "exit code 1\nAssertionError: expected # but got #", "HTTP 200\n{\"items\":[#,#,#]}", "file written: # bytes", "no results for this query (#)", "Traceback: KeyError '#'", "diff --git a/src/m#.py b/src/m#.py\n+    return #"];

    private readonly ulong _seed;
    private readonly Talk _talk;
    private readonly Prompt[] _tools;
    private readonly LibraryPrompt[] _agents;
    private readonly Prompt[] _goals;

    public ToolWork(Land land)
    {
        (_seed, _talk) = (land.Rng.Bits(), land.Talk);
        var texts = land.Library["distill-tools"];
        _tools = [.. texts.Select(prompt => prompt.Text).Where(text => text.StartsWith("toolformer", StringComparison.Ordinal) && text.Contains(")\n", StringComparison.Ordinal))
            .Select(text => text[..(text.IndexOf(")\n", StringComparison.Ordinal) + 2)]).Distinct(StringComparer.Ordinal).Select(Prompt.Of)];
        _agents = [.. texts.Where(prompt => prompt.System is not null)];
        _goals = [.. land.Library["distill-instruct"].Select(prompt => prompt.Ready)];
    }

    public Job Take(long number, Voice voice)
    {
        var rng = new Rng(Rng.Mix(_seed, (ulong)number));
        var goal = Prompt.Join(rng.Pick(_goals), Prompt.Of("\n\n"), _talk.Passage(rng));
        var tools = 2 + rng.Below(8);
        if (!voice.IsPublished) return new(Prompt.Join(voice.Say(s_start, rng), goal), null, tools) { TimesChat = 1.6 };
        return rng.Chance(0.5) && _agents.Length > 0 ? new(goal, rng.Pick(_agents).ReadySystem, tools) : new(Prompt.Join(rng.Pick(_tools), goal), null, tools);
    }

    /// <summary>What a played tool answers.</summary>
    public Prompt Result(Rng rng) => Prompt.Join(Prompt.Of(string.Concat(rng.Pick(s_results).Select(c => c == '#' ? FormattableString.Invariant($"{rng.Below(900)}") : c.ToString())) + "\n"), _talk.Passage(rng));
}
