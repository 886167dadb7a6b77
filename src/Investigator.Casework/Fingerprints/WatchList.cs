using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Fingerprints;

internal sealed class WatchList(RecordedActs acts) : IWatchList
{
    public async Task<Done<WatchedSuspect>> AddAsync(Person by, WatchedDraft draft, CancellationToken ct)
    {
        var added = WatchedSuspect.Add(acts.NewId(), by, draft, acts.Clock);
        if (added.Value is not { } watched) return added;
        return await acts.DoAsync<WatchedSuspect>(
            async db =>
            {
                var (name, campaign) = (watched.Name, watched.CampaignId);
                if (await db.WatchedSuspects.AnyAsync(w => w.EndedAt == null && w.Name == name, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                if (campaign is not null && !await db.Set<Domain.Campaigns.Campaign>().AnyAsync(c => c.Id == campaign, ct).ConfigureAwait(false)) return Refusal.NotFound;
                db.WatchedSuspects.Add(watched);
                await acts.RecordAsync(db, by, "watched-suspect.added", Subject(watched.Id), new { watched.Name, kind = watched.Kind.ToString(), watched.FoundAt, watched.Reason, campaign, watched.EveryDays }, ct).ConfigureAwait(false);
                return watched;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<WatchedRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.WatchedSuspects.LongCountAsync(ct).ConfigureAwait(false);
        var page = await db.WatchedSuspects.AsNoTracking().OrderBy(w => w.EndedAt == null ? 0 : 1).ThenBy(w => w.DueAt).ThenBy(w => w.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        var ids = page.Select(w => w.LastTestId).OfType<Guid>().ToList();
        var tests = await db.ModelTests.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(ct).ConfigureAwait(false);
        var rows = (await ModelTests.RowsAsync(db, tests, ct).ConfigureAwait(false)).ToDictionary(r => r.Run.Id);
        return new([.. page.Select(w => new WatchedRow(w, w.LastTestId is { } test ? rows.GetValueOrDefault(test) : null))], total);
    }

    public async Task<WatchedSuspect?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Sees) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.WatchedSuspects.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.EndedAt == null, ct).ConfigureAwait(false);
    }

    public Task<Refusal?> LookAsync(Person by, Guid id, long version, string? seen, CancellationToken ct) =>
        ActAsync(by, id, version, "watched-suspect.looked-at", (_, w) => Task.FromResult(w.Look(by, seen, acts.Clock)), new { seen }, ct);

    public Task<Refusal?> StartAsync(Person by, Guid id, Guid test, CancellationToken ct) => ActAsync(
        by, id, null, "watched-suspect.test-started",
        async (db, w) => await db.ModelTests.AnyAsync(t => t.Id == test, ct).ConfigureAwait(false) ? w.Start(by, test, acts.Clock) : Refusal.NotFound,
        new { test }, ct);

    public Task<Refusal?> EndAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) =>
        ActAsync(by, id, version, "watched-suspect.ended", (_, w) => Task.FromResult(w.End(by, reason, acts.Clock)), new { reason }, ct);

    public async Task<WatchCounts> CountAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var watched = db.WatchedSuspects.Where(w => w.EndedAt == null);
        return new(await watched.LongCountAsync(ct).ConfigureAwait(false), await watched.LongCountAsync(w => w.DueAt <= now, ct).ConfigureAwait(false));
    }

    private async Task<Refusal?> ActAsync(Person by, Guid id, long? version, string act, Func<InvestigatorDb, WatchedSuspect, Task<Refusal?>> rule, object detail, CancellationToken ct)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.WatchedSuspects.SingleOrDefaultAsync(w => w.Id == id, ct).ConfigureAwait(false) is not { } watched) return Refusal.NotFound;
                if (version is { } seen && watched.Version != seen) return Refusal.ChangedMeanwhile;
                if (await rule(db, watched).ConfigureAwait(false) is { } no) return no;
                await acts.RecordAsync(db, by, act, Subject(id), detail, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private static string Subject(Guid id) => $"watched-suspect:{id}";
}
