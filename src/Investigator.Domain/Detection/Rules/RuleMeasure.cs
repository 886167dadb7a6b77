namespace Investigator.Domain.Detection.Rules;

/// <summary>A number of one account or key.</summary>
/// <param name="Field">What is told apart, added up or compared; <c>null</c> for <see cref="RuleAmount.Count"/> and <see cref="RuleAmount.Share"/>.</param>
/// <param name="Of">Only the requests for which this holds; <c>null</c>: all. For a share, those that are the share.</param>
/// <param name="In">Taken for each such stretch of the clock, and the largest counts; <c>null</c>: over the whole window.</param>
/// <param name="Per">Divided by the length of the span, or of the window, in this unit; <c>null</c>: not divided.</param>
public sealed record RuleMeasure(RuleAmount Amount, RuleField? Field, RuleNode? Of, RuleSpan? In, RuleRate? Per)
{
    /// <summary>As it is written.</summary>
    public string Text => RuleWriter.Write(this);

    /// <summary>"%" of shares, else what follows the number.</summary>
    public string Unit => Amount switch
    {
        RuleAmount.Share => "%",
        RuleAmount.Sum or RuleAmount.Average or RuleAmount.Highest when Field!.Name.EndsWith("tokens", StringComparison.Ordinal) => "tokens",
        RuleAmount.Average or RuleAmount.Highest when Field!.Name == "latency_ms" => "ms",
        _ => "",
    };

    /// <summary>What a stored number is multiplied with to be counted in the unit of <see cref="Per"/>; 1 without one.</summary>
    /// <param name="window">How long the whole window is.</param>
    public double Factor(TimeSpan window) => Per is not { } per ? 1 : (per switch
    {
        RuleRate.Minute => TimeSpan.FromMinutes(1),
        RuleRate.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    }) / (In?.Length ?? window);
}

/// <summary>How a measure comes from requests.</summary>
public enum RuleAmount
{
    /// <summary>How many requests.</summary>
    Count,

    /// <summary>Which part of all requests, 0 to 1.</summary>
    Share,

    /// <summary>How many different values.</summary>
    Distinct,

    /// <summary>The values added up.</summary>
    Sum,

    /// <summary>Sum divided by the number of requests that have the field.</summary>
    Average,

    /// <summary>The largest value.</summary>
    Highest,
}

/// <summary>The unit of a rate.</summary>
public enum RuleRate
{
    Minute,
    Hour,
    Day,
}
