using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Investigator.Domain.Fingerprints;

/// <summary>Reads a <c>tokenizer.json</c> of Hugging Face whose model is of byte pairs. What it asks for and is not done here is refused by name: a tokenizer that is nearly right counts other tokens.</summary>
internal static class TokenizerJson
{
    private const int MostAdded = 20_000;
    private const int MostSteps = 32;

    /// <exception cref="FormatException">What is wrong with it, as a sentence.</exception>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than 32.</exception>
    public static BytePairTokenizer Read(byte[] file, string sha256)
    {
        using var json = JsonDocument.Parse(file, new() { MaxDepth = 32 });
        var root = Object(json.RootElement, "the file");
        var model = Object(Get(root, "model") ?? throw new FormatException("it has no model"), "model");
        if ((Text(model, "type") ?? (Get(model, "merges") is null ? "?" : "BPE")) is not "BPE" and var type) throw new FormatException($"its model is {VisibleType(type)}; of such files byte pairs (BPE) alone are read");
        foreach (var name in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
            if (Text(model, name) is { Length: > 0 }) throw new FormatException($"its model has a {name}, which is not done here");
        if (Get(model, "dropout") is { ValueKind: JsonValueKind.Number } dropout && dropout.GetDouble() > 0) throw new FormatException("its model drops merges at random");

        var ids = Vocabulary(Object(Get(model, "vocab") ?? throw new FormatException("its model has no vocab"), "vocab"));
        var (added, forms) = (Numbered(Added(root), ids), Steps(root, "normalizer", "normalizers").ConvertAll(Form));
        var unknown = Text(model, "unk_token") is { } unk ? ids.TryGetValue(unk, out var id) ? id : throw new FormatException("its unk_token is not in its vocab") : (int?)null;
        return new()
        {
            Sha256 = sha256,
            Kind = "byte pairs of a tokenizer.json",
            Ids = ids,
            Merges = new PairMerges(Merges(model, ids)),
            Raw = new(added.Where(a => !a.InForm).Select(a => a.Token)),
            Formed = new(InForm(added, forms)),
            Forms = forms,
            Cuttings = [.. Steps(root, "pre_tokenizer", "pretokenizers").Select(Cut)],
            TakesWholePieces = Flag(model, "ignore_merges", false),
            FallsBackToBytes = Flag(model, "byte_fallback", false),
            FusesUnknown = Flag(model, "fuse_unk", false),
            Unknown = unknown,
        };
    }

    private static Dictionary<string, int> Vocabulary(JsonElement vocab)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in vocab.EnumerateObject())
        {
            if (token.Name.Length > TokenizerFile.LongestToken || ids.Count >= TokenizerFile.MostTokens) throw new FormatException(TokenizerFile.TooMuch);
            if (token.Value.ValueKind is not JsonValueKind.Number || !token.Value.TryGetInt32(out var id) || id < 0) throw new FormatException("an id in its vocab is no whole number from 0 on");
            ids[token.Name] = id;
        }

