using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Rules;

/// <summary>What a rule would have found in stored history.</summary>
/// <param name="Text">The rule that was tested, as it was written then.</param>
/// <param name="Subjects">Accounts or keys with requests in the window.</param>
/// <param name="Accounts">Accounts that it found.</param>
/// <param name="LookHonest">Of those, how many have a sign of honesty; of the first <see cref="LookedAt"/>.</param>
/// <param name="HitAlready">Of those, how many a live detector hits in the latest analysis; of the first <see cref="LookedAt"/>.</param>
/// <param name="Sample">At most <see cref="Shown"/>: those that look honest first, then the busiest.</param>
public sealed record Backtest(
    string Text, DateTimeOffset RanAt, string RanBy, TimeWindow Window, double Seconds, long Subjects, int Accounts, int LookHonest, int HitAlready, IReadOnlyList<BacktestLine> Sample)
{
    /// <summary>Of a prompt family: what it could be compared with; <c>null</c> for a rule.</summary>
    public FamilyReach? Reach { get; init; }

    /// <summary>Most accounts whose signs of honesty are looked up: the busiest.</summary>
    public const int LookedAt = 20_000;

    /// <summary>Most lines of a sample.</summary>
    public const int Shown = 50;
}

/// <summary>One account that a rule would have found.</summary>
/// <param name="Measured">What was measured, in words.</param>
/// <param name="Honest">What speaks for it, in words; empty: nothing is known that does.</param>
/// <param name="Detectors">Ids of live detectors that hit it in the latest analysis.</param>
public sealed record BacktestLine(string Account, string? Key, string Measured, IReadOnlyList<string> Honest, IReadOnlyList<string> Detectors);
