using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Investigator.Domain.Audit;

/// <summary>A signature over the chain up to one entry. Whoever rewrites the whole chain can't make it anew without the key, which may lie outside the console.</summary>
/// <param name="Sequence">The entry that is signed, and with its hash all before it.</param>
/// <param name="Hash">That entry's hash.</param>
/// <param name="At">When it was signed, in whole microseconds.</param>
/// <param name="Key">Id of the key, as <see cref="AnchorKey.Id"/>.</param>
/// <param name="Signature">Over <see cref="Text"/>, in base64.</param>
public sealed record AuditAnchor(
    [property: JsonPropertyName("sequence"), JsonRequired] long Sequence, [property: JsonPropertyName("hash"), JsonRequired] string Hash,
    [property: JsonPropertyName("at"), JsonRequired] DateTimeOffset At, [property: JsonPropertyName("key"), JsonRequired] string Key,
    [property: JsonPropertyName("signature"), JsonRequired] string Signature)
{
    /// <summary>What the audit calls the entry that holds an anchor.</summary>
    public const string Act = "audit.anchored";

    /// <summary>How far behind its own entry an anchor may lie: what a checker has to remember. More than are written while a key signs.</summary>
    public const int MostBehind = 100_000;

    /// <summary>The bytes that are signed: four lines of ASCII.</summary>
    public static byte[] Text(long sequence, string hash, DateTimeOffset at) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"investigator audit anchor 1\n{sequence}\n{hash}\n{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\n"));

    /// <summary>The anchor that an entry of <see cref="Act"/> or a line of a kept copy holds; <c>null</c> when it can't be read.</summary>
    public static AuditAnchor? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditAnchor>(json) is { Hash: not null, Key: not null, Signature: not null } anchor ? anchor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As one line of JSON, without a line end.</summary>
    public string Line() => JsonSerializer.Serialize(this);

    /// <summary>Whether the signature is one by this key over what the anchor says.</summary>
    public bool IsBy(AnchorKey key)
    {
        Span<byte> signature = stackalloc byte[AnchorKey.LongestSignature];
        return Key == key.Id && Convert.TryFromBase64String(Signature, signature, out var length) && key.Verifies(Text(Sequence, Hash, At), signature[..length]);
    }
}
