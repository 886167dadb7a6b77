using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>Ids and times as STIX writes them.</summary>
internal static class StixIds
{
    /// <summary>The id of an object of this project's own: the same parts always give the same id.</summary>
    internal static string Of(string type, params ReadOnlySpan<string> parts)
    {
        var name = new StringBuilder(type);
        // Length before each part: ("a", "bc") and ("ab", "c") are different names.
        foreach (var part in parts)
            name.Append(CultureInfo.InvariantCulture, $"\u001f{part.Length}:{part}");
        return $"{type}--{Version5(StixVocabulary.ObjectNamespace, name.ToString())}";
    }

    /// <summary>The id of an observable, from its id-contributing properties in canonical JSON (STIX 2.1, section 2.9; RFC 8785).</summary>
    internal static string OfObservable(string type, string canonicalJson) => $"{type}--{Version5(StixVocabulary.ObservableNamespace, canonicalJson)}";

    /// <summary>A name-based UUID, version 5 (RFC 4122, section 4.3).</summary>
    internal static Guid Version5(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
#pragma warning disable CA5350 // RFC 4122 prescribes SHA-1 for version 5; it makes a name here and guards nothing.
        Span<byte> hash = SHA1.HashData(input);
#pragma warning restore CA5350
        var id = hash[..16];
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(id[6..]) & 0x0FFF) | 0x5000));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

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
