namespace Investigator.Domain.Sharing.Alerts;

/// <summary>The forms there are.</summary>
public static class AlertFormats
{
    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<IAlertFormat> All { get; } = [new CefAlerts(), new EcsAlerts(), new OcsfAlerts()];

    /// <returns><c>null</c> for an id that is none.</returns>
    public static IAlertFormat? Find(string? id) => All.FirstOrDefault(f => f.Id == id);
}
