using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing.Matching;

/// <summary>Blind matching with partners: pacts, questions, answers. Every act is checked against the person's role and audited.</summary>
public interface IMatching
{
    /// <summary>All pacts, standing ones first. For those who prepare bundles and auditors.</summary>
    Task<IReadOnlyList<MatchPactRow>> PactsAsync(Person by, CancellationToken ct);

    /// <summary>Makes a pact with a partner of the directory, with a key pair for it alone.</summary>
    Task<Done<MatchPactRow>> MakePactAsync(Person by, Guid partner, CancellationToken ct);

    /// <summary>Enters the partner's public key.</summary>
    Task<Refusal?> EnterKeyAsync(Person by, Guid pact, string theirPublicKey, CancellationToken ct);

    /// <summary>Says that the number was compared with the partner; another person than who entered the key.</summary>
    Task<Refusal?> ConfirmPactAsync(Person by, Guid pact, CancellationToken ct);

    /// <summary>Ends a pact.</summary>
    Task<Refusal?> EndPactAsync(Person by, Guid pact, CancellationToken ct);

    /// <summary>Asks about the confirmed members of a campaign. The question waits for a second person.</summary>
    Task<Done<MatchRoundRow>> AskAsync(Person by, Guid pact, Guid campaign, IReadOnlyList<MatchKind> kinds, string reason, CancellationToken ct);

    /// <summary>Takes in a partner's file: a question is compared with all accounts here and its answer waits for a second person; an answer closes its question.</summary>
    Task<Done<MatchRoundRow>> TakeInAsync(Person by, ReadOnlyMemory<byte> file, string reason, CancellationToken ct);

    /// <summary>Lets a round's file leave, or not: by another person, who opened it.</summary>
    /// <param name="version">The version that was looked at.</param>
    Task<Refusal?> DecideAsync(Person by, Guid round, long version, bool leaves, CancellationToken ct);

    /// <summary>Rounds, latest first.</summary>
    Task<Page<MatchRoundRow>> RoundsAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>A round with its hits and what would leave; it is noted who opened it.</summary>
    Task<Done<MatchRound>> OpenAsync(Person by, Guid round, CancellationToken ct);

    /// <summary>The file of a round that a second person let leave; recorded.</summary>
    Task<Done<MatchRound>> FileAsync(Person by, Guid round, CancellationToken ct);
}

/// <summary>A pact in a list.</summary>
/// <param name="Number">What both sides read to each other; <c>null</c> until the partner's key is there.</param>
public sealed record MatchPactRow(
    Guid Id, Guid PartnerId, string PartnerName, string PublicKey, string? Number, string CreatedBy, DateTimeOffset CreatedAt, string? ConfirmedBy, DateTimeOffset? ConfirmedAt, DateTimeOffset? EndedAt);

/// <summary>A round in a list.</summary>
public sealed record MatchRoundRow(
    Guid Id, Guid PactId, string PartnerName, bool Asks, Guid? CampaignId, IReadOnlyList<MatchKind> Kinds, int Tokens, MatchRoundState State, int Hits, string Reason, string MadeBy, DateTimeOffset MadeAt,
    string? DecidedBy, DateTimeOffset? DecidedAt, long Version);
