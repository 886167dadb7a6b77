namespace Investigator.Domain.Sharing.Alerts;

/// <summary>How this program names itself to other systems.</summary>
internal static class AlertProduct
{
    public const string Name = "Investigator";

    public static string Version { get; } = typeof(AlertProduct).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
