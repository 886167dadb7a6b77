namespace Investigator.Domain.Sharing.Alerts;

/// <summary>What an alert says of its finding; the numbers are those of OCSF's activity.</summary>
public enum AlertActivity
{
    Create = 1,
    Update = 2,
    Close = 3,
}
