namespace Investigator.Domain.Sharing.Matching;

/// <summary>What two providers may have in common of an account.</summary>
public enum MatchKind
{
    /// <summary>A card or bank account, by its fingerprint at a payment processor that both use.</summary>
    Card,

    /// <summary>A device.</summary>
    Device,

    /// <summary>An e-mail address, as a hash that both make in the same way.</summary>
    Email,

    /// <summary>A phone number, as a hash that both make in the same way.</summary>
    Phone,

    /// <summary>An identity document, as a hash that both make in the same way.</summary>
    Document,
}
