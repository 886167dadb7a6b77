using System.Globalization;
using System.Text;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>Ids and times as STIX writes them.</summary>
internal static class StixIds
{
    /// <summary>The id of an object that is no observable: the same parts always give the same id, in the version that section 2.9 asks for.</summary>
    internal static string Of(string type, params ReadOnlySpan<string> parts)
    {
        var name = new StringBuilder(type);
        // Length before each part: ("a", "bc") and ("ab", "c") are different names.
        foreach (var part in parts)
            name.Append(CultureInfo.InvariantCulture, $"\u001f{part.Length}:{part}");
        return $"{type}--{NamedUuid.Version4(StixVocabulary.ObjectNamespace, name.ToString())}";
    }

    /// <summary>The id of an observable, from its id-contributing properties in canonical JSON (STIX 2.1, section 2.9; RFC 8785).</summary>
    internal static string OfObservable(string type, string canonicalJson) => $"{type}--{NamedUuid.Version5(StixVocabulary.ObservableNamespace, canonicalJson)}";

    /// <summary>RFC 3339 in UTC with exactly three decimals, as section 3.6 asks of created and modified.</summary>
    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A string in canonical JSON: only what must be escaped is (RFC 8785, section 3.2.2.2).</summary>
    internal static string Canonical(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => json.Append(letter),
            };
        }

        return json.Append('"').ToString();
    }
}
