using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class EnforcementPoints(RecordedActs acts) : IEnforcementPoints
{
    public async Task<EnforcedKinds> KindsAsync(Guid point, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = await db.EnforcementPoints.AsNoTracking().SingleOrDefaultAsync(p => p.Id == point, ct).ConfigureAwait(false);
        return found?.Kinds ?? EnforcedKinds.All;
    }

    public async Task<Refusal?> NarrowAsync(Person by, Guid point, EnforcedKinds kinds, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if ((kinds & EnforcedKinds.All & ~EnforcedKinds.OtherScopes) is EnforcedKinds.None) return Refusal.NothingChosen;
        return await acts.TryAsync(
            async db =>
            {
                if (await MayFollowAsync(db, point, ct).ConfigureAwait(false) is not { } name) return Refusal.NotFound;
                (await PointAsync(db, point, ct).ConfigureAwait(false)).Narrow(kinds & EnforcedKinds.All);
                await acts.RecordAsync(db, by, "point.narrowed", $"key:{name}", new { kinds = (kinds & EnforcedKinds.All).ToString() }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task SeenAsync(IReadOnlyCollection<PointSeen> seen, CancellationToken ct)
    {
        if (seen.Count == 0) return;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        // The turn keeps two servers from making the same row; no news is raised, since nothing was decided.
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        foreach (var some in seen.Chunk(500))
        {
            var ids = some.Select(s => s.Point).ToList();
            var keys = await db.ApiClients.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct).ConfigureAwait(false);
            var points = await db.EnforcementPoints.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct).ConfigureAwait(false);
            foreach (var one in some.Where(s => keys.Contains(s.Point)))
            {
                if (!points.TryGetValue(one.Point, out var point)) db.EnforcementPoints.Add(points[one.Point] = point = EnforcementPoint.Of(one.Point));
                point.Seen(one.At, one.ToldUpTo ?? point.ToldUpTo);
            }
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await turn.CommitAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<AcknowledgementReceipt>> AcknowledgeAsync(Person by, Guid point, PointSays says, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        if (says.Check(now) is { } no) return no;
        return await acts.DoAsync<AcknowledgementReceipt>(
            async db =>
            {
                if (await MayFollowAsync(db, point, ct).ConfigureAwait(false) is not { } name) return Refusal.NotAllowed;
                if (says.UpTo > await DecisionStream.LastAsync(db, ct).ConfigureAwait(false)) return Refusal.PositionUnknown;
                var ids = says.Decisions.Distinct().ToList();
                var named = await db.DecisionChanges.AsNoTracking().Where(c => ids.Contains(c.DecisionId) && c.Added)
                    .Select(c => new { c.DecisionId, c.Position }).ToListAsync(ct).ConfigureAwait(false);
                var told = await PointAsync(db, point, ct).ConfigureAwait(false);
                if (ids.Except(named.Select(c => c.DecisionId)).ToList() is { Count: > 0 } unknown) return new AcknowledgementReceipt(0, told.AcknowledgedUpTo, unknown);

                // What one call says may overlap in itself: taken position by position for ids, as one run for a position.
                var wanted = PositionRun.Of(named.Select(c => c.Position)).ToList();
                if (says.UpTo is > 0 and var upTo) wanted = [.. PositionRun.Without(wanted, [new(1, upTo)]), new(1, upTo)];
                var added = await AddAsync(db, told, wanted, says.TookEffectAt is { } effect && effect < now ? effect : now, now, ct).ConfigureAwait(false);
                if (added > 0)
                    await acts.RecordAsync(
                        db, by, "decision.acknowledged", $"key:{name}", new { added, upTo = says.UpTo, decisions = ids.Count, tookEffectAt = says.TookEffectAt }, ct).ConfigureAwait(false);
                return new AcknowledgementReceipt(added, told.AcknowledgedUpTo, []);
            },
            ct).ConfigureAwait(false);
    }

    private static async Task<long> AddAsync(
        InvestigatorDb db, EnforcementPoint point, List<PositionRun> wanted, DateTimeOffset tookEffectAt, DateTimeOffset now, CancellationToken ct)
    {
        if (wanted.Count == 0) return 0;
        var (first, last, id) = (Math.Max(wanted.Min(r => r.First), point.AcknowledgedUpTo + 1), wanted.Max(r => r.Last), point.Id);
        var said = await db.Acknowledgements.AsNoTracking().Where(a => a.PointId == id && a.LastPosition >= first && a.FirstPosition <= last + 1)
            .Select(a => new PositionRun(a.FirstPosition, a.LastPosition)).ToListAsync(ct).ConfigureAwait(false);
        var free = PositionRun.Without(wanted, point.AcknowledgedUpTo > 0 ? said.Prepend(new(1, point.AcknowledgedUpTo)) : said);
        if (free.Count == 0) return 0;
        db.Acknowledgements.AddRange(free.Select(run => Acknowledgement.Of(id, run, tookEffectAt, now)));

        var upTo = point.AcknowledgedUpTo;
        foreach (var run in said.Concat(free).OrderBy(run => run.First))
            if (run.First <= upTo + 1) upTo = Math.Max(upTo, run.Last);
        point.Acknowledged(now, upTo);
        return free.Sum(run => run.Last - run.First + 1);
    }

    /// <returns>The name of a key that may pull decisions; <c>null</c> when there is none, or not any more.</returns>
    private static Task<string?> MayFollowAsync(InvestigatorDb db, Guid point, CancellationToken ct) =>
        db.ApiClients.AsNoTracking().Where(c => c.Id == point && c.RevokedAt == null && (c.Scopes & ApiScope.Decisions) != 0).Select(c => (string?)c.Name).SingleOrDefaultAsync(ct);

    private static async Task<EnforcementPoint> PointAsync(InvestigatorDb db, Guid id, CancellationToken ct)
    {
        if (await db.EnforcementPoints.SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is { } known) return known;
        var point = EnforcementPoint.Of(id);
        db.EnforcementPoints.Add(point);
        return point;
    }
}
