using System.Runtime.CompilerServices;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Audit;

internal sealed class AuditLog(RecordedActs acts) : IAuditLog
{
    public async Task AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                await acts.RecordAsync(db, by, act, subject, detail, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public async Task<Page<AuditEntry>> LoadAsync(AuditFilter filter, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<AuditEntry> entries = db.AuditEntries.AsNoTracking();
        if (filter.PersonId is { } person) entries = entries.Where(e => e.PersonId == person);
        if (filter.Act is { } act) entries = entries.Where(e => e.Act == act);
        if (filter.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        var total = await entries.LongCountAsync(ct).ConfigureAwait(false);
        return new(await entries.OrderByDescending(e => e.Sequence).Skip(filter.Skip).Take(filter.Take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async IAsyncEnumerable<AuditEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            yield return entry;
    }
}
