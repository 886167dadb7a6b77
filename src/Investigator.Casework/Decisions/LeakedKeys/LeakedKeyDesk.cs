using System.Text.Json;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.LeakedKeys;

internal sealed class LeakedKeyDesk(RecordedActs acts, ILeakedKeyQuestions questions) : ILeakedKeys, ILeakedKeySigns
{
    public async Task<Done<LeakedKeyReport>> ReportAsync(Person by, LeakedKeyDraft said, CancellationToken ct)
    {
        // A key has no role: whether it may is the endpoint's rule, by the key's scope.
        if (!by.Works && !by.Id.StartsWith("key:", StringComparison.Ordinal)) return Refusal.NotAllowed;
        // Asked before it is judged, since a known id is no secret however it looks; what is refused then is dropped with the request.
        var (id, hash) = (said.KeyId?.Trim() ?? "", said.KeySha256?.Trim().ToLowerInvariant() ?? "");
        var known = await questions.KnownAsync(id.Length is 0 or > LeakedKeyReport.LongestKey ? [] : [id], hash.Length == 64 ? [hash] : [], ct).ConfigureAwait(false);
        var tidied = said.Tidy(known.Any(k => k.Key == id), acts.Clock.GetUtcNow());
        if (tidied.Value is not { } tidy) return tidied.Refusal!.Value;
        var met = tidy.KeyId ?? known.FirstOrDefault(k => k.Sha256 == tidy.KeySha256)?.Key;
        return await acts.DoAsync<LeakedKeyReport>(
            async db =>
            {
                var sum = tidy.KeySha256;
                if (await db.LeakedKeyReports.FirstOrDefaultAsync(r => r.State == LeakedKeyState.Open && (met == null ? r.KeySha256 == sum : r.KeyId == met), ct).ConfigureAwait(false) is { } there) return there;
                var report = LeakedKeyReport.Take(acts.NewId(), tidy, met, by, acts.Clock);
                db.LeakedKeyReports.Add(report);
                await acts.RecordAsync(db, by, "leaked-key.reported", Subject(report), new { report = report.Id, report.KeySha256, known = known.Count > 0, report.FoundAt }, ct).ConfigureAwait(false);
                await TellAsync(db, report, known, ct).ConfigureAwait(false);
                return report;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<LeakedKeyRow>> LoadAsync(Person by, LeakedKeyState? state, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = db.LeakedKeyReports.AsNoTracking();
        if (state is { } one) found = found.Where(r => r.State == one);
        var total = await found.LongCountAsync(ct).ConfigureAwait(false);
        var page = await found.OrderBy(r => r.State == LeakedKeyState.Open ? 0 : 1).ThenByDescending(r => r.EndedAt).ThenBy(r => r.ReportedAt).ThenBy(r => r.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return new(await RowsAsync(db, page, ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<LeakedKeyRow>> OfAccountAsync(Person by, AccountId account, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var open = await db.LeakedKeyReports.AsNoTracking().Where(r => r.State == LeakedKeyState.Open).OrderBy(r => r.ReportedAt).ThenBy(r => r.Id).ToListAsync(ct).ConfigureAwait(false);
        if (open.Count == 0) return [];
        return [.. (await RowsAsync(db, open, ct).ConfigureAwait(false)).Where(r => r.Use is { } use && use.Owners.Count <= KnownKey.MostOwners && use.Owners.Contains(account))];
    }

    public async Task<Refusal?> EndAsync(Person by, Guid id, long version, LeakedKeyState to, string? note, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.LeakedKeyReports.SingleOrDefaultAsync(r => r.Id == id, ct).ConfigureAwait(false) is not { } report) return Refusal.NotFound;
                if (report.Version != version) return Refusal.ChangedMeanwhile;
                if (report.End(by, to, note, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, to is LeakedKeyState.Exchanged ? "leaked-key.exchanged" : "leaked-key.false-alarm", Subject(report), new { report = id, note }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<LeakedKeyFigures> FiguresAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var all = await db.LeakedKeyReports.AsNoTracking().Select(r => new { r.State, r.KeyId, r.KeySha256, r.ReportedAt, r.EndedAt }).ToListAsync(ct).ConfigureAwait(false);
        var hours = all.Where(r => r.State is LeakedKeyState.Exchanged && r.EndedAt is not null).Select(r => (r.EndedAt!.Value - r.ReportedAt).TotalHours).Order().ToList();
        var known = await questions.KnownAsync([.. all.Select(r => r.KeyId).OfType<string>().Distinct()], [.. all.Where(r => r.KeyId is null).Select(r => r.KeySha256).OfType<string>().Distinct()], ct).ConfigureAwait(false);
        var (ids, sums) = (known.Select(k => k.Key).ToHashSet(StringComparer.Ordinal), known.Select(k => k.Sha256).ToHashSet(StringComparer.Ordinal));
        return new(
            all.Count, all.LongCount(r => r.KeyId is { } id ? ids.Contains(id) : sums.Contains(r.KeySha256 ?? "")), all.LongCount(r => r.State is LeakedKeyState.Open),
            hours.Count, all.LongCount(r => r.State is LeakedKeyState.FalseAlarm), hours.Count == 0 ? null : (hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2);
    }

    public async Task<IReadOnlyList<LeakedKeySign>> OpenAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var open = await db.LeakedKeyReports.AsNoTracking().Where(r => r.State == LeakedKeyState.Open).OrderBy(r => r.ReportedAt).ThenBy(r => r.Id).ToListAsync(ct).ConfigureAwait(false);
        // A hash that met no id when it came may meet one since.
        var met = await questions.KnownAsync([], [.. open.Where(r => r.KeyId is null).Select(r => r.KeySha256).OfType<string>().Distinct()], ct).ConfigureAwait(false);
        return [.. open.Select(r => (Report: r, Key: r.KeyId ?? met.FirstOrDefault(k => k.Sha256 == r.KeySha256)?.Key)).Where(r => r.Key is not null).DistinctBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new LeakedKeySign(r.Report.Id, r.Key!, r.Report.ReportedBy, r.Report.ReportedAt))];
    }

    // With what is known of each key, and what stands against it.
    private async Task<IReadOnlyList<LeakedKeyRow>> RowsAsync(InvestigatorDb db, List<LeakedKeyReport> reports, CancellationToken ct)
    {
        var known = await questions.KnownAsync([.. reports.Select(r => r.KeyId).OfType<string>().Distinct()], [.. reports.Where(r => r.KeyId is null).Select(r => r.KeySha256).OfType<string>().Distinct()], ct).ConfigureAwait(false);
        var standing = new Dictionary<string, DecisionKind>(StringComparer.Ordinal);
        foreach (var keys in known.Select(k => k.Key).Concat(reports.Select(r => r.KeyId).OfType<string>()).Distinct().Chunk(ModelLimits.AskedAtOnce))
        {
            var found = await db.Decisions.AsNoTracking().Where(d => d.EndedAt == null && d.Scope == DecisionScope.Key && keys.Contains(d.Target)).Select(d => new { d.Target, d.Kind }).ToListAsync(ct).ConfigureAwait(false);
            foreach (var of in found.GroupBy(d => d.Target, StringComparer.Ordinal)) standing[of.Key] = of.MaxBy(d => d.Kind.Gravity())!.Kind;
        }

        return [.. reports.Select(r => (Report: r, Use: known.FirstOrDefault(k => r.KeyId is null ? k.Sha256 == r.KeySha256 : k.Key == r.KeyId)))
            .Select(r => new LeakedKeyRow(r.Report, r.Use, standing.TryGetValue(r.Report.KeyId ?? r.Use?.Key ?? "", out var kind) ? kind : null))];
    }

    private Task TellAsync(InvestigatorDb db, LeakedKeyReport report, IReadOnlyList<KnownKey> known, CancellationToken ct) => WebhookOutbox.TellAsync(
        db, new(WebhookNotice.KeyLeaked, JsonSerializer.Serialize(new
        {
            report_id = report.Id,
            key_id = report.KeyId,
            key_sha256 = report.KeySha256,
            owners = known.SelectMany(k => k.Owners).Select(a => a.Value).Distinct(),
            proposed = "rotate",
            found_at = report.FoundAt,
        })), acts.Clock.GetUtcNow(), ct);

    private static string Subject(LeakedKeyReport report) => report.KeyId is { } key ? new DecisionTarget(DecisionScope.Key, key).Subject : $"leaked-key:{report.Id}";
}
