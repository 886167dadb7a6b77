using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Triage;

/// <summary>When the console analyses by itself. Section <c>Analysis</c>.</summary>
public sealed class AnalysisSchedule
{
    /// <summary>The longest time between two runs. Default one hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Analysis:Every must lie between 1 minute (00:01:00) and 30 days. Leave it out for one hour.")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long ingest must be quiet before a run begins. Default 20 seconds. A stream that never is gets a run when four times as long as the last one took has gone by, so that analysis takes a fifth of the time at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Analysis:Quiet must lie between 0 and 1 hour (01:00:00). Leave it out for 20 seconds.")]
    public TimeSpan Quiet { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two runs, how long after usage came in its accounts are looked at again, links and clusters aside. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Analysis:Live must lie between 0.1 seconds (00:00:00.1) and 1 day. Leave it out for 1 second.")]
    public TimeSpan Live { get; set; } = TimeSpan.FromSeconds(1);
}
