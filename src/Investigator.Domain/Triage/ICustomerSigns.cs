using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What customers showed of themselves and declared: asked before accounts are rated. The room that keeps it answers.</summary>
public interface ICustomerSigns
{
    /// <summary>Everything that counts now; an account may have several.</summary>
    Task<IReadOnlyList<CustomerSign>> AllAsync(CancellationToken ct);
}

/// <summary>Something that speaks for or against an account.</summary>
/// <param name="Sentence">As the account's page tells it.</param>
public sealed record CustomerSign(AccountId AccountId, CustomerSignKind Kind, string Sentence);

/// <summary>What it is; what it weighs is set in <see cref="ScoreOptions"/>.</summary>
public enum CustomerSignKind
{
    /// <summary>Verified when asked, by a document or a contract.</summary>
    VerifiedByDocument,

    /// <summary>Verified when asked, by a card.</summary>
    VerifiedByCard,

    /// <summary>Verified when asked, by telephone or mail.</summary>
    VerifiedByReach,

    /// <summary>Asked, and failed or let the time pass.</summary>
    NotVerified,

    /// <summary>The traffic is what was declared.</summary>
    AsDeclared,

    /// <summary>The traffic is something else.</summary>
    NotAsDeclared,
}
