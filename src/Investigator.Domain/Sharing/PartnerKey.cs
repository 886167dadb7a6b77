namespace Investigator.Domain.Sharing;

/// <summary>A partner's key of keyed hashes: one that it shares with this provider and with nobody else.</summary>
public sealed class PartnerKey
{
    private PartnerKey() { } // EF

    /// <summary>Counts the partner's keys from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What bundles name it by, see <see cref="SharingKey.KeyId"/>.</summary>
    public string KeyId { get; private set; } = "";

    /// <summary>The secret, protected by the console's keys.</summary>
    public string ProtectedSecret { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When the next one took its place; <c>null</c> while it is in use.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    internal static PartnerKey Of(int number, string keyId, string protectedSecret, TimeProvider clock) =>
        new() { Number = number, KeyId = keyId, ProtectedSecret = protectedSecret, MadeAt = clock.GetUtcNow() };

    internal void Retire(TimeProvider clock) => RetiredAt ??= clock.GetUtcNow();
}
