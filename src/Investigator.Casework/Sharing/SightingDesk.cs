using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class SightingDesk(RecordedActs acts, IReportedSigns signs, IReportedQuestions questions, CaseStoreOptions options) : ISightingDesk
{
    private const string StixIndicator = "indicator--";
    private const int MostMisp = 10_000;

    public async Task<Done<Sighting>> ProposeAsync(Person by, Guid report, bool isFalse, CancellationToken ct)
    {
        if (!by.May(Permit.TakeReports)) return Refusal.NotAllowed;
        // Measured before the writer's turn: telemetry may take its time.
        var figures = await MeasureAsync(report, ct).ConfigureAwait(false);
        return await acts.DoAsync<Sighting>(
            async db =>
            {
                if (await db.ReportedIndicators.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.State is not ReportState.Accepted || figures is null) return Refusal.NotInThisState;
                if (!found.ObjectId.StartsWith(StixIndicator, StringComparison.Ordinal) && !Guid.TryParseExact(found.ObjectId, "D", out _)) return Refusal.NotInThisState;
                if (!found.ObjectId.StartsWith(StixIndicator, StringComparison.Ordinal) && !isFalse && figures.Requests == 0) return Refusal.NoWordForUnseen;
                var (source, indicator) = (found.SourceId, found.ObjectId);
                if (await db.Sightings.AnyAsync(s => s.SourceId == source && s.IndicatorId == indicator && s.State == SightingState.Proposed, ct).ConfigureAwait(false)) return Refusal.AnotherOnItsWay;
                var first = await db.Sightings.Where(s => s.SourceId == source && s.IndicatorId == indicator).MinAsync(s => (DateTimeOffset?)s.ProposedAt, ct).ConfigureAwait(false);
                var sighting = Sighting.Propose(acts.NewId(), found, figures with { IsFalse = isFalse }, options.ProducerName, first, by, acts.Clock);
                db.Sightings.Add(sighting);
                await acts.RecordAsync(db, by, "sighting.proposed", $"sighting:{sighting.Id}", new { report, indicator, requests = sighting.Requests, isFalse, hash = sighting.ContentHash }, ct).ConfigureAwait(false);
                return sighting;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> DecideAsync(Person by, Guid sighting, string contentHash, bool approve, CancellationToken ct)
    {
        if (!by.May(Permit.JudgeReports)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Sightings.SingleOrDefaultAsync(s => s.Id == sighting, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.ContentHash != contentHash) return Refusal.ChangedMeanwhile;
                if (found.Decide(approve, by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, approve ? "sighting.approved" : "sighting.rejected", $"sighting:{sighting}", new { hash = contentHash }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> TakeBackAsync(Person by, Guid sighting, CancellationToken ct)
    {
        if (!by.May(Permit.JudgeReports)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Sightings.SingleOrDefaultAsync(s => s.Id == sighting, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.TakeBack(acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "sighting.taken-back", $"sighting:{sighting}", null, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<SightingRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.Sightings.LongCountAsync(ct).ConfigureAwait(false);
        var (reports, sources) = (db.ReportedIndicators, db.InboundSources);
        var rows = await db.Sightings.AsNoTracking().OrderBy(s => s.State == SightingState.Proposed ? 0 : 1).ThenByDescending(s => s.ProposedAt).ThenBy(s => s.Id).Skip(skip).Take(take)
            .Select(s => new
            {
                Sighting = s,
                Source = sources.Where(x => x.Id == s.SourceId).Select(x => x.Name).FirstOrDefault(),
                What = reports.Where(x => x.Id == s.ReportId).Select(x => x.Value).FirstOrDefault(),
                Marking = reports.Where(x => x.Id == s.ReportId).Select(x => x.Marking).FirstOrDefault(),
                PartnerId = sources.Where(x => x.Id == s.SourceId).Select(x => x.PartnerId).FirstOrDefault(),
            }).ToListAsync(ct).ConfigureAwait(false);
        var ids = rows.Select(r => r.PartnerId).OfType<Guid>().Distinct().ToList();
        var known = await db.Partners.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct).ConfigureAwait(false);
        return new([.. rows.Select(r => new SightingRow(r.Sighting, r.Source ?? "", r.What ?? "", ReachedBy(r.PartnerId is { } id ? known.GetValueOrDefault(id) : null, r.Marking, acts.Clock.GetUtcNow())))], total);
    }

    public async Task<Page<ReceivedRow>> ReceivedAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var (total, sources) = (await db.ReceivedSightings.LongCountAsync(ct).ConfigureAwait(false), db.InboundSources);
        var rows = await db.ReceivedSightings.AsNoTracking().OrderByDescending(s => s.ReceivedAt).ThenBy(s => s.Id).Skip(skip).Take(take)
            .Select(s => new { Sighting = s, Source = sources.Where(x => x.Id == s.SourceId).Select(x => x.Name).FirstOrDefault() }).ToListAsync(ct).ConfigureAwait(false);
        return new([.. rows.Select(r => new ReceivedRow(r.Sighting, r.Source ?? ""))], total);
    }

    /// <summary>The approved and taken-back sightings that a partner may know of, as they left; all of them for people of this house. Nothing for a partner without an agreement in force.</summary>
    internal static async Task<IReadOnlyList<(Guid Id, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)>> VisibleAsync(InvestigatorDb db, bool toAll, Partner? partner, DateTimeOffset now, CancellationToken ct)
    {
        if (For(db, toAll, partner, now) is not { } visible) return [];
        var sightings = visible.Where(s => EF.Functions.Like(s.IndicatorId, StixIndicator + "%") && (s.State == SightingState.Approved || s.State == SightingState.TakenBack));
        return [.. (await sightings.OrderBy(s => s.DecidedAt).ThenBy(s => s.Id).Select(s => new { s.Id, s.DecidedAt, s.RevokedAt }).ToListAsync(ct).ConfigureAwait(false)).Select(s => (s.Id, s.DecidedAt!.Value, s.RevokedAt))];
    }

    /// <summary>What a partner may know of, whatever its state; <c>null</c>: nothing.</summary>
    private static IQueryable<Sighting>? For(InvestigatorDb db, bool toAll, Partner? partner, DateTimeOffset now)
    {
        if (toAll) return db.Sightings.AsNoTracking();
        if (partner is not { State: PartnerState.Active, HighestMarking: >= TrafficLight.Amber } || partner.AgreedUntil <= now) return null;
        // A sighting is as closed as the report that it answers.
        var (id, highest, sources, reports) = (partner.Id, partner.HighestMarking, db.InboundSources, db.ReportedIndicators);
        return db.Sightings.AsNoTracking().Where(s => sources.Any(x => x.Id == s.SourceId && x.PartnerId == id) && reports.Any(r => r.Id == s.ReportId && (r.Marking == null || r.Marking <= highest)));
    }

    public async Task<Done<byte[]>> MispAsync(Person by, DateTimeOffset? since, CancellationToken ct)
    {
        if (!by.May(Permit.TakeBundles)) return Refusal.NotAllowed;
        var (now, ids, contents) = (acts.Clock.GetUtcNow(), new List<Guid>(), new List<byte[]>());
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var to = by.Sees ? null : await Partners.OfAsync(db, by.Id, ct).ConfigureAwait(false);
            if (For(db, by.Sees, to, now) is { } visible)
            {
                var approved = visible.Where(s => !EF.Functions.Like(s.IndicatorId, StixIndicator + "%") && s.State == SightingState.Approved);
                if (since is { } after) approved = approved.Where(s => s.DecidedAt > after);
                foreach (var one in (await approved.OrderByDescending(s => s.DecidedAt).ThenBy(s => s.Id).Take(MostMisp).Select(s => new { s.Id, s.Content, s.DecidedAt }).ToListAsync(ct).ConfigureAwait(false)).OrderBy(s => s.DecidedAt).ThenBy(s => s.Id))
                {
                    ids.Add(one.Id);
                    contents.Add(one.Content);
                }
            }
        }

        if (ids.Count > 0)
            await acts.TryAsync(async written => { await acts.RecordAsync(written, by, "sightings.fetched", "collection:misp", new { sightings = ids.Count, first = ids[0], last = ids[^1] }, ct).ConfigureAwait(false); return null; }, ct).ConfigureAwait(false);
        // Each lies in the store as it left: the list is put around them.
        return (byte[])[.. "{\"response\":["u8, .. contents.SelectMany((content, i) => i == 0 ? content : [(byte)',', .. content]), .. "]}"u8];
    }

    private static string? ReachedBy(Partner? partner, TrafficLight? marking, DateTimeOffset now) =>
        partner is { State: PartnerState.Active } && partner.AgreedUntil > now && partner.HighestMarking >= (marking > TrafficLight.Amber ? marking.Value : TrafficLight.Amber) ? partner.Name : null;

    private async Task<SightingFigures?> MeasureAsync(Guid report, CancellationToken ct)
    {
        var standing = (await signs.StandingAsync(ct).ConfigureAwait(false)).Where(s => s.Report == report).ToList();
        if (standing.Count == 0) return await StandsAsync(report, ct).ConfigureAwait(false) ? new(0, 0, null, null) : null;
        var uses = await questions.UsesAsync([.. standing.Where(s => s.What is not null).Select(s => new ReportedAsked(s.What!.Value, s.From, s.Until))], null, ct).ConfigureAwait(false);
        var accounts = uses.Select(u => u.Account).Concat(standing.Where(s => s.Account is not null).Select(s => s.Account!.Value)).Distinct().Count();
        // What an account record names has no requests of its own: each account counts as seen once.
        return new(Math.Max(uses.Sum(u => u.Requests), accounts), accounts, uses.Min(u => u.FirstAt), uses.Max(u => u.LastAt));
    }

    // A keyed hash that fits nobody here has no sign: it was looked for and not seen.
    private async Task<bool> StandsAsync(Guid report, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.ReportedIndicators.AnyAsync(r => r.Id == report && r.State == ReportState.Accepted && r.Kind >= IndicatorKind.AccountHash && r.Kind <= IndicatorKind.EmailHash, ct).ConfigureAwait(false);
    }
}
