using System.Text.Json;
using System.Text.RegularExpressions;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>
/// Reads a mapping file: JSON, comments and trailing commas allowed. What is wrong with it is said with the place and with what could stand there;
/// everything that is wrong is said at once.
/// </summary>
internal sealed partial class MappingFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };
    private static readonly string[] Keys = ["format", "title", "eventId", "layout", "stream", "recognise", "records", "only", "fields", "notes"];
    private readonly string _origin;
    private readonly List<string> _problems = [];

    private MappingFile(string origin) => _origin = origin;

    /// <param name="origin">The file's name, for messages.</param>
    /// <returns>The mapping, or what is wrong with the file.</returns>
    internal static (FormatMapping? Mapping, IReadOnlyList<string> Problems) Read(ReadOnlyMemory<byte> utf8, string origin)
    {
        try
        {
            if (!IsText(utf8.Span)) return (null, [$"{origin}: holds what is no text: invalid UTF-8, or half a surrogate pair such as \\ud800 alone."]);
            using var document = JsonDocument.Parse(utf8, Lenient);
            var file = new MappingFile(origin);
            var mapping = file.Mapping(document.RootElement);
            return (file._problems.Count == 0 ? mapping : null, file._problems);
        }
        catch (JsonException broken)
        {
            return (null, [$"{origin}: no valid JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {FirstSentence(broken.Message)}"]);
        }
    }

    // The document's own reading would throw at the first use of such a name or text.
    private static bool IsText(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String) _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private FormatMapping Mapping(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            Wrong("", "expected an object with \"format\" and \"fields\"");
            root = JsonElement.Parse("{}"u8);
        }
        OnlyKnown(root, "", Keys);
        var name = Text(root, "format", "") ?? "";
        if (!FormatName().IsMatch(name)) Wrong("format", $"expected a name of lower-case letters, digits and hyphens, such as \"my-gateway\", found \"{name}\"");
        if (name is LogFormat.Automatic or LogFormat.Canonical) Wrong("format", $"\"{name}\" is taken");
        var stream = OneOf(root, "stream", "", IngestStream.Events, ("events", IngestStream.Events), ("accounts", IngestStream.Accounts));
        var layout = OneOf(root, "layout", "", Layout.Records, ("records", Layout.Records), ("otlp-traces", Layout.OtlpTraces), ("otlp-logs", Layout.OtlpLogs));
        var recognise = new Recognition([], []);
        if (root.TryGetProperty("recognise", out var known) && IsObject(known, "recognise", "all", "none"))
            recognise = new(Paths(known, "all", "recognise"), Paths(known, "none", "recognise"));
        return new(
            name, Text(root, "title", "") ?? name, Text(root, "eventId", "") ?? "as the mapping says", layout, stream, recognise,
            root.TryGetProperty("records", out _) ? Paths(root, "records", "") : DefaultRecords(layout), Conditions(root, "only", ""), Fields(root, stream), _origin);
    }

    private static string[] DefaultRecords(Layout layout) => layout switch
    {
        Layout.OtlpTraces => ["resourceSpans/*/scopeSpans/*/spans/*"],
        Layout.OtlpLogs => ["resourceLogs/*/scopeLogs/*/logRecords/*"],
        Layout.Records => [""],
    };

    private List<FieldRule> Fields(JsonElement root, IngestStream stream)
    {
        var rules = new List<FieldRule>();
        if (!root.TryGetProperty("fields", out var fields) || fields.ValueKind is not JsonValueKind.Object)
        {
            Wrong("fields", "expected an object: canonical field to where it is found");
            return rules;
        }
        foreach (var field in fields.EnumerateObject())
        {
            var place = "fields/" + field.Name;
            if (!CanonicalFields.Of(stream).Contains(field.Name))
            {
                Wrong(place, $"is no canonical field; there are {string.Join(", ", CanonicalFields.Of(stream))}");
                continue;
            }
            List<Alternative> places = [];
            if (field.Value.ValueKind is JsonValueKind.Array) places.AddRange(field.Value.EnumerateArray().Select((one, i) => Place(one, $"{place}/{i}")));
            else places.Add(Place(field.Value, place));
            rules.Add(new(field.Name, places));
        }
        foreach (var needed in CanonicalFields.NeededOf(stream).Where(needed => rules.TrueForAll(rule => rule.Field != needed)))
            Wrong("fields", $"{needed} is missing: say where it is found");
        return rules;
    }

    private List<Condition> Conditions(JsonElement owner, string name, string place)
    {
        if (!owner.TryGetProperty(name, out var list)) return [];
        place = Below(place, name);
        if (list.ValueKind is JsonValueKind.Array) return [.. list.EnumerateArray().Select((one, i) => ConditionOf(one, $"{place}/{i}"))];
        Wrong(place, "expected a list of conditions");
        return [];
    }

    private Condition ConditionOf(JsonElement one, string place)
    {
        if (!IsObject(one, place, "path", "in", "exists", "any", "all", "none")) return new();
        if (one.TryGetProperty("any", out _)) return new() { Any = Conditions(one, "any", place) };
        if (one.TryGetProperty("all", out _)) return new() { All = Conditions(one, "all", place) };
        if (one.TryGetProperty("none", out _)) return new() { None = Conditions(one, "none", place) };
        var path = Text(one, "path", place);
        if (path is null) Wrong(place, "expected \"path\" with \"in\" or \"exists\", or \"any\", \"all\" or \"none\"");
        if (one.TryGetProperty("in", out _)) return new() { Path = path ?? "", In = Texts(one, "in", place) };
        if (one.TryGetProperty("exists", out var exists) && exists.ValueKind is JsonValueKind.True or JsonValueKind.False) return new() { Path = path ?? "", Exists = exists.GetBoolean() };
        if (path is not null) Wrong(place, "expected \"in\" with a list of values, or \"exists\" with true or false");
        return new() { Path = path ?? "", Exists = true };
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex FormatName();
}
