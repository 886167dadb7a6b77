using System.Security.Cryptography;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class InboundIntake(RecordedActs acts, InboundSecrets secrets, CaseStoreOptions options, News news) : IInboundIntake
{
    public async Task<Done<InboundDelivery>> TakeInAsync(Person by, Guid source, string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        // Read before the writer's turn: others wait for it.
        var reading = InboundReaders.Read(content, acts.Clock.GetUtcNow());
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var counts = false;
        var done = await acts.DoAsync<InboundDelivery>(
            async db =>
            {
                if (await db.InboundSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == source, ct).ConfigureAwait(false) is not { } from) return Refusal.NotFound;
                if (from.EndedAt is not null) return Refusal.SourceEnded;
                var now = acts.Clock.GetUtcNow();
                var delivery = InboundDelivery.Take(acts.NewId(), source, SharedText.Clean(name, ModelLimits.Name), reading, hash, content.Length, by, now);
                db.InboundDeliveries.Add(delivery);
                var comparison = new InboundComparison(db, from, delivery, options.ProducerName, now);
                await comparison.StageAsync(reading.Reports, acts.NewId, ct).ConfigureAwait(false);
                await HearAsync(db, delivery, reading.Sightings, now, ct).ConfigureAwait(false);
                counts = comparison.ChangesWhatCounts;
                await acts.RecordAsync(
                    db, by, "reports.received", $"source:{source}",
                    new { delivery = delivery.Id, delivery.Format, hash, delivery.New, delivery.Changed, delivery.Withdrawn, delivery.Unchanged, delivery.NotMatchable, faults = delivery.FaultCount }, ct).ConfigureAwait(false);
                return delivery;
            },
            ct).ConfigureAwait(false);
        if (counts && done.Value is not null) news.ReportsChanged.Raise();
        return done;
    }

    public async Task<Refusal?> DeleteAsync(Person by, Guid source, string objectId, IReadOnlyCollection<DateTimeOffset>? versions, CancellationToken ct)
    {
        var counts = false;
        bool Meant(DateTimeOffset modified) => versions is null || versions.Contains(modified);
        var refusal = await acts.TryAsync(
            async db =>
            {
                if (await db.InboundSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == source, ct).ConfigureAwait(false) is not { } from) return Refusal.NotFound;
                if (from.EndedAt is not null) return Refusal.SourceEnded;
                var now = acts.Clock.GetUtcNow();
                var reports = (await db.ReportedIndicators.Where(r => r.SourceId == source && r.ObjectId == objectId && (r.State == ReportState.Waiting || r.State == ReportState.Accepted || r.State == ReportState.NotMatchable)).ToListAsync(ct).ConfigureAwait(false)).Where(r => Meant(r.ModifiedAt)).ToList();
                var sightings = (await db.ReceivedSightings.Where(s => s.SourceId == source && s.ExternalId == objectId && s.WithdrawnAt == null).ToListAsync(ct).ConfigureAwait(false)).Where(s => Meant(s.ModifiedAt)).ToList();
                if (reports.Count + sightings.Count == 0) return Refusal.NotFound;
                counts = reports.Exists(r => r.State is ReportState.Accepted);
                foreach (var report in reports) report.Withdraw(report.ModifiedAt, now);
                foreach (var sighting in sightings) sighting.Withdraw(now);
                await acts.RecordAsync(db, by, "reports.deleted", $"source:{source}", new { id = objectId, reports = reports.Count, sightings = sightings.Count }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
        if (counts && refusal is null) news.ReportsChanged.Raise();
        return refusal;
    }

    private async Task HearAsync(InvestigatorDb db, InboundDelivery delivery, IReadOnlyList<SightingDraft> sightings, DateTimeOffset now, CancellationToken ct)
    {
        var source = delivery.SourceId;
        foreach (var some in sightings.GroupBy(s => s.ExternalId, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.ModifiedAt)!).Chunk(ModelLimits.AskedAtOnce))
        {
            var ids = some.Select(s => s.ExternalId).ToList();
            var known = await db.ReceivedSightings.Where(s => s.SourceId == source && ids.Contains(s.ExternalId)).ToDictionaryAsync(s => s.ExternalId, StringComparer.Ordinal, ct).ConfigureAwait(false);
            foreach (var one in some)
                if (known.TryGetValue(one.ExternalId, out var before)) before.Renew(delivery.Id, one, now);
                else db.ReceivedSightings.Add(ReceivedSighting.Take(acts.NewId(), source, delivery.Id, one, now));
        }
    }

    public async Task<IReadOnlyList<DuePull>> DueAsync(int most, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var due = await db.InboundSources.AsNoTracking().Where(s => s.EndedAt == null && s.DueAt != null && s.DueAt <= now).OrderBy(s => s.DueAt).ThenBy(s => s.Id).Take(most).ToListAsync(ct).ConfigureAwait(false);
        return [.. due.Select(s => (Source: s, Secret: secrets.Open(s.ProtectedSecret)))
            .Select(s => new DuePull(s.Source.Id, s.Source.Kind, s.Source.Url ?? "", s.Source.UserName, s.Secret, s.Secret is null && s.Source.ProtectedSecret is not null, s.Source.Cursor))];
    }

    // No news and no entry: what came in was recorded with its delivery; a round that brought nothing decided nothing.
    public async Task PulledAsync(Guid source, string? cursor, string? trouble, TimeSpan pause, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        if (await db.InboundSources.SingleOrDefaultAsync(s => s.Id == source, ct).ConfigureAwait(false) is not { } pulled) return;
        pulled.Pulled(cursor, trouble is null ? null : ModelLimits.Cut(trouble, ModelLimits.Reason), pause, acts.Clock.GetUtcNow());
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await turn.CommitAsync(ct).ConfigureAwait(false);
    }

    public async Task<Guid?> SourceOfPartnerAsync(Guid partner, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.InboundSources.Where(s => s.PartnerId == partner && s.Kind == InboundKind.Partner && s.EndedAt == null).OrderBy(s => s.CreatedAt).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    public async Task<InboundDelivery?> DeliveryAsync(Guid source, Guid delivery, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.InboundDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == delivery && d.SourceId == source, ct).ConfigureAwait(false);
    }
}
