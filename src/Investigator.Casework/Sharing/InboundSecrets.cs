using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Sharing;

/// <summary>Credentials of sources and keys of their hashes, as they lie in the store.</summary>
internal sealed class InboundSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Investigator.Inbound.Secret");

    public string? Protect(string? secret) => string.IsNullOrEmpty(secret) ? null : _protector.Protect(secret);

    /// <returns><c>null</c> when nothing is stored, or the keys that protect it are gone or it was altered.</returns>
    public string? Open(string? stored)
    {
        if (stored is null) return null;
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
