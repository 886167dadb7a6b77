using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Data;

/// <summary>Secrets of one purpose as they lie in the store: a copy of the table alone gives them to nobody.</summary>
internal sealed class ProtectedText(IDataProtectionProvider protection, string purpose)
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public string Protect(string secret) => _protector.Protect(secret);

    /// <returns><c>null</c> when the console's keys that protect it are gone or it was altered.</returns>
    public string? Open(string stored)
    {
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
