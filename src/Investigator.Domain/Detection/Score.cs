namespace Investigator.Domain.Detection;

/// <summary>A calibrated probability with what it is made of.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Parts">What moved it, strongest first.</param>
public sealed record Score(double Value, IReadOnlyList<ScorePart> Parts)
{
    public static Score None { get; } = new(0, []);
}

/// <summary>One part of a score.</summary>
/// <param name="Source">The detector or link kind it comes from.</param>
/// <param name="Sentence">Why, in words and numbers.</param>
/// <param name="Weight">Contribution in log-odds (natural logarithm): positive raises the score, negative lowers it.</param>
public sealed record ScorePart(string Source, string Sentence, double Weight);
