using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>One detector is silent on one account for a while.</summary>
public sealed class DetectorSnooze
{
    public const int LongestReason = 1_000;

    /// <summary>Longest that a detector can be silent on an account.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private DetectorSnooze() { } // EF

    public Guid Id { get; private set; }

    public string DetectorId { get; private set; } = "";

    public AccountId AccountId { get; private set; }

    public string Reason { get; private set; } = "";

    public string SnoozedBy { get; private set; } = "";

    public DateTimeOffset SnoozedAt { get; private set; }

    /// <summary>From then on it counts again.</summary>
    public DateTimeOffset Until { get; private set; }

    public static Done<DetectorSnooze> Of(Guid id, Person by, string detectorId, AccountId account, string? reason, DateTimeOffset? until, TimeProvider clock)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > LongestReason) return Refusal.TooLong;
        if (until is not { } end) return Refusal.ExpiryMissing;
        var now = clock.GetUtcNow();
        if (end <= now) return Refusal.ExpiryInThePast;
        if (end > now + Longest) return Refusal.SilentTooLong;
        return new DetectorSnooze { Id = id, DetectorId = detectorId, AccountId = account, Reason = reason.Trim(), SnoozedBy = by.Name, SnoozedAt = now, Until = end };
    }

    /// <summary>Ends it before its time.</summary>
    public Refusal? Wake(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (Until <= clock.GetUtcNow()) return Refusal.NotInThisState;
        Until = clock.GetUtcNow();
        return null;
    }
}
