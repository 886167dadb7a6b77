using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Investigator.Domain.Sharing;

/// <summary>A certificate that a partner's machine shows instead of a key. It is known by its SHA-256 alone: who signed it does not count.</summary>
public sealed class PartnerCertificate
{
    private PartnerCertificate() { } // EF

    /// <summary>SHA-256 of the certificate (DER), 64 hexadecimal digits.</summary>
    public string Thumbprint { get; private set; } = "";

    /// <summary>Who entered it.</summary>
    public string AddedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    internal static PartnerCertificate Of(string thumbprint, string by, TimeProvider clock) => new() { Thumbprint = thumbprint, AddedBy = by, AddedAt = clock.GetUtcNow() };

    /// <summary>The thumbprint of what a person pasted: a certificate in PEM form, or its SHA-256 with or without colons.</summary>
    /// <returns><c>null</c> when it is neither.</returns>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > 64 * 1024) return null;
        if (text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
        {
            try
            {
                using var certificate = X509Certificate2.CreateFromPem(text);
                return ThumbprintOf(certificate);
            }
            catch (CryptographicException)
            {
                return null;
            }
        }

        var digits = string.Concat(text.Where(c => c is not (':' or ' ' or '\n' or '\r'))).ToLowerInvariant();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigitLower) ? digits : null;
    }

    /// <summary>SHA-256 of a certificate, 64 hexadecimal digits.</summary>
    public static string ThumbprintOf(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
}
