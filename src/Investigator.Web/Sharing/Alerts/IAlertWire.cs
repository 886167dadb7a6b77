using Investigator.Domain.Sharing.Alerts;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>One way by which alerts travel.</summary>
internal interface IAlertWire
{
    /// <summary>Whether it serves this way.</summary>
    bool Serves(AlertTransport transport);

    /// <summary>Sends all of them.</summary>
    /// <returns>What went wrong, in a sentence; <c>null</c> when they were taken.</returns>
    Task<string?> SendAsync(DueAlerts due, IAlertFormat format, CancellationToken ct);
}
