using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;

namespace Investigator.Web.Ingest;

/// <summary>Where an administrator has quarantined records read again. The right is checked here, not only around the button; each act is in the audit.</summary>
public sealed class QuarantineDesk(IRedrive redrive, IAuditLog audit)
{
    /// <param name="format">Read the records as this format; <c>null</c>: as the one they came in.</param>
    /// <returns>What became of the records, or why not.</returns>
    /// <exception cref="UnknownFormat">A mapping is wrong, or there is no such format.</exception>
    /// <exception cref="IngestStopped">The store can take no more now.</exception>
    public async Task<(RedriveSummary? Done, Refusal? Refusal)> RedriveAsync(Person by, string source, string? format, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return (null, Refusal.NotAllowed);
        var done = await redrive.RedriveAsync(source, format, ct);
        await audit.AppendAsync(by, "quarantine.redriven", source, new { Format = format ?? "as it came", done.Tried, done.Accepted, done.Duplicates, done.PassedOver, done.Kept, done.Cut }, CancellationToken.None);
        return (done, null);
    }
}
