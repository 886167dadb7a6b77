using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Investigator.Tests.Sharing.Stix;

/// <summary>The common data types of STIX 2.1, section 2, and ids of section 2.9.</summary>
internal static partial class StixForms
{
    /// <summary>RFC 3339 with Z; <c>created</c> and <c>modified</c> need exactly three decimals, and we ask that of every time.</summary>
    internal static bool IsTimestamp(string text, bool anyPrecision = false) =>
        (anyPrecision ? AnyTime() : ExactTime()).IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    internal static bool IsId(string text) => Identifier().IsMatch(text);

    internal static string TypeOf(string id) => id[..Math.Max(0, id.IndexOf("--", StringComparison.Ordinal))];

    internal static bool IsPropertyName(string name) => name is "id" || PropertyName().IsMatch(name);

    internal static bool IsTypeName(string name) => name.Length is >= 3 and <= 250 && TypeName().IsMatch(name);

    internal static bool IsExtensionId(string name) => name.StartsWith("extension-definition--", StringComparison.Ordinal) && IsId(name);

    /// <summary>The UUIDv5 of an observable, computed here from scratch (another route than the product's).</summary>
    internal static string ObservableId(string type, JsonObject one, IReadOnlyList<string> contributing)
    {
        var canonical = "{" + string.Join(',', contributing.Order(StringComparer.Ordinal).Where(one.ContainsKey).Select(name => $"\"{name}\":{Canonical(one[name]!)}")) + "}";
        var space = Convert.FromHexString("00abedb4aa42466c9c01fed23315a9b7");
#pragma warning disable CA5350 // version 5 of RFC 4122 is SHA-1
        var hash = System.Security.Cryptography.SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(canonical)]);
#pragma warning restore CA5350
        return Id(type, hash);
    }

    private static string Id(string type, byte[] hash)
    {
        hash[6] = (byte)(0x50 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        var hex = Convert.ToHexStringLower(hash.AsSpan(0, 16));
        return $"{type}--{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    private static string Canonical(JsonNode node)
    {
        if (node.GetValueKind() != System.Text.Json.JsonValueKind.String)
            return node.ToJsonString();
        var text = node.GetValue<string>();
        return "\"" + string.Concat(text.Select(letter => letter switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            < ' ' => $"\\u{(int)letter:x4}",
            _ => letter.ToString(),
        })) + "\"";
    }

    [GeneratedRegex(@"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)\.[0-9]{3}Z$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExactTime();

    [GeneratedRegex(@"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?Z$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyTime();

    [GeneratedRegex(@"^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[a-z0-9_]{3,250}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"^([a-z][a-z0-9]*)(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeName();
}
