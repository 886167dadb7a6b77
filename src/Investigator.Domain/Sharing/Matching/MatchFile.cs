using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Investigator.Domain.Sharing.Matching;

/// <summary>What travels between two providers: a question with tokens, or an answer with those that hit. A line of JSON and a line with its seal.</summary>
public sealed record MatchFile
{
    /// <summary>Most tokens in one file.</summary>
    public const int MostTokens = 50_000;

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestBytes = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Strict) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 6, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) } };

    /// <summary>The form's version.</summary>
    [JsonRequired]
    public int InvestigatorBlindMatch { get; init; }

    /// <summary>The round, named by whoever asks.</summary>
    [JsonRequired]
    public Guid Round { get; init; }

    /// <summary>The public key of whoever wrote it.</summary>
    [JsonRequired]
    public string From { get; init; } = "";

    /// <summary>The tokens that are asked for, by kind; <c>null</c> in an answer.</summary>
    public IReadOnlyDictionary<MatchKind, IReadOnlyList<string>>? Asked { get; init; }

    /// <summary>The tokens that hit, with the standing of the account they hit; <c>null</c> in a question.</summary>
    public IReadOnlyDictionary<string, MatchStanding>? Hits { get; init; }

    /// <summary>How many tokens are in it.</summary>
    [JsonIgnore]
    public int Count => Asked?.Values.Sum(t => t.Count) ?? Hits?.Count ?? 0;

    /// <summary>The file, sealed.</summary>
    public byte[] Write(MatchKey key)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, s_json);
        return [.. body, (byte)'\n', .. Encoding.ASCII.GetBytes(key.Seal(body)), (byte)'\n'];
    }

    /// <summary>Reads a file without believing it: <see cref="Holds"/> says whether it is the other side's.</summary>
    /// <returns><c>null</c> when it is no such file, or one with more than <see cref="MostTokens"/>.</returns>
    public static MatchFile? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestBytes) return null;
        var (end, _) = Parts(file);
        if (end < 0) return null;
        try
        {
            var read = JsonSerializer.Deserialize<MatchFile>(file[..end], s_json);
            return read is { InvestigatorBlindMatch: 1 } && (read.Asked is null) != (read.Hits is null) && read.Count <= MostTokens && read.Tokens().All(IsToken) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the seal at the end of the file is that of the round's key.</summary>
    public static bool Holds(ReadOnlySpan<byte> file, MatchKey key) => Parts(file) is ( >= 0 and var end, var seal) && key.Holds(file[..end], seal);

    private static (int End, string Seal) Parts(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOf((byte)'\n');
        if (end < 0) return (-1, "");
        var seal = Encoding.ASCII.GetString(file[(end + 1)..]).TrimEnd();
        return seal.Length == 64 ? (end, seal) : (-1, "");
    }

    private IEnumerable<string> Tokens() => Asked?.Values.SelectMany(t => t) ?? Hits?.Keys ?? [];

    private static bool IsToken(string? text) => text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
}
