using Investigator.Casework.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Decisions;

/// <summary>Signing secrets as they lie in the store.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly ProtectedText _kept = new(protection, "Investigator.Webhook.Secret");

    public string Protect(string secret) => _kept.Protect(secret);

    /// <returns><c>null</c> when the keys that protect it are gone or it was altered.</returns>
    public string? Open(string stored) => _kept.Open(stored);
}
