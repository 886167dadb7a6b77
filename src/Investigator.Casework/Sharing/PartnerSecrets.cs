using System.Security.Cryptography;
using Investigator.Domain.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Casework.Sharing;

/// <summary>Keys of keyed hashes as they lie in the store: a copy of the table alone gives them to nobody.</summary>
internal sealed class PartnerSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Investigator.Partner.Key");

    public string Protect(string secret) => _protector.Protect(secret);

    /// <returns><c>null</c> when the console's keys that protect it are gone, or it was altered.</returns>
    public SharingKey? Open(PartnerKey key)
    {
        try
        {
            return SharingKey.From(Convert.FromBase64String(_protector.Unprotect(key.ProtectedSecret)));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
