using System.Globalization;
using System.Net;
using Investigator.Casework.Data;
using Investigator.Casework.Decisions;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed partial class InboundDesk
{
    public async Task<IReadOnlyList<InboundSourceRow>> SourcesAsync(Person by, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var sources = await db.InboundSources.AsNoTracking().OrderBy(s => s.EndedAt == null ? 0 : 1).ThenBy(s => s.Name).ToListAsync(ct).ConfigureAwait(false);
        var counts = await db.ReportedIndicators.Where(r => r.State == ReportState.Waiting || r.State == ReportState.Accepted).GroupBy(r => new { r.SourceId, r.State })
            .Select(g => new { g.Key.SourceId, g.Key.State, Count = g.Count() }).ToListAsync(ct).ConfigureAwait(false);
        int Count(Guid id, ReportState state) => counts.Where(c => c.SourceId == id && c.State == state).Sum(c => c.Count);
        return [.. sources.Select(s => RowOf(s, Count(s.Id, ReportState.Waiting), Count(s.Id, ReportState.Accepted)))];
    }

    public async Task<Page<DeliveryRow>> DeliveriesAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.InboundDeliveries.LongCountAsync(ct).ConfigureAwait(false);
        var rows = await db.InboundDeliveries.AsNoTracking().OrderByDescending(d => d.ReceivedAt).ThenBy(d => d.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        var ids = rows.ConvertAll(d => d.Id);
        var waiting = await db.ReportedIndicators.Where(r => ids.Contains(r.DeliveryId) && r.State == ReportState.Waiting).GroupBy(r => r.DeliveryId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
        var names = await NamesAsync(db, ct).ConfigureAwait(false);
        return new([.. rows.Select(d => new DeliveryRow(d, names.GetValueOrDefault(d.SourceId)?.Name ?? "", waiting.GetValueOrDefault(d.Id)))], total);
    }

    public async Task<Page<ReportRow>> ReportsAsync(Person by, Guid? source, ReportState state, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var reports = db.ReportedIndicators.AsNoTracking().Where(r => r.State == state);
        if (source is { } one) reports = reports.Where(r => r.SourceId == one);
        var total = await reports.LongCountAsync(ct).ConfigureAwait(false);
        var rows = await reports.OrderByDescending(r => r.StagedAt).ThenBy(r => r.ExternalId).ThenBy(r => r.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        var (ids, hashes, names) = (rows.Select(r => r.ObjectId).Distinct().ToList(), rows.Where(r => r.ValueHash.Length > 0).Select(r => r.ValueHash).Distinct().ToList(), await NamesAsync(db, ct).ConfigureAwait(false));
        var before = await db.ReportedIndicators.AsNoTracking().Where(r => ids.Contains(r.ObjectId) && r.State == ReportState.Accepted).ToListAsync(ct).ConfigureAwait(false);
        var others = (await db.ReportedIndicators.AsNoTracking().Where(r => hashes.Contains(r.ValueHash) && r.State != ReportState.Superseded).ToListAsync(ct).ConfigureAwait(false)).ToLookup(r => r.ValueHash);
        var now = acts.Clock.GetUtcNow();
        var allowed = await db.AllowListings.AsNoTracking().Where(l => l.Scope == DecisionScope.Prefix && l.EndedAt == null && l.ExpiresAt > now).Select(l => l.Target).ToListAsync(ct).ConfigureAwait(false);
        return new(
            [.. rows.Select(r => new ReportRow(
                r, names.GetValueOrDefault(r.SourceId)?.Name ?? "",
                r.State is ReportState.Accepted ? null : before.Find(b => b.SourceId == r.SourceId && b.ExternalId == r.ExternalId),
                names.GetValueOrDefault(r.SourceId) is { EndedAt: null } from ? ReportDecay.Of(r, from.Trust, from.HalfLifeDays, now) : 0,
                [.. others[r.ValueHash].Where(o => o.SourceId != r.SourceId).Select(o => Says(o, names, now)).Concat(Allowed(r, allowed))]))],
            total);
    }

    private static string Says(ReportedIndicator other, Dictionary<Guid, InboundSource> names, DateTimeOffset now)
    {
        var from = names.GetValueOrDefault(other.SourceId);
        var name = SharedText.Clean(from?.Name ?? "", 60);
        return other.State switch
        {
            ReportState.Withdrawn => string.Create(CultureInfo.InvariantCulture, $"Conflict: {name} took it back on {other.DecidedAt:yyyy-MM-dd}."),
            ReportState.Rejected => $"Conflict: rejected when {name} reported it: {other.Note}",
            ReportState.Accepted => string.Create(CultureInfo.InvariantCulture, $"Also from {name}, accepted, counts {100 * (from is null ? 0 : ReportDecay.Of(other, from.Trust, from.HalfLifeDays, now)):0} %."),
            _ => $"Also from {name}.",
        };
    }

    private static IEnumerable<string> Allowed(ReportedIndicator report, List<string> allowed) =>
        report.Kind is IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix && IPAddress.TryParse(report.Value.Split('/')[0], out var address)
            ? allowed.Where(prefix => IPNetwork.TryParse(prefix, out var network) && network.Contains(address)).Select(prefix => $"Conflict: {prefix} is on the allow list.")
            : [];

    private static async Task<Dictionary<Guid, InboundSource>> NamesAsync(InvestigatorDb db, CancellationToken ct) => await db.InboundSources.AsNoTracking().ToDictionaryAsync(s => s.Id, ct).ConfigureAwait(false);

    private static InboundSourceRow RowOf(InboundSource source, int waiting, int accepted) => new(
        source.Id, source.Name, source.Kind, source.Trust, source.HalfLifeDays, source.Url ?? "", source.ProtectedHashKey is not null, source.CreatedBy, source.CreatedAt, source.EndedAt,
        source.PulledAt, source.DueAt, source.Failures, source.Trouble, waiting, accepted, source.Version);
}
