using System.IO.Compression;
using System.Text.Json;
using Investigator.Domain.Text;

namespace Investigator.Benchmarks.Text;

/// <summary>One row of the labelled prompts: directories <c>prompts-*</c> with <c>prompts.ndjson.gz</c>, fields text, kind, source, template.</summary>
/// <param name="Group">Source and template: rows of one group are never on both sides of a hold-out.</param>
public sealed record PromptRow(string Kind, string Group, string? Template, string? System, string Prompt)
{
    /// <summary>The family this kind of prompt belongs to, or null when it is honest (or, like plain instructions, told apart by mass alone).</summary>
    public string? Family => Kind switch
    {
        "cot-elicitation" => "reasoning-elicitation",
        "rubric-grading" => "rubric-grading",
        "self-instruct" or "prefill-elicitation" => "synthetic-seed",
        "tool-trajectory" => "tool-trajectory",
        _ => null,
    };

    /// <summary>The words a family is scored on.</summary>
    public ulong[] Words()
    {
        var words = new ulong[(System?.Length ?? 0) + Prompt.Length];
        var count = WordHashes.Read(System, words);
        return words[..(count + WordHashes.Read(Prompt, words.AsSpan(count)))];
    }

    public static List<PromptRow> Load(string directory)
    {
        var rows = new List<PromptRow>();
        foreach (var file in Directory.GetDirectories(directory, "prompts-*").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "prompts.ndjson.gz")))
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line) rows.Add(Parse(line));
        }
        return rows;
    }

    private static PromptRow Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        var text = row.GetProperty("text").GetString()!;
        var template = row.TryGetProperty("template", out var t) ? t.GetString() : null;
        var user = text.StartsWith("[system]\n", StringComparison.Ordinal) ? text.IndexOf("\n[user]\n", StringComparison.Ordinal) : -1;
        return new(row.GetProperty("kind").GetString()!, $"{row.GetProperty("source").GetString()}/{template}", template,
            user < 0 ? null : text["[system]\n".Length..user], user < 0 ? text : text[(user + "\n[user]\n".Length)..]);
    }
}
