using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class Appeals
{
    public async Task<Page<AppealRow>> LoadAsync(Person by, AppealFilter filter, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var appeals = db.Appeals.AsNoTracking();
        if (filter.State is { } state) appeals = appeals.Where(a => a.State == state);
        if (filter.Late) appeals = appeals.Where(a => a.State == AppealState.Open && a.DueAt < now);
        var total = await appeals.LongCountAsync(ct).ConfigureAwait(false);
        var decisions = db.Decisions;
        var page = await appeals.OrderBy(a => a.State == AppealState.Open ? 0 : 1).ThenBy(a => a.State == AppealState.Open ? a.DueAt : (DateTimeOffset?)null).ThenByDescending(a => a.DecidedAt).ThenBy(a => a.Id)
            .Skip(skip).Take(take)
            .Join(decisions, a => a.DecisionId, d => d.Id, (a, d) => new { Appeal = a, d.Kind, d.Scope, d.Target }).ToListAsync(ct).ConfigureAwait(false);
        return new(
            [.. page.Select(r => new AppealRow(
                r.Appeal.Id, r.Appeal.DecisionId, r.Kind, r.Scope, r.Target, r.Appeal.ReceivedAt, r.Appeal.DueAt, r.Appeal.State, r.Appeal.AssigneeName, r.Appeal.DecidedBy, r.Appeal.DecidedAt))
                .OrderBy(r => r.State is AppealState.Open ? 0 : 1).ThenBy(r => r.State is AppealState.Open ? r.DueAt : DateTimeOffset.MinValue).ThenByDescending(r => r.DecidedAt).ThenBy(r => r.Id)],
            total);
    }

    public async Task<AppealCounts> CountAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var open = db.Appeals.Where(a => a.State == AppealState.Open);
        return new(await open.CountAsync(ct).ConfigureAwait(false), await open.CountAsync(a => a.DueAt < now, ct).ConfigureAwait(false));
    }

    public async Task<AppealCase?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Sees) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct).ConfigureAwait(false) is not { } appeal) return null;
        var decided = appeal.DecisionId;
        var decision = await db.Decisions.AsNoTracking().SingleAsync(d => d.Id == decided, ct).ConfigureAwait(false);
        var evidence = await db.DecisionEvidence.AsNoTracking().SingleOrDefaultAsync(e => e.DecisionId == decided, ct).ConfigureAwait(false);
        return new(appeal, decision, evidence, evidence is not null && DecisionEvidence.HashOf(evidence.Json) == evidence.Sha256, await TookAsync(db, decision, by, ct).ConfigureAwait(false));
    }

    public async Task<Appeal?> BroughtAsync(Person by, Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var from = by.Id;
        return await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.ReceivedById == from, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<AppealCount>> DetectorsAsync(Person by, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var appeals = db.Appeals;
        var counted = await db.AppealedDetectors.AsNoTracking().Join(appeals, d => d.AppealId, a => a.Id, (d, a) => new { d.DetectorId, d.DetectorVersion, a.State })
            .GroupBy(d => new { d.DetectorId, d.DetectorVersion, d.State }).Select(g => new { g.Key.DetectorId, g.Key.DetectorVersion, g.Key.State, Count = g.Count() }).ToListAsync(ct).ConfigureAwait(false);
        var records = counted.GroupBy(c => (c.DetectorId, c.DetectorVersion)).Select(g => new AppealCount(
            g.Key.DetectorId, g.Key.DetectorVersion, g.Where(c => c.State is AppealState.Open).Sum(c => c.Count), g.Where(c => c.State is AppealState.Upheld).Sum(c => c.Count),
            g.Where(c => c.State is AppealState.Overturned).Sum(c => c.Count)));
        return [.. records.OrderByDescending(r => r.Overturned).ThenByDescending(r => r.Upheld).ThenBy(r => r.DetectorId, StringComparer.Ordinal).ThenBy(r => r.DetectorVersion)];
    }
}
