using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <content>The smaller parts of a mapping file: places of fields, texts, paths.</content>
internal sealed partial class MappingFile
{
    private static readonly string[] PlaceKeys = ["from", "value", "join", "with", "between", "as", "map", "else", "scale", "zone", "prefix", "pattern", "weak"];

    private Alternative Place(JsonElement element, string place)
    {
        if (element.ValueKind is JsonValueKind.String) return new() { From = [Checked(element.GetString()!, place)] };
        if (!IsObject(element, place, PlaceKeys)) return new();

        var from = element.TryGetProperty("join", out _) ? Paths(element, "join", place)
            : element.TryGetProperty("between", out _) ? Paths(element, "between", place)
            : Text(element, "from", place) is { } path ? [Checked(path, Below(place, "from"))] : [];
        var value = Constant(element, place);
        if ((from.Count == 0) == (value is null)) Wrong(place, "expected exactly one of \"from\", \"join\", \"between\" and \"value\"");
        if (element.TryGetProperty("between", out _) && from.Count != 2) Wrong(Below(place, "between"), "expected two paths: begin and end");
        return new()
        {
            From = from,
            Value = value,
            With = Text(element, "with", place),
            IsElapsed = element.TryGetProperty("between", out _),
            As = ConversionOf(element, place, from),
            Map = Map(element, place),
            Else = Text(element, "else", place),
            Scale = Scale(element, place),
            Zone = Zone(element, place),
            Prefix = Text(element, "prefix", place),
            Pattern = Pattern(element, place),
            Weak = Text(element, "weak", place),
        };
    }

    private static string? Constant(JsonElement element, string place) => !element.TryGetProperty("value", out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText();

    private Conversion ConversionOf(JsonElement element, string place, List<string> from)
    {
        if (from.Count == 1 && from[0].EndsWith(".*", StringComparison.Ordinal) && !element.TryGetProperty("as", out _))
            Wrong(place, "values under numbered names need \"as\": system-text, prompt-text, response-text, turn or count");
        if (Text(element, "as", place) is not { } name) return Conversion.Natural;
        if (ConversionNames.All.TryGetValue(name, out var conversion)) return conversion;
        Wrong(Below(place, "as"), $"\"{name}\" is no conversion; there are {string.Join(", ", ConversionNames.All.Keys)}");
        return Conversion.Natural;
    }

    private Dictionary<string, string>? Map(JsonElement element, string place)
    {
        if (!element.TryGetProperty("map", out var map)) return null;
        if (map.ValueKind is JsonValueKind.Object && map.EnumerateObject().All(pair => pair.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
            return map.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Wrong(Below(place, "map"), "expected an object: value of the log to canonical value");
        return null;
    }

    private double? Scale(JsonElement element, string place)
    {
        if (!element.TryGetProperty("scale", out var scale)) return null;
        if (scale.ValueKind is JsonValueKind.Number && scale.GetDouble() is > 0 and < 1e12) return scale.GetDouble();
        Wrong(Below(place, "scale"), "expected a number above 0: what one unit of the log is in canonical units");
        return null;
    }

    private TimeSpan? Zone(JsonElement element, string place)
    {
        if (Text(element, "zone", place) is not { } zone) return null;
        if (zone is "UTC" or "Z") return TimeSpan.Zero;
        if (zone.Length == 6 && zone[0] is '+' or '-' && TimeSpan.TryParseExact(zone.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset)) return zone[0] == '-' ? -offset : offset;
        Wrong(Below(place, "zone"), "expected \"UTC\" or an offset such as \"+02:00\"");
        return null;
    }

    private Regex? Pattern(JsonElement element, string place)
    {
        if (Text(element, "pattern", place) is not { } pattern) return null;
        try
        {
            // Linear in the input whatever it says; operators write patterns, strangers the values.
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
            if (regex.GetGroupNumbers().Length == 2) return regex;
            Wrong(Below(place, "pattern"), "expected exactly one group in parentheses: the part to take");
        }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException)
        {
            Wrong(Below(place, "pattern"), FirstSentence(broken.Message));
        }
        return null;
    }

    private T OneOf<T>(JsonElement owner, string name, string place, T usual, params ReadOnlySpan<(string Word, T Value)> values)
    {
        if (Text(owner, name, place) is not { } word) return usual;
        List<string> words = [];
        foreach (var (known, value) in values)
        {
            if (word == known) return value;
            words.Add(known);
        }
        Wrong(Below(place, name), $"\"{word}\" is not one of {string.Join(", ", words)}");
        return usual;
    }

    private string? Text(JsonElement owner, string name, string place)
    {
        if (!owner.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind is JsonValueKind.String) return value.GetString();
        Wrong(Below(place, name), "expected text");
        return null;
    }

    private List<string> Texts(JsonElement owner, string name, string place)
    {
        if (!owner.TryGetProperty(name, out var value)) return [];
        if (value.ValueKind is JsonValueKind.String) return [value.GetString()!];
        if (value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String)) return [.. value.EnumerateArray().Select(one => one.GetString()!)];
        Wrong(Below(place, name), "expected text, or a list of texts");
        return [];
    }

    private List<string> Paths(JsonElement owner, string name, string place) => [.. Texts(owner, name, place).Select(path => Checked(path, Below(place, name)))];

    private string Checked(string path, string place)
    {
        if (SourcePath.Problem(path) is { } problem) Wrong(place, problem);
        return path;
    }

    private bool IsObject(JsonElement element, string place, params ReadOnlySpan<string> keys)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Wrong(place, "expected an object");
            return false;
        }
        OnlyKnown(element, place, keys);
        return true;
    }

    private void OnlyKnown(JsonElement element, string place, ReadOnlySpan<string> keys)
    {
        foreach (var property in element.EnumerateObject())
            if (!keys.Contains(property.Name)) Wrong(Below(place, property.Name), $"is not known here; there are {string.Join(", ", keys.ToArray())}");
    }

    private void Wrong(string place, string what) => _problems.Add($"{_origin}: {(place.Length == 0 ? "the file" : place)}: {what}");

    private static string Below(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";

    private static string FirstSentence(string message) => message.Split(". ", 2)[0];
}
