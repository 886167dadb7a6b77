namespace Investigator.Domain.Sharing.Alerts;

/// <summary>The sending end: for the console's own sender.</summary>
public interface IAlertFeed
{
    /// <summary>Takes a destination that is due, with what it has not been told yet; nobody else gets it until <paramref name="hold"/> has passed.</summary>
    /// <param name="most">Most alerts from each record.</param>
    /// <returns><c>null</c> when none is due or there is nothing to tell.</returns>
    Task<DueAlerts?> TakeAsync(int most, TimeSpan hold, CancellationToken ct);

    /// <summary>Notes how the attempt went.</summary>
    /// <param name="trouble">What went wrong; <c>null</c> when all of it was taken.</param>
    Task TriedAsync(DueAlerts tried, string? trouble, CancellationToken ct);
}

/// <summary>What to tell one destination now.</summary>
/// <param name="Secret">For HTTP the signing secret; <c>null</c> when the console's keys that protect it are gone.</param>
/// <param name="Before">Where the destination stood.</param>
/// <param name="UpTo">Where it stands once it took them.</param>
public sealed record DueAlerts(
    Guid Destination, string Name, AlertTransport Transport, string Address, string Format, string? Secret, string? Authorization, IReadOnlyList<SecurityAlert> Alerts, AlertCursor Before, AlertCursor UpTo);
