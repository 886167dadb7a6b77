using System.Security.Cryptography;

namespace Investigator.Domain.Audit;

/// <summary>The public half of a key that signs anchors: an elliptic curve (ECDSA, signatures in DER) or RSA (PKCS #1), each with SHA-256, as <c>openssl dgst -sha256 -sign</c> makes them.</summary>
public sealed class AnchorKey : IDisposable
{
    /// <summary>Bytes of the longest signature: RSA with 16,384 bits.</summary>
    public const int LongestSignature = 2048;

    private readonly AsymmetricAlgorithm _key;

    private AnchorKey(AsymmetricAlgorithm key) => (_key, Id) = (key, Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())));

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo): 64 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The public half (SubjectPublicKeyInfo) in base64.</summary>
    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <summary>The key in a PEM text; a private key does as well.</summary>
    /// <returns><c>null</c> when there is none in it, or one behind a password.</returns>
    public static AnchorKey? Read(string pem) => Read(ECDsa.Create, pem) ?? Read(RSA.Create, pem);

    /// <summary>Whether <paramref name="signature"/> is one by this key over <paramref name="text"/>.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => _key is ECDsa curve
        ? IsWhole(signature) && curve.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        : ((RSA)_key).VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Signs with the private half.</summary>
    /// <exception cref="CryptographicException">Only the public half was read.</exception>
    public byte[] Sign(byte[] text) => _key is ECDsa curve
        ? curve.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        : ((RSA)_key).SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _key.Dispose();

    // The platform reads the sequence and leaves what stands behind it: then a signature with a byte more would be the same.
    private static bool IsWhole(ReadOnlySpan<byte> der) => der.Length > 2 && der.Length == (der[1] < 0x80 ? der[1] + 2 : der[1] == 0x81 ? der[2] + 3 : 0);

    private static AnchorKey? Read(Func<AsymmetricAlgorithm> kind, string pem)
    {
        var key = kind();
        try
        {
            key.ImportFromPem(pem);
            return new(key);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            key.Dispose(); // none, not of this kind, or on a curve that is none
            return null;
        }
    }
}
