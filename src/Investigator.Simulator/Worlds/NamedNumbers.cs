using System.Globalization;

namespace Investigator.Simulator.Worlds;

/// <summary>The short form of a plan on the command line: <c>name:setting=number,setting=number</c>.</summary>
internal static class NamedNumbers
{
    public static (string Name, Dictionary<string, double> Settings, string? Refusal) Parse(string text, string[] known)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? text : text[..colon]).Trim();
        var settings = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in colon < 0 ? [] : text[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!known.Contains(pair[0], StringComparer.Ordinal)) return (name, settings, $"In \"{text}\" there is no setting \"{pair[0]}\". There are: {string.Join(", ", known)}.");
            if (pair.Length < 2 || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                return (name, settings, $"In \"{text}\", {pair[0]} needs a number, as in {pair[0]}=2.");
            if (!settings.TryAdd(pair[0], number)) return (name, settings, $"In \"{text}\", {pair[0]} stands twice.");
        }
        return (name, settings, null);
    }
}
