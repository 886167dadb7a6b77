namespace Investigator.Domain.Sharing.Inbound;

/// <summary>What a report counts: the source's confidence, times how far the source is believed, halved with each half-life since the report was written.</summary>
public static class ReportDecay
{
    /// <summary>Below this a report is looked for no more.</summary>
    public const double Least = 0.05;

    /// <summary>Use so long before a report became valid still means something: what is reported was seen before it was reported.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(90);

    /// <summary>What it counts, 0 to 1; 0 once it lapsed or became weaker than <see cref="Least"/>.</summary>
    public static double Of(ReportedIndicator report, int trust, int halfLifeDays, DateTimeOffset now)
    {
        if (report.ValidUntil is { } end && end <= now) return 0;
        var value = trust / 100.0 * (report.Confidence / 100.0) * Math.Pow(0.5, AgeOf(report, now).TotalDays / halfLifeDays);
        return value < Least ? 0 : value;
    }

    /// <summary>How old it is: since it was written, and since it came in where the source's clock is ahead.</summary>
    public static TimeSpan AgeOf(ReportedIndicator report, DateTimeOffset now)
    {
        var written = report.ModifiedAt < report.ConfirmedAt ? report.ModifiedAt : report.ConfirmedAt;
        return now > written ? now - written : TimeSpan.Zero;
    }
}
