using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>That something is left alone for a while: no decision is made against it, and what stood was lifted.</summary>
public sealed class AllowListing
{
    /// <summary>The longest it may last before somebody renews it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    private AllowListing() { } // EF

    public Guid Id { get; private set; }

    public DecisionScope Scope { get; private set; }

    /// <summary>Id of the account, key or organization, or the prefix.</summary>
    public string Target { get; private set; } = "";

    /// <summary>The account; empty when <see cref="Scope"/> is another.</summary>
    public AccountId AccountId { get; private set; }

    public string Reason { get; private set; } = "";

    public string AddedBy { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who took it off, or "expired".</summary>
    public string? EndedBy { get; private set; }

    public static Done<AllowListing> Of(Guid id, Person by, DecisionTarget target, string? reason, DateTimeOffset? expiresAt, TimeProvider clock)
    {
        if (!by.May(Permit.AllowList)) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        if (expiresAt is not { } end) return Refusal.ExpiryMissing;
        var now = clock.GetUtcNow();
        if (end <= now) return Refusal.ExpiryInThePast;
        if (end > now + Longest) return Refusal.ListedTooLong;
        return new AllowListing { Id = id, Scope = target.Scope, Target = target.Value, AccountId = target.Account, Reason = reason.Trim(), AddedBy = by.Name, AddedAt = now, ExpiresAt = end };
    }

    public Refusal? End(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.AllowList)) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        (EndedAt, EndedBy) = (clock.GetUtcNow(), by.Name);
        return null;
    }

    /// <summary>Ends it because its time has come.</summary>
    public void Expire(TimeProvider clock) => (EndedAt, EndedBy) = (clock.GetUtcNow(), "expired");
}
