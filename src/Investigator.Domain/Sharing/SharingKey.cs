using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Sharing;

/// <summary>
/// The provider's secret that turns personal values into hashes which only holders of the same key can compare (HMAC-SHA-256, RFC 2104).
/// Without the key a hash cannot be tried against a list of known accounts, cards or addresses, as a plain hash could.
/// </summary>
public sealed class SharingKey
{
    /// <summary>The shortest key, in bytes: the output length of SHA-256 (RFC 2104, section 3).</summary>
    public const int MinBytes = 32;

    private readonly byte[] _secret;

    private SharingKey(byte[] secret)
    {
        _secret = secret;
        KeyId = Convert.ToHexStringLower(HMACSHA256.HashData(_secret, "investigator sharing key id v1"u8))[..16];
    }

    /// <summary>Names the key without giving it away: 16 hex digits that partners with the same key share.</summary>
    public string KeyId { get; }

    /// <summary>The key, or null when <paramref name="secret"/> is shorter than <see cref="MinBytes"/>.</summary>
    public static SharingKey? From(ReadOnlySpan<byte> secret) => secret.Length < MinBytes ? null : new SharingKey(secret.ToArray());

    /// <summary>The hash that leaves instead of a personal value: 64 hex digits. The kind is part of it, so an account id never equals a device id.</summary>
    public string Hash(IndicatorKind kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"v1\u001f{kind.Word()}\u001f{value}")));

    /// <summary>The key's id; the secret is never printed.</summary>
    public override string ToString() => $"sharing key {KeyId}";
}
