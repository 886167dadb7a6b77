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

    /// <summary>Lifts everything that still stands of one act, and stops what of it is on its way.</summary>
    Task<Refusal?> UndoAsync(Person by, Guid act, CancellationToken ct);

    /// <summary>Ends freezes whose time has come.</summary>
    /// <returns>How many ended.</returns>
    Task<int> ExpireAsync(CancellationToken ct);

    /// <summary>An account's decisions, latest first.</summary>
    Task<IReadOnlyList<Decision>> OfAccountAsync(AccountId account, CancellationToken ct);

    /// <summary>A campaign's decisions, latest first.</summary>
    Task<Page<Decision>> OfCampaignAsync(Guid campaign, int skip, int take, CancellationToken ct);

    /// <summary>Which of these accounts a freeze or a ban holds, the ban where both stand.</summary>
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
public sealed record FreezeReceipt(Guid ActId, int Accounts, DateTimeOffset ExpiresAt)
{
    /// <summary>True: nobody is hit yet; the act is on its way.</summary>
    public bool OnItsWay { get; init; }
}

/// <summary>Bans: proposed by one person, decided by another.</summary>
public interface IBanDesk
{
    Task<Done<ProposalRow>> ProposeForAccountAsync(Person by, AccountId account, string? reason, CancellationToken ct);

    /// <summary>Proposes to ban the campaign's confirmed members that are not banned yet.</summary>
    Task<Done<ProposalRow>> ProposeForCampaignAsync(Person by, Guid campaign, string? reason, CancellationToken ct);

    /// <summary>Proposes what needs a second person, on one thing or on a campaign's confirmed members.</summary>
    /// <param name="target"><c>null</c> with <paramref name="campaign"/>.</param>
    Task<Done<ProposalRow>> ProposeAsync(Person by, Guid? campaign, DecisionTarget? target, DecisionTerms terms, CancellationToken ct);

    /// <summary>Bans at once, by one manager: in force without the second person, who reviews it within <paramref name="review"/>.</summary>
    /// <param name="expected">How many accounts the person was shown; a different number now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Done<ProposalRow>> BreakGlassAsync(Person by, Guid? campaign, DecisionTarget? target, int expected, DecisionTerms terms, TimeSpan review, CancellationToken ct);

    /// <summary>Confirms a break-glass, or lifts all that still stands of it.</summary>
    Task<Refusal?> ReviewAsync(Person by, Guid id, long version, bool confirms, string? answer, CancellationToken ct);

    /// <summary>Ends proposals that waited too long and notices overdue reviews.</summary>
    /// <returns>How many reviews have just become overdue.</returns>
    Task<int> ExpireAsync(CancellationToken ct);

    /// <summary>What was done by break-glass and is not reviewed.</summary>
    Task<UnreviewedCounts> UnreviewedAsync(CancellationToken ct);

    /// <summary>What waits for somebody first, then latest first.</summary>
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
    ProposalState State, string? DecidedBy, DateTimeOffset? DecidedAt, long Version)
{
    public DecisionKind Kind { get; init; } = DecisionKind.Ban;

    /// <summary>By when a break-glass has to be reviewed; <c>null</c> for a proposal.</summary>
    public DateTimeOffset? ReviewDueAt { get; init; }
}

/// <summary>Break-glass acts whose review waits.</summary>
/// <param name="Overdue">Those of them past their time.</param>
/// <param name="DueAt">When the first is due; <c>null</c>: none waits.</param>
public sealed record UnreviewedCounts(int Waiting, int Overdue, DateTimeOffset? DueAt);

/// <summary>What enforcement points pull.</summary>
public interface IDecisionStream
{
    /// <summary>
    /// Changes after position <paramref name="since"/> (0: from the beginning), in order. Where more wait behind them, the ends of what was in force at <paramref name="since"/> come first, out of their
    /// place, and what has ended since is not begun.
    /// </summary>
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
