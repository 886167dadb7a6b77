using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Triage;

/// <summary>When the console analyses by itself. Section <c>Analysis</c>.</summary>
public sealed class AnalysisSchedule
{
    /// <summary>The longest time between two runs. Default one hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Analysis:Every must lie between 1 minute (00:01:00) and 30 days. Leave it out for one hour.")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long ingest must be quiet before a run begins. Default 20 seconds: a steady stream is analysed by <see cref="Every"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Analysis:Quiet must lie between 0 and 1 hour (01:00:00). Leave it out for 20 seconds.")]
    public TimeSpan Quiet { get; set; } = TimeSpan.FromSeconds(20);
}
