using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>One line of the policy map: when all its conditions hold, this is done. Conditions left out hold always; at least one is needed.</summary>
public sealed record PolicyRule
{
    private static readonly string[] s_levels = ["none", "email", "phone", "payment", "kyc"];

    /// <summary>For people.</summary>
    public string Name { get; init; } = "";

    /// <summary>Score of the latest analysis from which it holds, 0 to 1.</summary>
    public double? MinScore { get; init; }

    /// <summary>A prompt family into which at least <see cref="FamilyShare"/> of the requests fall.</summary>
    public string? Family { get; init; }

    /// <summary>0 to 1.</summary>
    public double FamilyShare { get; init; } = 0.5;

    /// <summary>The customer segment.</summary>
    public string? Segment { get; init; }

    /// <summary>What most requests' key was issued for, as <c>test</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>Plan mismatch: tokens per active day at least so many times the median of the accounts of its plan.</summary>
    public double? TimesPlan { get; init; }

    /// <summary>Missing verification: reached less than this (<c>email</c>, <c>phone</c>, <c>payment</c> or <c>kyc</c>).</summary>
    public string? VerifiedBelow { get; init; }

    /// <summary>It used a model in the first 24 hours after that was first seen.</summary>
    public bool NewModel { get; init; }

    /// <summary>Its traffic is not what the customer declared.</summary>
    public bool Undeclared { get; init; }

    public PolicyAction Action { get; init; }

    /// <summary>For a throttle: 1 to <see cref="DecisionTerms.MostPerMinute"/>.</summary>
    public int? PerMinute { get; init; }

    /// <summary>Where it is enforced: on the account, or on its whole organization.</summary>
    public DecisionScope At { get; init; }

    /// <summary>How long each decision stands, 1 hour to 90 days; the next pass makes it anew when the rule is still met.</summary>
    public int Hours { get; init; } = 24;

    /// <summary>What the customer is told.</summary>
    public string Tells { get; init; } = "";

    /// <summary>The clause of the terms of use.</summary>
    public string? Clause { get; init; }

    /// <summary>What a decision by this rule about an account is laid on; an account without an organization stands for itself.</summary>
    public DecisionTarget TargetOf(AccountId account, string? organization) =>
        At is DecisionScope.Organization && organization is { Length: > 0 } ? new(DecisionScope.Organization, organization) : DecisionTarget.Of(account);

    /// <summary>Whether any condition is set.</summary>
    public bool HasCondition => MinScore is not null || Family is not null || Segment is not null || Purpose is not null || TimesPlan is not null || VerifiedBelow is not null || NewModel || Undeclared;

    /// <returns>Why not, or <c>null</c> when it can be a rule.</returns>
    public Refusal? Check()
    {
        if (Name.Length > 200 || Tells.Length > 1000 || Clause?.Length > 200 || Family?.Length > 128 || Segment?.Length > 128 || Purpose?.Length > 128) return Refusal.TooLong;
        var numbers = (MinScore is null or (>= 0 and <= 1)) && FamilyShare is > 0 and <= 1 && (TimesPlan is null or (>= 1 and <= 1_000_000)) && Hours is >= 1 and <= 90 * 24;
        var words = !string.IsNullOrWhiteSpace(Tells) && (VerifiedBelow is null || Array.IndexOf(s_levels, VerifiedBelow) > 0) && Enum.IsDefined(Action);
        var place = At is DecisionScope.Account || (At is DecisionScope.Organization && Action.Decision() is not null);
        if (!HasCondition || !numbers || !words || !place) return Refusal.PolicyUnreadable;
        return Action is PolicyAction.Throttle && PerMinute is not (>= 1 and <= DecisionTerms.MostPerMinute) ? Refusal.RateMissing : null;
    }

    /// <summary>Whether every condition holds.</summary>
    /// <param name="now">A new model counts while it is new; <c>null</c>: also when it was so at any time that the facts are about.</param>
    public bool Meets(PolicyFacts facts, DateTimeOffset? now) =>
        (MinScore is not { } least || facts.Score >= least)
        && (Family is not { } family || (facts.Requests > 0 && facts.Families.GetValueOrDefault(family) >= FamilyShare * facts.Requests))
        && (Segment is not { } segment || string.Equals(facts.Segment, segment, StringComparison.OrdinalIgnoreCase))
        && (Purpose is not { } purpose || string.Equals(facts.Purpose, purpose, StringComparison.OrdinalIgnoreCase))
        && (TimesPlan is not { } times || facts.TimesPlan >= times)
        && (VerifiedBelow is not { } level || LevelOf(facts.Verification) < Array.IndexOf(s_levels, level))
        && (!NewModel || (facts.NewModelAt is { } used && (now is null || used >= now - TimeSpan.FromDays(1))))
        && (!Undeclared || facts.Undeclared);

    /// <summary>0 for none or unknown to 4 for an identity check.</summary>
    public static int LevelOf(string? verification) => Math.Max(0, Array.IndexOf(s_levels, verification ?? "none"));

    /// <summary>The conditions in words.</summary>
    public string Trigger() => string.Join(", ", new[]
    {
        MinScore is { } least ? FormattableString.Invariant($"score {least:0.00} or more") : null,
        Family is { } family ? FormattableString.Invariant($"{FamilyShare:P0} or more of its requests are {family}") : null,
        Segment is { } segment ? $"segment {segment}" : null,
        Purpose is { } purpose ? $"keys for {purpose}" : null,
        TimesPlan is { } times ? FormattableString.Invariant($"{times:0.#} times the median of its plan or more") : null,
        VerifiedBelow is { } level ? $"not verified by {level}" : null,
        NewModel ? "uses a model in its first 24 hours" : null,
        Undeclared ? "traffic is not what was declared" : null,
    }.OfType<string>());
}
