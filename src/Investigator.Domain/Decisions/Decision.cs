using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>What is done to an account.</summary>
public enum DecisionKind
{
    /// <summary>No requests are served until it ends. Reversible; expires.</summary>
    Freeze,

    /// <summary>No requests are served any more. Only by an approved proposal.</summary>
    Ban,
}

/// <summary>One measure against one account. It ends by expiry, by being lifted, or never (a ban).</summary>
public sealed class Decision
{
    private Decision() { } // EF

    public Guid Id { get; private set; }

    public AccountId AccountId { get; private set; }

    public DecisionKind Kind { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The campaign on whose members it was taken, if any.</summary>
    public Guid? CampaignId { get; private set; }

    /// <summary>The approved proposal behind a ban.</summary>
    public Guid? ProposalId { get; private set; }

    /// <summary>Shared by the decisions of one act, so that it can be undone as one.</summary>
    public Guid ActId { get; private set; }

    public string DecidedBy { get; private set; } = "";

    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary><c>null</c> for a ban.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who lifted it, or "expired".</summary>
    public string? EndedBy { get; private set; }

    public string? EndReason { get; private set; }

    public long Version { get; private set; }

    public bool Stands => EndedAt is null;

    internal static Decision Freeze(Guid id, AccountId account, Guid act, Guid? campaign, string reason, DateTimeOffset expiresAt, Person by, TimeProvider clock) => new()
    {
        Id = id,
        AccountId = account,
        Kind = DecisionKind.Freeze,
        ActId = act,
        CampaignId = campaign,
        Reason = reason,
        ExpiresAt = expiresAt,
        DecidedBy = by.Name,
        DecidedAt = clock.GetUtcNow(),
    };

    internal static Decision Ban(Guid id, AccountId account, BanProposal proposal, Person by, TimeProvider clock) => new()
    {
        Id = id,
        AccountId = account,
        Kind = DecisionKind.Ban,
        ActId = proposal.Id,
        ProposalId = proposal.Id,
        CampaignId = proposal.CampaignId,
        Reason = proposal.Reason,
        DecidedBy = by.Name,
        DecidedAt = clock.GetUtcNow(),
    };

    /// <summary>Ends a freeze before its time. A ban is lifted by a manager alone.</summary>
    public Refusal? Lift(Person by, string? reason, TimeProvider clock)
    {
        if (Kind is DecisionKind.Ban ? !by.May(Permit.Decide) : !by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        if (!Stands) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        (EndedAt, EndedBy, EndReason) = (clock.GetUtcNow(), by.Name, reason.Trim());
        return null;
    }

    /// <summary>Ends a freeze whose time has come.</summary>
    public void Expire(TimeProvider clock) => (EndedAt, EndedBy, EndReason) = (clock.GetUtcNow(), "expired", "Its time had come.");
}
