using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Triage;

/// <summary>What to analyse.</summary>
/// <param name="AsOf">The end of the window; <c>null</c>: just after the latest event.</param>
public sealed record AnalysisRequest(DateTimeOffset? AsOf = null);

/// <summary>How far an analysis is.</summary>
/// <param name="Stage">What it does now, in words.</param>
/// <param name="Share">0 to 1.</param>
public sealed record AnalysisProgress(string Stage, double Share);

/// <summary>How much an analysis looks at.</summary>
public sealed class AnalysisOptions
{
    /// <summary>How far back it looks from its end. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Strength of the stolen-key detector from which an account counts as a victim, who is never a member of a pool. Default 0.6.</summary>
    [Range(0.05, 1)]
    public double VictimStrength { get; set; } = 0.6;
}
