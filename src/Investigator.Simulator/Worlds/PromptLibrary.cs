using System.Text.Json;

namespace Investigator.Simulator.Worlds;

/// <summary>A real prompt, with the system part apart where the source rendered a chat.</summary>
public sealed record LibraryPrompt(string Text, string? System, string Kind, string Template)
{
    public Prompt Ready { get; } = Prompt.Of(Text);
    public Prompt? ReadySystem { get; } = System is null ? null : Prompt.Of(System);
}

/// <summary>The real prompts under Data, by set.</summary>
public sealed class PromptLibrary
{
    private readonly Dictionary<string, IReadOnlyList<LibraryPrompt>> _sets = new(StringComparer.Ordinal);

    public static PromptLibrary Load()
    {
        var library = new PromptLibrary();
        foreach (var set in (string[])["distill-cot", "distill-instruct", "distill-magpie", "distill-rubric", "distill-self-instruct", "distill-tools", "hardneg-batch", "hardneg-eval", "hardneg-fabric",
            "hardneg-rag", "ordinary-chat", "ordinary-support", "ordinary-templates"])
            library._sets[set] = [.. Resources.Lines($"prompts-{set}/prompts.ndjson.gz").Select(Read)];
        return library;
    }

    public IReadOnlyList<LibraryPrompt> this[string set] => _sets[set];

    private static LibraryPrompt Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var text = json.RootElement.GetProperty("text").GetString() ?? "";
        var template = json.RootElement.TryGetProperty("template", out var found) ? found.GetString() ?? "" : "";
        var kind = json.RootElement.GetProperty("kind").GetString() ?? "";
        const string System = "[system]\n", User = "\n[user]\n";
        var user = text.IndexOf(User, StringComparison.Ordinal);
        return text.StartsWith(System, StringComparison.Ordinal) && user > 0
            ? new(text[(user + User.Length)..], text[System.Length..user], kind, template)
            : new(text, null, kind, template);
    }
}
