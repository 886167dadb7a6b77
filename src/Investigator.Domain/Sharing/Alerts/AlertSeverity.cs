namespace Investigator.Domain.Sharing.Alerts;

/// <summary>How grave an alert is; the numbers are those of OCSF's severity.</summary>
public enum AlertSeverity
{
    Informational = 1,
    Low = 2,
    Medium = 3,
    High = 4,
    Critical = 5,
}
