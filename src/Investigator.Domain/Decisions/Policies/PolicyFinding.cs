using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>An account that met a rule whose action a person takes.</summary>
public sealed class PolicyFinding
{
    private PolicyFinding() { } // EF

    public Guid Id { get; private set; }

    public Guid PolicyId { get; private set; }

    public AccountId AccountId { get; private set; }

    /// <summary>The rule's name then.</summary>
    public string Rule { get; private set; } = "";

    public PolicyAction Action { get; private set; }

    /// <summary>What was seen, in words.</summary>
    public string Seen { get; private set; } = "";

    public DateTimeOffset FoundAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    /// <summary>What was done about it, or why nothing was.</summary>
    public string? Answer { get; private set; }

    public long Version { get; private set; }

    public static PolicyFinding Of(Guid id, Guid policy, AccountId account, PolicyRule rule, string seen, TimeProvider clock) =>
        new() { Id = id, PolicyId = policy, AccountId = account, Rule = rule.Name, Action = rule.Action, Seen = seen, FoundAt = clock.GetUtcNow() };

    /// <summary>Says what was done.</summary>
    public Refusal? Close(Person by, string? answer, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (ClosedAt is not null) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(answer)) return Refusal.ReasonMissing;
        if (answer.Length > 1000) return Refusal.TooLong;
        (ClosedAt, ClosedBy, Answer) = (clock.GetUtcNow(), by.Name, answer.Trim());
        return null;
    }
}
