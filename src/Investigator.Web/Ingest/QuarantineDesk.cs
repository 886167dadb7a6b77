using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;

namespace Investigator.Web.Ingest;

/// <summary>Where an administrator has quarantined records read again. The right is checked here, not only around the button; each act is in the audit.</summary>
public sealed class QuarantineDesk(IRedrive redrive, IAuditLog audit)
{
    /// <returns>What became of the records, or why not.</returns>
    /// <exception cref="UnknownFormat">A mapping is wrong.</exception>
    /// <exception cref="IngestStopped">The store can take no more now.</exception>
    public async Task<(RedriveSummary? Done, Refusal? Refusal)> RedriveAsync(Person by, string source, CancellationToken ct)
    {
        if (!by.Is(Role.Admin)) return (null, Refusal.NotAllowed);
        var done = await redrive.RedriveAsync(source, null, ct);
        await audit.AppendAsync(by, "quarantine.redriven", source, new { done.Tried, done.Accepted, done.Duplicates, done.PassedOver, done.Kept, done.Cut }, CancellationToken.None);
        return (done, null);
    }
}
