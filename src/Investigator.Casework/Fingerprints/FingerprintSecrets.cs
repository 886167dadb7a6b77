using Investigator.Casework.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Fingerprints;

/// <summary>Keys of watermarks and of the hashes of answers, as they lie in the store.</summary>
internal sealed class FingerprintSecrets(IDataProtectionProvider protection)
{
    private readonly ProtectedText _kept = new(protection, "Investigator.Fingerprint.Key");

    public string Protect(byte[] key) => _kept.Protect(Convert.ToHexStringLower(key));

    /// <returns><c>null</c> when the keys that protect it are gone or it was altered.</returns>
    public byte[]? Open(string stored) => _kept.Open(stored) is { } key ? Convert.FromHexString(key) : null;
}
