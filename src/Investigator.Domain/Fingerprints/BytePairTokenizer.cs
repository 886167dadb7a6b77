using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Investigator.Domain.Fingerprints;

/// <summary>
/// A tokenizer of byte pairs, as most language models have: the text is brought into a form, cut into pieces, and within each piece neighbours are joined in the order in which the pairs were learnt.
/// </summary>
/// <remarks>What a model puts before or after a text (a mark of its beginning) is not added: a watermark is counted within the answer.</remarks>
internal sealed class BytePairTokenizer : ITokenizer
{
    // Answers repeat their words; a hostile one must not fill the memory.
    private const int MostKept = 100_000;
    private const int LongestKept = 64;

    public required string Sha256 { get; init; }

    public required string Kind { get; init; }

    /// <summary>Ids by text.</summary>
    public required Dictionary<string, int> Ids { get; init; }

    public required IMerges Merges { get; init; }

    /// <summary>Added tokens that are found in the text as it came.</summary>
    public AddedTokens Raw { get; init; } = new([]);

    /// <summary>Added tokens that are found in the text in its form.</summary>
    public AddedTokens Formed { get; init; } = new([]);

    /// <summary>How a text is brought into form, one after the other.</summary>
    public IReadOnlyList<Func<string, string>> Forms { get; init; } = [];

    /// <summary>How it is cut, one after the other.</summary>
    public IReadOnlyList<Cutting> Cuttings { get; init; } = [];

    /// <summary>Whether a piece that is a token counts as that token without joining.</summary>
    public bool TakesWholePieces { get; init; }

    /// <summary>Whether an unknown character becomes its bytes.</summary>
    public bool FallsBackToBytes { get; init; }

    /// <summary>The id of what is unknown; <c>null</c>: it is left out, as the reference does.</summary>
    public int? Unknown { get; init; }

    /// <summary>Whether unknown neighbours are one.</summary>
    public bool FusesUnknown { get; init; }

    public string Says => string.Create(CultureInfo.InvariantCulture, $"{Kind}, {Ids.Count:N0} tokens");

    /// <exception cref="RegexMatchTimeoutException">The file's expression takes too long on this text.</exception>
    public IReadOnlyList<int> Tokens(string text)
    {
        var (tokens, known, first) = (new List<int>(), new Dictionary<string, int[]>(StringComparer.Ordinal), true);
        foreach (var (raw, added) in Raw.Split(Whole(text)))
        {
            if (added is { } whole) tokens.Add(whole);
            else
            {
                foreach (var (part, inForm) in Formed.Split(Forms.Aggregate(raw, (t, form) => form(t))))
                {
                    if (inForm is { } one) tokens.Add(one);
                    else foreach (var piece in Cut(part, first)) Join(piece, known, tokens);
                    first = false;
                }
            }

            first = false;
        }

        return tokens;
    }

    private IEnumerable<string> Cut(string part, bool first)
    {
        IEnumerable<string> pieces = [part];
        foreach (var cutting in Cuttings) pieces = [.. pieces.SelectMany((piece, i) => cutting(piece, first && i == 0))];
        return pieces.Where(p => p.Length > 0);
    }

    private void Join(string piece, Dictionary<string, int[]> known, List<int> tokens)
    {
        if (known.TryGetValue(piece, out var before))
        {
            tokens.AddRange(before);
            return;
        }

        var from = tokens.Count;
        if (TakesWholePieces && Ids.TryGetValue(piece, out var id)) tokens.Add(id);
        else BytePairs.Join(piece, Symbols(piece), Merges, tokens);
        if (piece.Length <= LongestKept && known.Count < MostKept) known[piece] = [.. tokens.Skip(from)];
    }

    private List<(int Start, int End, int Id)> Symbols(string piece)
    {
        var symbols = new List<(int Start, int End, int Id)>(piece.Length);
        var look = Ids.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < piece.Length;)
        {
            var end = at + (char.IsHighSurrogate(piece[at]) && at + 1 < piece.Length ? 2 : 1);
            if (look.TryGetValue(piece.AsSpan(at, end - at), out var id)) symbols.Add((at, end, id));
            else if (FallsBackToBytes && Bytes(piece.AsSpan(at, end - at)) is { } bytes) symbols.AddRange(bytes.Select(b => (at, end, b)));
            else if (Unknown is { } unknown && FusesUnknown && symbols.Count > 0 && symbols[^1].Id == unknown) symbols[^1] = (symbols[^1].Start, end, unknown);
            else if (Unknown is { } apart) symbols.Add((at, end, apart));
            at = end;
        }

        return symbols;
    }

    private List<int>? Bytes(ReadOnlySpan<char> character)
    {
        Span<byte> bytes = stackalloc byte[4];
        var ids = new List<int>(4);
        foreach (var one in bytes[..Encoding.UTF8.GetBytes(character, bytes)])
        {
            if (!Ids.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"<0x{one:X2}>"), out var id)) return null;
            ids.Add(id);
        }

        return ids;
    }

    // Half a surrogate pair is no text in any form: it becomes what a UTF-8 writer makes of it.
    private static string Whole(string text) => text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