        return ids.Count == 0 ? throw new FormatException("its vocab is empty") : ids;
    }

    private static Dictionary<(int, int), (int, int)> Merges(JsonElement model, Dictionary<string, int> ids)
    {
        if (Get(model, "merges") is not { ValueKind: JsonValueKind.Array } merges) throw new FormatException("its model has no list of merges");
        if (merges.GetArrayLength() > TokenizerFile.MostTokens) throw new FormatException(TokenizerFile.TooMuch);
        var (pairs, rank) = (new Dictionary<(int, int), (int, int)>(merges.GetArrayLength()), 0);
        foreach (var merge in merges.EnumerateArray())
        {
            var (left, right) = Pair(merge);
            if (!ids.TryGetValue(left, out var one) || !ids.TryGetValue(right, out var other) || !ids.TryGetValue(left + right, out var both))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"merge {rank + 1:N0} speaks of a token that is not in its vocab"));
            pairs[(one, other)] = (rank++, both); // a pair that stands twice has its last place, as with the reference
        }

        return pairs;
    }

    private static (string Left, string Right) Pair(JsonElement merge)
    {
        if (merge.ValueKind is JsonValueKind.String && merge.GetString()!.Split(' ') is [{ Length: > 0 } left, { Length: > 0 } right]) return (left, right);
        if (merge.ValueKind is JsonValueKind.Array && merge.GetArrayLength() == 2 && merge[0].ValueKind is JsonValueKind.String && merge[1].ValueKind is JsonValueKind.String) return (merge[0].GetString()!, merge[1].GetString()!);
        throw new FormatException("a merge is no pair of texts");
    }

    private static List<(AddedToken Token, bool InForm)> Added(JsonElement root)
    {
        if (Get(root, "added_tokens") is not { ValueKind: JsonValueKind.Array } added) return [];
        if (added.GetArrayLength() > MostAdded) throw new FormatException("it has more than 20,000 added tokens");
        var tokens = new List<(AddedToken, bool)>();
        foreach (var one in added.EnumerateArray().Select(a => Object(a, "an added token")))
        {
            if (Text(one, "content") is not { Length: > 0 and <= TokenizerFile.LongestToken } content || Get(one, "id") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt32(out var id) || id < 0)
                throw new FormatException("an added token has no content or no id");
            if (Flag(one, "single_word", false)) throw new FormatException("an added token stands for whole words alone (single_word), which is not done here");
            tokens.Add((new(content, id, Flag(one, "lstrip", false), Flag(one, "rstrip", false)), Flag(one, "normalized", false)));
        }

        return tokens;
    }

    // The reference passes over the ids of the list: a token has the id that the model has under its text, or else the next free one; of two with one text the first counts.
    private static List<(AddedToken Token, bool InForm)> Numbered(List<(AddedToken Token, bool InForm)> listed, Dictionary<string, int> ids)
    {
        var (numbered, next) = (new Dictionary<string, (AddedToken Token, bool InForm)>(StringComparer.Ordinal), ids.Count);
        foreach (var (token, inForm) in listed)
        {
            if (numbered.ContainsKey(token.Content)) continue;
            numbered[token.Content] = (token with { Id = ids.TryGetValue(token.Content, out var known) ? known : next++ }, inForm);
        }

        return [.. numbered.Values];
    }

    // What is looked for in a text that was brought into form is itself brought into form. Of two that are then the same the reference takes either.
    private static List<AddedToken> InForm(List<(AddedToken Token, bool InForm)> added, List<Func<string, string>> forms)
    {
        var formed = added.Where(a => a.InForm).Select(a => a.Token with { Content = forms.Aggregate(a.Token.Content, (t, form) => form(t)) }).Where(t => t.Content.Length > 0).ToList();
        return formed.DistinctBy(t => t.Content).Count() == formed.Count ? formed : throw new FormatException("two of its added tokens are the same once they are brought into form");
    }

    private static List<JsonElement> Steps(JsonElement root, string name, string inner)
    {
        var steps = new List<JsonElement>();
        void Add(JsonElement step, int deep)
        {
            if (steps.Count >= MostSteps || deep > 4) throw new FormatException($"its {name} has more than {MostSteps} steps");
            if (Text(Object(step, name), "type") is not "Sequence") steps.Add(step);
            else if (Get(step, inner) is { ValueKind: JsonValueKind.Array } several) foreach (var one in several.EnumerateArray()) Add(one, deep + 1);
        }

        if (Get(root, name) is { } first) Add(first, 0);
        return steps;
    }

    private static Func<string, string> Form(JsonElement step)
    {
        switch (Text(step, "type"))
        {
            case "NFC": return t => t.Normalize(NormalizationForm.FormC);
            case "NFD": return t => t.Normalize(NormalizationForm.FormD);
            case "NFKC": return t => t.Normalize(NormalizationForm.FormKC);
            case "NFKD": return t => t.Normalize(NormalizationForm.FormKD);
            case "Lowercase": return t => t.ToLowerInvariant().Replace("\u0130", "i\u0307", StringComparison.Ordinal); // the one letter that is two when small
            case "Prepend" when Text(step, "prepend") is { Length: > 0 and <= TokenizerFile.LongestToken } before: return t => t.Length == 0 ? t : before + t;
            case "Replace" when Get(step, "pattern") is { ValueKind: JsonValueKind.Object } pattern && Text(pattern, "String") is { Length: > 0 } from && Text(step, "content") is { Length: <= TokenizerFile.LongestToken } to:
                return t => t.Replace(from, to, StringComparison.Ordinal);
            default: throw new FormatException($"its normalizer asks for {VisibleType(Text(step, "type"))}, which is not done here");
        }
    }

    private static Cutting Cut(JsonElement step)
    {
        switch (Text(step, "type"))
        {
            case "ByteLevel": return BytesOf(Flag(step, "add_prefix_space", true), Flag(step, "use_regex", true) ? Cutting(TokenizerPatterns.Gpt2) : null);
            case "Digits": return Pieces(Cutting(Flag(step, "individual_digits", false) ? @"\p{N}" : @"\p{N}+"));
            case "Metaspace": return Metaspace(step);
            case "Split" when Get(step, "pattern") is { ValueKind: JsonValueKind.Object } pattern && Text(step, "behavior") is { } behavior && TextCutting.Behaviors.Contains(behavior):
                var expression = Text(pattern, "Regex") ?? (Text(pattern, "String") is { } plain ? Regex.Escape(plain) : null) ?? throw new FormatException("a Split has no pattern");
                return Pieces(Cutting(TokenizerPatterns.ForDotNet(expression), behavior, Flag(step, "invert", false)));
            default: throw new FormatException($"its pre_tokenizer asks for {VisibleType(Text(step, "type"))}, which is not done here");
        }
    }

    private static Cutting Metaspace(JsonElement step)
    {
        var space = Text(step, "replacement") is { Length: > 0 and <= 2 } mark ? mark : "\u2581";
        var scheme = Text(step, "prepend_scheme") ?? (Flag(step, "add_prefix_space", true) ? "always" : "never");
        var cut = Flag(step, "split", true) ? Cutting(Regex.Escape(space), "MergedWithNext") : null;
        return (text, first) =>
        {
            var spaced = text.Replace(" ", space, StringComparison.Ordinal);
            if ((scheme is "always" || (scheme is "first" && first)) && !spaced.StartsWith(space, StringComparison.Ordinal)) spaced = space + spaced;
            return cut?.Pieces(spaced) ?? [spaced];
        };
    }

    private static Cutting BytesOf(bool addsSpace, TextCutting? cut) => (text, _) =>
    {
        var spaced = addsSpace && !text.StartsWith(' ') ? " " + text : text;
        return (cut?.Pieces(spaced) ?? [spaced]).Select(ByteLetters.Of);
    };

    private static Cutting Pieces(TextCutting cut) => (text, _) => cut.Pieces(text);

    private static TextCutting Cutting(string pattern, string behavior = "Isolated", bool invert = false) =>
        TextCutting.Read(pattern, TokenizerPatterns.IsOurs(pattern), behavior, invert) ?? throw new FormatException("a pattern in it is longer than 4,000 characters or can't be read here");

    private static JsonElement Object(JsonElement value, string what) => value.ValueKind is JsonValueKind.Object ? value : throw new FormatException($"{what} is no JSON object");

    private static JsonElement? Get(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement from, string name) => Get(from, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool Flag(JsonElement from, string name, bool otherwise) => Get(from, name) is { } flag ? flag.ValueKind is JsonValueKind.True : otherwise;

    // A word of the file in a sentence of ours: short, and of letters alone.
    private static string VisibleType(string? type) => type is { Length: > 0 and <= 40 } && type.All(char.IsAsciiLetterOrDigit) ? type : "something unknown";
}
