using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>A decision that came into force or ended: one line of the stream that gateways follow.</summary>
public sealed class DecisionChange
{
    private DecisionChange() { } // EF

    /// <summary>Grows by one per change, without a gap that a reader could miss.</summary>
    public long Position { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid DecisionId { get; private set; }

    /// <summary>Empty when <see cref="Scope"/> is not an account.</summary>
    public AccountId AccountId { get; private set; }

    public DecisionKind Kind { get; private set; }

    /// <summary>True when the decision came into force, false when it ended.</summary>
    public bool Added { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DecisionScope Scope { get; private set; }

    /// <summary>Id of the account, key or organization, or the prefix.</summary>
    public string Target { get; private set; } = "";

    /// <summary>For a throttle.</summary>
    public int? RequestsPerMinute { get; private set; }

    /// <summary>For a degradation.</summary>
    public Degradation Degradation { get; private set; }

    /// <summary>For a degradation: which rewriting policy or watermark key.</summary>
    public string? Setting { get; private set; }

    /// <summary>Made without the second person.</summary>
    public bool BreakGlass { get; private set; }

    public static DecisionChange Of(long position, Decision decision, bool added, DateTimeOffset at) => new()
    {
        Position = position,
        At = at,
        DecisionId = decision.Id,
        AccountId = decision.AccountId,
        Kind = decision.Kind,
        Added = added,
        ExpiresAt = decision.ExpiresAt,
        Scope = decision.Scope,
        Target = decision.Target,
        RequestsPerMinute = decision.RequestsPerMinute,
        Degradation = decision.Degradation,
        Setting = decision.Setting,
        BreakGlass = decision.BreakGlass,
    };
}
