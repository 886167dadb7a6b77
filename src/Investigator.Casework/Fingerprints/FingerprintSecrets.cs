using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Fingerprints;

/// <summary>Keys of watermarks and of the hashes of answers, as they lie in the store.</summary>
internal sealed class FingerprintSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Investigator.Fingerprint.Key");

    public string Protect(byte[] key) => _protector.Protect(Convert.ToHexStringLower(key));

    /// <returns><c>null</c> when the keys that protect it are gone or it was altered.</returns>
    public byte[]? Open(string stored)
    {
        try
        {
            return Convert.FromHexString(_protector.Unprotect(stored));
        }
        catch (Exception lost) when (lost is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
