using System.Globalization;

namespace Investigator.Domain.Detection;

/// <summary>Whether a detector finds far more than it used to: a rule that caught a release of a popular client, or an attack on the detector itself.</summary>
public static class VolumeAlarm
{
    /// <summary>Earlier analyses that have to be there before anything can be called unusual.</summary>
    public const int Fewest = 3;

    /// <summary>Earlier analyses that are looked at.</summary>
    public const int LooksBack = 20;

    /// <summary>Volumes to read of one detector, live and shadow together, so that there are enough of each.</summary>
    public const int Read = 2 * (LooksBack + 1);

    /// <summary>A rule that hits more of all accounts than this is too wide, whatever is usual: 5 %, and 20 accounts at least. What a detector in code finds is weighed by what it means, wide or not.</summary>
    public const double TooWide = 0.05;

    private const string Rule = "rule-";

    /// <summary>Most that is still usual: twice the median and ten, or six standard deviations of a Poisson count above it, whichever is more.</summary>
    public static double Bound(double median) => Math.Max((2 * median) + 10, median + (6 * Math.Sqrt(Math.Max(median, 1))));

    /// <summary>What is wrong with the detectors that looked in the latest analysis, by detector id; of those that are off or retired nothing is said any more.</summary>
    /// <param name="volumes">Of every detector, newest first.</param>
    public static IReadOnlyList<(string DetectorId, string Says)> Among(IReadOnlyDictionary<string, IReadOnlyList<DetectorVolume>> volumes)
    {
        if (volumes.Count == 0) return [];
        var latest = volumes.Values.Max(of => of[0].At);
        return
        [
            .. from of in volumes
               from run in of.Value.GroupBy(v => v.IsShadow)
               where run.First().At == latest
               let says = Judge([.. run])
               where says is not null
               orderby of.Key, run.Key
               select (of.Key, run.Key ? says + " It is in shadow: nothing counts." : says),
        ];
    }

    /// <param name="volumes">Of one detector, counting or in shadow alike, newest first.</param>
    /// <returns>What is wrong, for a person; <c>null</c>: nothing.</returns>
    public static string? Judge(IReadOnlyList<DetectorVolume> volumes)
    {
        if (volumes.Count == 0) return null;
        var latest = volumes[0];
        if (latest.Problem.Length > 0) return $"It could not look in the latest analysis: {latest.Problem}";
        if (latest.DetectorId.StartsWith(Rule, StringComparison.Ordinal) && latest.Hits >= 20 && latest.Hits > TooWide * latest.Accounts)
            return string.Create(CultureInfo.InvariantCulture, $"It hits {latest.Hits:N0} of {latest.Accounts:N0} accounts ({100.0 * latest.Hits / latest.Accounts:0.#} %): too wide for a sign of harvesting.");
        var earlier = volumes.Skip(1).Where(v => v.IsShadow == latest.IsShadow && v.DetectorVersion == latest.DetectorVersion && v.Problem.Length == 0).Take(LooksBack).Select(v => v.Hits).Order().ToList();
        if (earlier.Count < Fewest) return null;
        var median = (earlier[(earlier.Count - 1) / 2] + earlier[earlier.Count / 2]) / 2.0;
        return latest.Hits <= Bound(median) ? null
            : string.Create(CultureInfo.InvariantCulture, $"It found {latest.Hits:N0} accounts; in the {earlier.Count} analyses before, half of the times {median:0.#} or fewer.");
    }
}
