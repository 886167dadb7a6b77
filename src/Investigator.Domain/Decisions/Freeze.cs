using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>The rule of a freeze: who may, why, and until when; and how decisions of one person are made.</summary>
public static class Freeze
{
    /// <summary>The longest a freeze may last before somebody renews it.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(90);

    /// <returns>Why not, or <c>null</c> when the freeze may be made.</returns>
    public static Refusal? Check(Person by, string? reason, DateTimeOffset? expiresAt, TimeProvider clock) =>
        new DecisionTerms(DecisionKind.Freeze, reason, expiresAt).Check(by, clock);

    /// <summary>One freeze per account, all under one act id. Call <see cref="Check"/> first.</summary>
    public static IReadOnlyList<Decision> Of(
        IEnumerable<AccountId> accounts, Func<Guid> newId, Guid? campaign, string reason, DateTimeOffset expiresAt, Person by, TimeProvider clock) =>
        Of(accounts.Select(DecisionTarget.Of), newId, campaign, new(DecisionKind.Freeze, reason, expiresAt), by, clock);

    /// <summary>One decision per target, all under one act id. Check the terms first.</summary>
    public static IReadOnlyList<Decision> Of(IEnumerable<DecisionTarget> targets, Func<Guid> newId, Guid? campaign, DecisionTerms terms, Person by, TimeProvider clock)
    {
        var act = newId();
        return [.. targets.Distinct().Select(t => Decision.Of(newId(), t, act, campaign, terms, by, clock))];
    }
}
