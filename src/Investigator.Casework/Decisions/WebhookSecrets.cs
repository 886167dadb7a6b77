using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Decisions;

/// <summary>Signing secrets as they lie in the store.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Investigator.Webhook.Secret");

    public string Protect(string secret) => _protector.Protect(secret);

    /// <returns><c>null</c> when the keys that protect it are gone or it was altered.</returns>
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
