using System.Buffers;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>The forms there are.</summary>
public static class AlertFormats
{
    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<IAlertFormat> All { get; } = [new CefAlerts(), new EcsAlerts(), new OcsfAlerts()];

    /// <returns><c>null</c> for an id that is none.</returns>
    public static IAlertFormat? Find(string? id) => All.FirstOrDefault(f => f.Id == id);

    /// <summary>Alerts as lines, each with its end.</summary>
    public static byte[] Lines(this IAlertFormat format, IEnumerable<SecurityAlert> alerts)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var alert in alerts)
        {
            format.Write(alert, lines);
            lines.Write("\n"u8);
        }

        return lines.WrittenSpan.ToArray();
    }
}
