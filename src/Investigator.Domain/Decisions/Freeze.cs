using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>The rule of a freeze: who may, why, and until when.</summary>
public static class Freeze
{
    /// <summary>The longest a freeze may last before somebody renews it.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(90);

    /// <returns>Why not, or <c>null</c> when the freeze may be made.</returns>
    public static Refusal? Check(Person by, string? reason, DateTimeOffset? expiresAt, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        if (expiresAt is not { } end) return Refusal.ExpiryMissing;
        if (end <= clock.GetUtcNow()) return Refusal.ExpiryInThePast;
        return end > clock.GetUtcNow() + Longest ? Refusal.ExpiryTooFar : null;
    }

    /// <summary>One freeze per account, all under one act id. Call <see cref="Check"/> first.</summary>
    public static IReadOnlyList<Decision> Of(
        IEnumerable<AccountId> accounts, Func<Guid> newId, Guid? campaign, string reason, DateTimeOffset expiresAt, Person by, TimeProvider clock)
    {
        var act = newId();
        return [.. accounts.Distinct().Select(a => Decision.Freeze(newId(), a, act, campaign, reason.Trim(), expiresAt, by, clock))];
    }
}
