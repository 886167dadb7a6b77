using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions;

/// <summary>What is to be done, why and until when.</summary>
/// <param name="Reason">For colleagues; withheld from the customer.</param>
/// <param name="ExpiresAt">Needed but for a ban, which has none.</param>
public sealed record DecisionTerms(DecisionKind Kind, string? Reason, DateTimeOffset? ExpiresAt)
{
    /// <summary>The fewest and the most requests a minute that a throttle may leave.</summary>
    public const int MostPerMinute = 100_000;

    private const int LongestReason = 1000;
    private const int LongestGround = 1000;
    private const int LongestPolicy = 200;

    /// <summary>What the customer may read.</summary>
    public string? Ground { get; init; }

    /// <summary>The clause of the terms of use.</summary>
    public string? Policy { get; init; }

    /// <summary>For a throttle: 1 to <see cref="MostPerMinute"/>.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>For a degradation: at least one.</summary>
    public Degradation Degradation { get; init; }

    /// <summary>For a degradation: which rewriting policy or watermark key, by its id; up to 128 characters.</summary>
    public string? Setting { get; init; }

    /// <summary>For a whole campaign: when it takes effect. Anything else is done at once.</summary>
    public ActTiming Timing { get; init; } = ActTiming.AtOnce;

    /// <summary>The rule of every kind but whether one person is enough: who may, why, until when, and what the kind itself needs.</summary>
    /// <returns>Why not, or <c>null</c> when it may be.</returns>
    public Refusal? Check(Person by, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return CheckWords() ?? CheckEnd(clock);
    }

    /// <summary>The same but for who may.</summary>
    internal Refusal? CheckWords()
    {
        if (string.IsNullOrWhiteSpace(Reason)) return Refusal.ReasonMissing;
        // A ban is argued for at length in its proposal.
        if (Reason.Length > (Kind.NeedsSecondPerson() ? 4 * LongestReason : LongestReason) || Ground?.Length > LongestGround || Policy?.Length > LongestPolicy || Setting?.Length > 128) return Refusal.TooLong;
        if (Kind is DecisionKind.Throttle && RequestsPerMinute is not (>= 1 and <= MostPerMinute)) return Refusal.RateMissing;
        return Kind is DecisionKind.Degrade && (Degradation & Degradation.All) is Degradation.None ? Refusal.NothingChosen : null;
    }

    /// <summary>Whether the end is one that the kind may have.</summary>
    internal Refusal? CheckEnd(TimeProvider clock)
    {
        if (Kind is DecisionKind.Ban) return null;
        if (ExpiresAt is not { } end) return Refusal.ExpiryMissing;
        if (end <= clock.GetUtcNow()) return Refusal.ExpiryInThePast;
        return end > clock.GetUtcNow() + Freeze.Longest ? Refusal.ExpiryTooFar : null;
    }

    /// <summary>The terms without what their kind does not have.</summary>
    public DecisionTerms Plain() => this with
    {
        RequestsPerMinute = Kind is DecisionKind.Throttle ? RequestsPerMinute : null,
        Degradation = Kind is DecisionKind.Degrade ? Degradation & Degradation.All : Degradation.None,
        Setting = Kind is DecisionKind.Degrade ? Setting : null,
        ExpiresAt = Kind is DecisionKind.Ban ? null : ExpiresAt,
    };

    internal static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
