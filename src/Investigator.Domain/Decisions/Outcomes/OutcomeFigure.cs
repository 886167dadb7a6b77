namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>One figure of the outcome board.</summary>
/// <param name="Id">The word that machines read.</param>
/// <param name="Definition">What is counted, from when to when.</param>
/// <param name="Of">How many campaigns, accounts or readings it rests on.</param>
/// <param name="Value">A median, a share or a sum; <c>null</c>: nothing to count yet.</param>
/// <param name="Low">The lower quartile of times, the lower end of the 95 % interval of shares; <c>null</c> for sums.</param>
/// <param name="High">The upper quartile or end.</param>
public sealed record OutcomeFigure(string Id, string Title, string Definition, OutcomeUnit Unit, long Of, double? Value, double? Low, double? High)
{
    /// <summary>Median and quartiles of hours, those below zero left out. O(n log n).</summary>
    public static OutcomeFigure Hours(string id, string title, string definition, IEnumerable<TimeSpan?> spans)
    {
        var hours = spans.OfType<TimeSpan>().Where(s => s >= TimeSpan.Zero).Select(s => s.TotalHours).Order().ToList();
        return new(id, title, definition, OutcomeUnit.Hours, hours.Count, At(hours, 0.5), At(hours, 0.25), At(hours, 0.75));
    }

    /// <summary>A share with its 95 % interval (Wilson 1927).</summary>
    public static OutcomeFigure Share(string id, string title, string definition, long hits, long trials)
    {
        if (trials <= 0) return new(id, title, definition, OutcomeUnit.Share, 0, null, null, null);
        const double z = 1.96;
        var share = (double)hits / trials;
        var middle = share + (z * z / (2 * trials));
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials)));
        var whole = 1 + (z * z / trials);
        return new(id, title, definition, OutcomeUnit.Share, trials, share, Math.Clamp((middle - half) / whole, 0, 1), Math.Clamp((middle + half) / whole, 0, 1));
    }

    /// <summary>A sum over so many.</summary>
    public static OutcomeFigure Sum(string id, string title, string definition, OutcomeUnit unit, double sum, long of) => new(id, title, definition, unit, of, sum, null, null);

    // Linear between the nearest two (type 7 of Hyndman and Fan 1996).
    private static double? At(List<double> sorted, double share)
    {
        if (sorted.Count == 0) return null;
        var place = share * (sorted.Count - 1);
        var low = (int)place;
        return low + 1 == sorted.Count ? sorted[low] : sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low]));
    }
}

/// <summary>What a figure is in.</summary>
public enum OutcomeUnit
{
    Hours,

    /// <summary>0 to 1.</summary>
    Share,
    Accounts,
    Minutes,

    /// <summary>In the currency of the prices.</summary>
    Money,

    /// <summary>Things of the kind that the figure names.</summary>
    Count,
}
