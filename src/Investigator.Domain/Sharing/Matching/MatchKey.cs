using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Sharing.Matching;

/// <summary>
/// The key that two providers share for one round of matching, and nobody else has. Each has a key pair for the other alone (ECDH over P-256); what they agree on is drawn out with HKDF-SHA-256
/// (RFC 5869) and the round's id, so that tokens of two rounds can't be laid side by side. No secret travels.
/// </summary>
public sealed class MatchKey
{
    private readonly byte[] _tokens;
    private readonly byte[] _seal;

    private MatchKey(byte[] tokens, byte[] seal) => (_tokens, _seal) = (tokens, seal);

    /// <summary>A new private key, PKCS #8 in base64.</summary>
    public static string NewPrivate()
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(pair.ExportPkcs8PrivateKey());
    }

    /// <summary>The public half, SubjectPublicKeyInfo in base64.</summary>
    /// <exception cref="CryptographicException">The key is none.</exception>
    public static string PublicOf(string privateKey)
    {
        using var pair = Pair(privateKey);
        return Convert.ToBase64String(pair.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Whether this is a public key on the curve that both use.</summary>
    public static bool IsPublic(string? text)
    {
        if (text is not { Length: > 0 and < 400 }) return false;
        try
        {
            using var pair = Public(text.Trim());
            return pair.ExportParameters(false).Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256" or "prime256v1" || pair.KeySize == 256;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Twelve groups of four digits that both sides see alike: read them to each other by phone before the first round, or somebody between may have given each a key of their own.</summary>
    public static string NumberOf(string one, string other)
    {
        var both = string.CompareOrdinal(one, other) < 0 ? one + "\n" + other : other + "\n" + one;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(both));
        return string.Join(' ', Enumerable.Range(0, 12).Select(i => (((hash[2 * i] << 8) | hash[(2 * i) + 1]) % 10_000).ToString("0000", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The key of one round.</summary>
    /// <exception cref="CryptographicException">One of the keys is none.</exception>
    public static MatchKey Of(string privateKey, string theirPublic, Guid round)
    {
        using var mine = Pair(privateKey);
        using var theirs = Public(theirPublic);
        var agreed = mine.DeriveRawSecretAgreement(theirs.PublicKey);
        var salt = round.ToByteArray(bigEndian: true);
        return new(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, 32, salt, "investigator blind match tokens v1"u8.ToArray()),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, 32, salt, "investigator blind match seal v1"u8.ToArray()));
    }

    /// <summary>What leaves instead of a value: 32 hexadecimal digits, the first half of HMAC-SHA-256. The kind is part of it.</summary>
    public string Token(MatchKind kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_tokens, Encoding.UTF8.GetBytes($"{kind}\u001f{value}")).AsSpan(0, 16));

    /// <summary>Shows that a file comes from the other side and was not altered.</summary>
    public string Seal(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(HMACSHA256.HashData(_seal, body));

    /// <summary>Whether the seal is the body's.</summary>
    public bool Holds(ReadOnlySpan<byte> body, string seal) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Seal(body)), Encoding.ASCII.GetBytes(seal));

    private static ECDiffieHellman Pair(string privateKey)
    {
        var pair = ECDiffieHellman.Create();
        pair.ImportPkcs8PrivateKey(Convert.FromBase64String(privateKey), out _);
        return pair;
    }

    private static ECDiffieHellman Public(string key)
    {
        var pair = ECDiffieHellman.Create();
        pair.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
        return pair;
    }
}
