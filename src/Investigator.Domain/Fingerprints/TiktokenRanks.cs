using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Investigator.Domain.Fingerprints;

/// <summary>Reads a file of ranks as tiktoken has them: each line the bytes of a token in base64, a space, its rank.</summary>
internal static class TiktokenRanks
{
    /// <summary>Whether a file is one: its first line that has anything says so.</summary>
    public static bool Is(ReadOnlySpan<byte> file)
    {
        foreach (var range in file.Split((byte)'\n'))
            if (file[range].Trim(" \r\t"u8) is { IsEmpty: false } line) return Line(line) is not null;
        return false;
    }

    /// <exception cref="FormatException">What is wrong with it, as a sentence.</exception>
    public static BytePairTokenizer Read(ReadOnlySpan<byte> file, string sha256, string? nameOrPattern)
    {
        var (ranks, number) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var range in file.Split((byte)'\n'))
        {
            number++;
            if (file[range].Trim(" \r\t"u8) is not { IsEmpty: false } line) continue;
            if (Line(line) is not var (token, rank)) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number:N0} is not a token in base64 and its rank"));
            if (token.Length > TokenizerFile.LongestToken || ranks.Count >= TokenizerFile.MostTokens) throw new FormatException(TokenizerFile.TooMuch);
            if (!ranks.TryAdd(token, rank)) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number:N0} has a token that stood before"));
        }

        if (Enumerable.Range(0, 256).Any(b => !ranks.ContainsKey(((char)b).ToString()))) throw new FormatException("it does not have each of the 256 bytes as a token");
        if (TokenizerPatterns.Of(nameOrPattern, ranks.Count) is not { } pattern) throw new FormatException($"such a file does not say how a text is cut: set Fingerprints:TokenizerPatterns for its name, to {string.Join(", ", TokenizerPatterns.Names)} or an expression");
        var cut = TextCutting.Read(TokenizerPatterns.ForDotNet(pattern), TokenizerPatterns.IsOurs(pattern)) ?? throw new FormatException("its pattern is longer than 4,000 characters or can't be read here");
        return new() { Sha256 = sha256, Kind = "byte pairs of a tiktoken file", Ids = ranks, Merges = new RankMerges(ranks), TakesWholePieces = true, Cuttings = [(text, _) => cut.Pieces(text).Select(Bytes)] };
    }

    // A byte is a character from U+0000 to U+00FF here: tokens of bytes compare as texts.
    private static string Bytes(string piece) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(piece));

    private static (string Token, int Rank)? Line(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf((byte)' ') is not (> 0 and var space) || line.Length > 4 * TokenizerFile.LongestToken) return null;
        if (!Utf8Parser.TryParse(line[(space + 1)..].Trim(" "u8), out int rank, out var read) || read != line[(space + 1)..].Trim(" "u8).Length || rank < 0) return null;
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(space)];
        return Base64.DecodeFromUtf8(line[..space], bytes, out _, out var written) is OperationStatus.Done && written > 0 ? (Encoding.Latin1.GetString(bytes, 0, written), rank) : null;
    }
}
