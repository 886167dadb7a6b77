namespace Investigator.Domain.Detection;

/// <summary>What people said of the accounts that detectors hit. The room that keeps verdicts answers.</summary>
public interface IDetectorVerdicts
{
    /// <summary>By detector id; a detector without a judged hit is left out.</summary>
    Task<IReadOnlyDictionary<string, VerdictCounts>> CountAsync(CancellationToken ct);
}

/// <summary>Verdicts on accounts that a detector hits in the latest analysis.</summary>
/// <param name="True">True positives.</param>
/// <param name="Benign">It does what was seen, and may.</param>
/// <param name="False">It does not do what was seen.</param>
public sealed record VerdictCounts(int True, int Benign, int False)
{
    public int Judged => True + Benign + False;

    /// <summary>Share of true positives among the judged, 0 to 1.</summary>
    public double Precision => (double)True / Judged;
}
