using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed partial class InboundDesk(RecordedActs acts, InboundSecrets secrets, IInboundIntake intake, News news) : IInboundDesk
{
    private const int MostAtOnce = 1000;
    private const int Named = 20;

    public async Task<Done<InboundSourceRow>> AddAsync(Person by, InboundDraft draft, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (Check(draft) is { } no) return no;
        var tidy = draft;
        if (draft.Kind is InboundKind.Taxii or InboundKind.Misp)
        {
            if (StandardWebhook.AddressOf(draft.Url ?? "") is not { } address) return Refusal.AddressWrong;
            tidy = draft with { Url = address.AbsoluteUri };
        }

        // Before the writer's turn: protecting may make a new key, which the framework stores on a connection of its own.
        var (secret, hashKey) = (secrets.Protect(draft.Secret), secrets.Protect(draft.HashKey));
        return await acts.DoAsync<InboundSourceRow>(
            async db =>
            {
                var name = tidy.Name.Trim();
                if (await db.InboundSources.AnyAsync(s => s.Name == name, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                if (tidy.PartnerId is { } partner && !await db.Partners.AnyAsync(p => p.Id == partner, ct).ConfigureAwait(false)) return Refusal.NotFound;
                var source = InboundSource.Create(acts.NewId(), tidy, secret, hashKey, by, acts.Clock);
                db.InboundSources.Add(source);
                await acts.RecordAsync(
                    db, by, "source.added", $"source:{source.Id}",
                    new { source.Name, kind = source.Kind.ToString(), source.Url, source.Trust, source.HalfLifeDays, source.PartnerId, secret = secret is not null, hashKey = hashKey is not null }, ct).ConfigureAwait(false);
                return RowOf(source, 0, 0);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> WeighAsync(Person by, Guid source, long version, int trust, int halfLifeDays, CancellationToken ct) =>
        Told(!by.May(Permit.JudgeReports) ? Refusal.NotAllowed : await acts.TryAsync(
            async db =>
            {
                if (await db.InboundSources.SingleOrDefaultAsync(s => s.Id == source, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                var before = new { found.Trust, found.HalfLifeDays };
                if (found.Weigh(trust, halfLifeDays) is { } no) return no;
                await acts.RecordAsync(db, by, "source.weighed", $"source:{source}", new { before, now = new { trust, halfLifeDays } }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false));

    public async Task<Refusal?> EndAsync(Person by, Guid source, CancellationToken ct) =>
        Told(!by.May(Permit.Administer) ? Refusal.NotAllowed : await acts.TryAsync(
            async db =>
            {
                if (await db.InboundSources.SingleOrDefaultAsync(s => s.Id == source, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.End(acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "source.ended", $"source:{source}", new { found.Name }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false));

    public async Task<Refusal?> PullNowAsync(Person by, Guid source, CancellationToken ct)
    {
        if (!by.May(Permit.TakeReports) && !by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.InboundSources.SingleOrDefaultAsync(s => s.Id == source, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.PullNow(acts.Clock.GetUtcNow()) is { } no) return no;
                await acts.RecordAsync(db, by, "source.pull-asked", $"source:{source}", null, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<InboundDelivery>> UploadAsync(Person by, Guid source, string fileName, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (!by.May(Permit.TakeReports)) return Refusal.NotAllowed;
        if (content.Length > InboundLimits.Bytes) return Refusal.TooLong;
        return await intake.TakeInAsync(by, source, fileName, content, ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> DecideAsync(Person by, IReadOnlyList<Guid> reports, bool accept, string? note, CancellationToken ct)
    {
        if (!by.May(Permit.JudgeReports)) return Refusal.NotAllowed;
        var ids = reports.Distinct().ToList();
        if (ids.Count == 0) return Refusal.NothingChosen;
        if (ids.Count > MostAtOnce) return Refusal.TooMany;
        if (Reason(accept, note) is { } no) return no;
        return Told(await acts.TryAsync(
            async db =>
            {
                var found = new List<ReportedIndicator>();
                foreach (var some in ids.Chunk(ModelLimits.AskedAtOnce)) found.AddRange(await db.ReportedIndicators.Where(r => some.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(ct).ConfigureAwait(false));
                return found.Count < ids.Count ? Refusal.NotFound : await DecideAsync(db, by, found, accept, note, $"source:{found[0].SourceId}", ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false));
    }

    public async Task<Refusal?> DecideAllAsync(Person by, Guid delivery, int waiting, bool accept, string? note, CancellationToken ct)
    {
        if (!by.May(Permit.JudgeReports)) return Refusal.NotAllowed;
        if (Reason(accept, note) is { } no) return no;
        return Told(await acts.TryAsync(
            async db =>
            {
                var found = await db.ReportedIndicators.Where(r => r.DeliveryId == delivery && r.State == ReportState.Waiting).OrderBy(r => r.Id).ToListAsync(ct).ConfigureAwait(false);
                if (found.Count == 0) return Refusal.AlreadyDecided;
                return found.Count != waiting ? Refusal.ChangedMeanwhile : await DecideAsync(db, by, found, accept, note, $"delivery:{delivery}", ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false));
    }

    private async Task<Refusal?> DecideAsync(InvestigatorDb db, Person by, List<ReportedIndicator> reports, bool accept, string? note, string subject, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        foreach (var report in reports)
            if (report.Decide(accept, note?.Trim(), by, now) is { } no) return report.State is ReportState.NotMatchable ? Refusal.NotMatchable : no;
        if (accept) await SupersedeAsync(db, reports, now, ct).ConfigureAwait(false);
        await acts.RecordAsync(
            db, by, accept ? "reports.accepted" : "reports.rejected", subject, new { reports = reports.Count, first = reports.Take(Named).Select(r => new { r.Id, r.ExternalId }), note }, ct).ConfigureAwait(false);
        return null;
    }

    // The accepted version before ends with the one that takes its place.
    private static async Task SupersedeAsync(InvestigatorDb db, List<ReportedIndicator> accepted, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var of in accepted.GroupBy(r => r.SourceId))
            foreach (var some in of.Chunk(ModelLimits.AskedAtOnce))
            {
                var (source, objects) = (of.Key, some.Select(r => r.ObjectId).Distinct().ToList());
                var before = await db.ReportedIndicators.Where(r => r.SourceId == source && objects.Contains(r.ObjectId) && r.State == ReportState.Accepted).ToListAsync(ct).ConfigureAwait(false);
                // Those decided just now are tracked and stand as accepted only here.
                var taken = accepted.ToDictionary(r => (r.SourceId, r.ExternalId), r => r.Id);
                foreach (var old in before.Where(r => taken.TryGetValue((r.SourceId, r.ExternalId), out var by) && by != r.Id)) old.Supersede(now);
            }
    }

    private static Refusal? Reason(bool accept, string? note) =>
        note is { Length: > ModelLimits.Reason } ? Refusal.TooLong : !accept && string.IsNullOrWhiteSpace(note) ? Refusal.ReasonMissing : null;

    private static Refusal? Check(InboundDraft draft) =>
        string.IsNullOrWhiteSpace(draft.Name) ? Refusal.NameMissing
        : draft.Name.Length > 100 || draft.UserName.Length > 200 || draft.Secret is { Length: > 500 } || draft.HashKey is { Length: > 500 } ? Refusal.TooLong
        : draft.Trust is < 0 or > 100 || draft.HalfLifeDays is < InboundSource.FewestDays or > InboundSource.MostDays ? Refusal.SourceOutOfRange
        : !string.IsNullOrEmpty(draft.HashKey) && InboundSigns.KeyOf(draft.HashKey) is null ? Refusal.HashKeyWrong
        : draft.Kind is InboundKind.Partner && draft.PartnerId is null ? Refusal.NothingChosen
        : null;

    private Refusal? Told(Refusal? no)
    {
        if (no is null) news.ReportsChanged.Raise();
        return no;
    }
}
