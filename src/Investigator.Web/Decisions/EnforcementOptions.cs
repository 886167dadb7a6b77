using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Decisions;

/// <summary>How enforcement is watched, from the section <c>Enforcement</c>.</summary>
public sealed class EnforcementOptions
{
    public const string Section = "Enforcement";

    /// <summary>How long decisions have to reach every point before an answered request counts as a breach. Default five minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a webhook has to answer. Default ten seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
