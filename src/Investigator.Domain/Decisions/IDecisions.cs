using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Freezes: made at once by an analyst or a reviewer, always with a reason and an end.</summary>
public interface IFreezeDesk
{
    /// <summary>Whom a freeze would hit, before anybody is hit.</summary>
    /// <param name="campaign">Its confirmed members; or <c>null</c> with <paramref name="account"/>.</param>
    Task<FreezePreview> PreviewAsync(Guid? campaign, AccountId? account, CancellationToken ct);

    Task<Done<FreezeReceipt>> FreezeAccountAsync(Person by, AccountId account, string? reason, DateTimeOffset? expiresAt, CancellationToken ct);

    /// <summary>Freezes the confirmed members that no standing decision holds yet.</summary>
    /// <param name="expected">How many the preview said; a different number now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Done<FreezeReceipt>> FreezeCampaignAsync(Person by, Guid campaign, int expected, string? reason, DateTimeOffset? expiresAt, CancellationToken ct);

    /// <summary>Lifts one standing decision.</summary>
    Task<Refusal?> LiftAsync(Person by, Guid decision, string? reason, CancellationToken ct);

    /// <summary>Lifts everything that still stands of one act.</summary>
    Task<Refusal?> UndoAsync(Person by, Guid act, CancellationToken ct);

    /// <summary>Ends freezes whose time has come.</summary>
    /// <returns>How many ended.</returns>
    Task<int> ExpireAsync(CancellationToken ct);

    /// <summary>An account's decisions, latest first.</summary>
    Task<IReadOnlyList<Decision>> OfAccountAsync(AccountId account, CancellationToken ct);

    /// <summary>A campaign's decisions, latest first.</summary>
    Task<Page<Decision>> OfCampaignAsync(Guid campaign, int skip, int take, CancellationToken ct);

    /// <summary>The standing decision of each of these accounts, the gravest where several stand.</summary>
    Task<IReadOnlyDictionary<AccountId, DecisionKind>> StandingAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>How many decisions of a kind stand in all.</summary>
    Task<int> CountStandingAsync(DecisionKind kind, CancellationToken ct);
}

/// <summary>Whom a freeze would hit.</summary>
/// <param name="Accounts">Those it would freeze; at most 500 are listed.</param>
/// <param name="Total">All that it would freeze.</param>
/// <param name="AlreadyHeld">Those left out because a decision stands.</param>
/// <param name="Innocent">Members left out because people found them innocent.</param>
/// <param name="Candidates">Members left out because nobody confirmed them.</param>
public sealed record FreezePreview(IReadOnlyList<AccountId> Accounts, int Total, int AlreadyHeld, int Innocent, int Candidates);

/// <summary>A freeze that was made.</summary>
public sealed record FreezeReceipt(Guid ActId, int Accounts, DateTimeOffset ExpiresAt);

/// <summary>Bans: proposed by one person, decided by another.</summary>
public interface IBanDesk
{
    Task<Done<ProposalRow>> ProposeForAccountAsync(Person by, AccountId account, string? reason, CancellationToken ct);

    /// <summary>Proposes to ban the campaign's confirmed members that are not banned yet.</summary>
    Task<Done<ProposalRow>> ProposeForCampaignAsync(Person by, Guid campaign, string? reason, CancellationToken ct);

    /// <summary>Waiting ones first, then latest first.</summary>
    Task<Page<ProposalRow>> LoadAsync(ProposalState? state, int skip, int take, CancellationToken ct);

    Task<BanProposal?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>Hands out the proposal's evidence and notes who opened it.</summary>
    Task<Done<BanProposal>> OpenEvidenceAsync(Person by, Guid id, CancellationToken ct);

    Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct);
}

/// <summary>A proposal in a list.</summary>
public sealed record ProposalRow(
    Guid Id, string Title, Guid? CampaignId, int Accounts, string Reason, string ProposedById, string ProposedBy, DateTimeOffset ProposedAt,
    ProposalState State, string? DecidedBy, DateTimeOffset? DecidedAt, long Version);

/// <summary>What enforcement points pull.</summary>
public interface IDecisionStream
{
    /// <summary>Changes after position <paramref name="since"/> (0: from the beginning), in order.</summary>
    Task<DecisionChanges> SinceAsync(long since, int take, CancellationToken ct);

    /// <summary>The position of the latest change; 0 when nothing was ever decided. One look into an index.</summary>
    Task<long> PositionAsync(CancellationToken ct);

    /// <summary>
    /// All that stands, each as the change that brings it into force, and the position from which to go on: what a point that starts needs instead of the whole history.
    /// A decision made while this is read may come again behind <see cref="DecisionChanges.Next"/>; taking it twice does no harm, and none is missed.
    /// </summary>
    Task<DecisionChanges> StandingAsync(CancellationToken ct);
}

/// <summary>Some changes and where to go on.</summary>
/// <param name="Next">Give this as <c>since</c> next time.</param>
/// <param name="More">Whether more changes wait behind <paramref name="Next"/>.</param>
public sealed record DecisionChanges(IReadOnlyList<DecisionChange> Changes, long Next, bool More);
