using System.Text.Json;
using Investigator.Domain.Text;

namespace Investigator.Tests.Text;

/// <summary>The public prompts beside the tests (Samples/SOURCE.md), with what a reader makes of each.</summary>
internal static class SamplePrompts
{
    private static readonly PromptReader Reader = new(PromptFamilies.BuiltIn);

    public static IReadOnlyList<SamplePrompt> All { get; } = Load();

    private static List<SamplePrompt> Load()
    {
        using var lines = new StreamReader(typeof(SamplePrompts).Assembly.GetManifestResourceStream("prompts.ndjson")!);
        var all = new List<SamplePrompt>();
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var user = text.StartsWith("[system]\n", StringComparison.Ordinal) ? text.IndexOf("\n[user]\n", StringComparison.Ordinal) : -1;
            var system = user < 0 ? null : text[9..user];
            var prompt = user < 0 ? text : text[(user + 8)..];
            var template = json.RootElement.TryGetProperty("template", out var t) ? t.GetString() : null;
            all.Add(new(json.RootElement.GetProperty("kind").GetString()!, template, system, prompt, Reader.Read(system, prompt)));
        }
        return all;
    }
}

internal sealed record SamplePrompt(string Kind, string? Template, string? System, string Prompt, PromptFeatures Features);
