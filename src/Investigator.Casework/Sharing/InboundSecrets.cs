using Investigator.Casework.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Sharing;

/// <summary>Credentials of sources and keys of their hashes, as they lie in the store.</summary>
internal sealed class InboundSecrets(IDataProtectionProvider protection)
{
    private readonly ProtectedText _kept = new(protection, "Investigator.Inbound.Secret");

    public string? Protect(string? secret) => string.IsNullOrEmpty(secret) ? null : _kept.Protect(secret);

    /// <returns><c>null</c> when nothing is stored, or the keys that protect it are gone or it was altered.</returns>
    public string? Open(string? stored) => stored is null ? null : _kept.Open(stored);
}
