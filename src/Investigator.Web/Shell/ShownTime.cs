using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Web.Shell;

/// <summary>How times are shown in this tab: one zone, said once in the top bar. Scoped: one per circuit.</summary>
public sealed class ShownTime(TimeProvider clock)
{
    private TimeZoneInfo _local = TimeZoneInfo.Utc;

    public bool IsLocal { get; private set; }

    /// <summary>What stands in the top bar: <c>UTC</c>, or the browser's zone.</summary>
    public string Zone => IsLocal ? _local.Id : "UTC";

    /// <summary>Raised when the zone is another.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The browser said which zone it lives in, and what was chosen last time.</summary>
    internal void Start(string zone, bool local)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)) _local = known;
        IsLocal = local;
        Changed.Raise();
    }

    public void Switch()
    {
        IsLocal = !IsLocal;
        Changed.Raise();
    }

    public DateTimeOffset InZone(DateTimeOffset at) => IsLocal ? TimeZoneInfo.ConvertTime(at, _local) : at.ToUniversalTime();

    /// <summary><c>2026-03-02 14:05:09</c>, in the shown zone.</summary>
    public string Absolute(DateTimeOffset at) => InZone(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How long ago, or in how long.</summary>
    public string Relative(DateTimeOffset at)
    {
        var ago = clock.GetUtcNow() - at;
        var (span, future) = (ago.Duration(), ago < TimeSpan.Zero);
        if (span.TotalSeconds < 45) return Say("now");
        var text = span switch
        {
            { TotalMinutes: < 60 } => Count(Math.Max(1, span.TotalMinutes), Say("{0:0} minute"), Say("{0:0} minutes")),
            { TotalHours: < 36 } => Count(span.TotalHours, Say("{0:0} hour"), Say("{0:0} hours")),
            { TotalDays: < 60 } => Count(span.TotalDays, Say("{0:0} day"), Say("{0:0} days")),
            { TotalDays: < 730 } => Count(span.TotalDays / 30.44, Say("{0:0} month"), Say("{0:0} months")),
            _ => Count(span.TotalDays / 365.25, Say("{0:0} year"), Say("{0:0} years")),
        };
        return future ? Say("in {0}", text) : Say("{0} ago", text);
    }

    private static string Count(double of, string one, string many) => string.Format(CultureInfo.InvariantCulture, Math.Round(of) is 1 ? one : many, Math.Round(of));
}
