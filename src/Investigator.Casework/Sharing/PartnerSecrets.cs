using Investigator.Casework.Data;
using Investigator.Domain.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Sharing;

/// <summary>Keys of keyed hashes and of pacts as they lie in the store.</summary>
internal sealed class PartnerSecrets(IDataProtectionProvider protection)
{
    private readonly ProtectedText _kept = new(protection, "Investigator.Partner.Key");

    public string Protect(string secret) => _kept.Protect(secret);

    /// <returns><c>null</c> when the console's keys that protect it are gone, or it was altered.</returns>
    public string? OpenText(string stored) => _kept.Open(stored);

    /// <returns><c>null</c> when the console's keys that protect it are gone, or it was altered.</returns>
    public SharingKey? Open(PartnerKey key) => _kept.Open(key.ProtectedSecret) is { } secret ? SharingKey.From(Convert.FromBase64String(secret)) : null;
}
