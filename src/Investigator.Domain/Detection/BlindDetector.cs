namespace Investigator.Domain.Detection;

/// <summary>A detector that can't see, and for want of what.</summary>
/// <param name="Missing">The fields it needs that never come.</param>
public sealed record BlindDetector(DetectorInfo Detector, IReadOnlyList<string> Missing)
{
    /// <summary>Which detectors are blind when only some fields arrive. A detector without needs never is.</summary>
    /// <param name="arrives">Whether a field comes at all.</param>
    /// <param name="counts">Which needs are looked at; <c>null</c>: all. A source of events can't be blamed for what account records hold.</param>
    public static IReadOnlyList<BlindDetector> Among(IEnumerable<IDetector> detectors, Func<string, bool> arrives, Func<string, bool>? counts = null) =>
        [.. from detector in detectors
            let missing = detector.Info.Needs.Where(need => counts?.Invoke(need) != false && !arrives(need)).ToList()
            where missing.Count > 0
            orderby detector.Info.Title, detector.Info.Id
            select new BlindDetector(detector.Info, missing)];
}
