using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Investigator.Domain.Fingerprints;

/// <summary>What a suspect model answered, from a file: one JSON object a line with <c>prompt</c> and <c>answer</c>, and where the operator tokenized it <c>answer_tokens</c> (and <c>prompt_tokens</c>), lists of token ids.</summary>
/// <param name="Sha256">Of the file.</param>
/// <param name="Faults">Lines that could not be taken, the first 20 with number and reason.</param>
/// <param name="Faulty">How many there were.</param>
public sealed record SuspectAnswers(IReadOnlyList<SuspectAnswer> Rows, string Sha256, IReadOnlyList<string> Faults, int Faulty)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const int MostRows = 20_000;
    private const int LongestText = 200_000;
    private const int MostTokens = 200_000;
    private const int MostFaults = 20;

    /// <summary>Reads a file. Never throws at what is in it. O(bytes).</summary>
    /// <returns><c>null</c> when it is larger than <see cref="MostBytes"/>.</returns>
    public static SuspectAnswers? Read(byte[] file)
    {
        if (file.Length > MostBytes) return null;
        var (rows, faults, faulty, number) = (new List<SuspectAnswer>(), new List<string>(), 0, 0);
        for (var from = 0; from < file.Length;)
        {
            var length = file.AsSpan(from).IndexOf((byte)'\n') is >= 0 and var end ? end : file.Length - from;
            var line = file.AsMemory(from, length);
            from += length + 1;
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            var (row, fault) = rows.Count >= MostRows ? (null, string.Create(CultureInfo.InvariantCulture, $"past the {MostRows:N0} rows that are taken")) : Row(line);
            if (row is not null) rows.Add(row);
            else if (++faulty <= MostFaults) faults.Add(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {fault}."));
        }

        return new(rows, Convert.ToHexStringLower(SHA256.HashData(file)), faults, faulty);
    }

    private static (SuspectAnswer? Row, string Fault) Row(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new() { MaxDepth = 8 });
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object) return (null, "it is no JSON object");
            if (Text(root, "prompt") is not { Length: > 0 } prompt) return (null, "it has no prompt");
            var tokens = Tokens(root, "answer_tokens");
            if (Text(root, "answer") is not { } answer) return (null, "it has no answer");
            if (prompt.Length > LongestText || answer.Length > LongestText) return (null, "a text has more than 200,000 characters");
            return (new(prompt.Trim(), answer, Tokens(root, "prompt_tokens"), tokens), "");
        }
        catch (JsonException)
        {
            return (null, "it is no JSON");
        }
        catch (FormatException)
        {
            return (null, "its token ids are no whole numbers, or more than 200,000");
        }
        catch (InvalidOperationException)
        {
            return (null, "a text in it is not UTF-8"); // half a surrogate pair, as JSON may escape it
        }
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<int>? Tokens(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null) return null;
        if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() > MostTokens) throw new FormatException();
        return [.. value.EnumerateArray().Select(one => one.ValueKind is JsonValueKind.Number && one.TryGetInt32(out var id) ? id : throw new FormatException())];
    }
}

/// <summary>One question and its answer.</summary>
/// <param name="PromptTokens">Token ids, where the file has them.</param>
/// <param name="AnswerTokens">Token ids, where the file has them; a watermark is then counted over these.</param>
public sealed record SuspectAnswer(string Prompt, string Answer, IReadOnlyList<int>? PromptTokens = null, IReadOnlyList<int>? AnswerTokens = null);
