using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing.Inquiries;

internal sealed class InquiryLog(RecordedActs acts) : IInquiries
{
    public async Task<Done<Inquiry>> EnterAsync(Person by, InquiryTerms terms, CancellationToken ct)
    {
        if (!by.May(Permit.TakeInquiries)) return Refusal.NotAllowed;
        var tidied = terms.Tidy(acts.Clock.GetUtcNow());
        if (tidied.Value is not { } tidy) return tidied.Refusal!.Value;
        return await acts.DoAsync<Inquiry>(
            async db =>
            {
                string? name = null;
                if (tidy.Partner is { } partner)
                {
                    name = await db.Partners.Where(p => p.Id == partner).Select(p => p.Name).SingleOrDefaultAsync(ct).ConfigureAwait(false);
                    if (name is null) return Refusal.NotFound;
                }

                var inquiry = Inquiry.Enter(acts.NewId(), tidy, name, by, acts.Clock);
                db.Inquiries.Add(inquiry);
                // What it is about is named by its digest: the audit is read by more people than the log, and is kept for longer.
                await acts.RecordAsync(
                    db, by, "inquiry.entered", Subject(inquiry.Id),
                    new { askedBy = inquiry.AskedBy, inquiry.Reference, kind = inquiry.Kind.ToString(), about = inquiry.Subject.Kind.ToString(), values = inquiry.Subject.Values.Count, sha256 = inquiry.Subject.Digest(), inquiry.ReceivedAt, inquiry.DueAt },
                    ct).ConfigureAwait(false);
                return inquiry;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<Inquiry>> LoadAsync(Person by, InquiryFilter filter, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = filter.Overdue ? Overdue(db) : db.Inquiries.AsNoTracking();
        if (filter.State is { } state) found = found.Where(i => i.State == state);
        if (filter.Partner is { } partner) found = found.Where(i => i.PartnerId == partner);
        var total = await found.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await found.OrderBy(i => i.State == InquiryState.Open ? 0 : 1).ThenByDescending(i => i.EndedAt).ThenBy(i => i.DueAt).ThenBy(i => i.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Inquiry?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Sees) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Inquiries.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct).ConfigureAwait(false);
    }

    public Task<Refusal?> TakeAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ActAsync(by, id, version, "inquiry.taken", i => i.Take(by), null, ct);

    public Task<Refusal?> MoveAsync(Person by, Guid id, long version, DateTimeOffset dueAt, string? reason, CancellationToken ct) =>
        ActAsync(by, id, version, "inquiry.deadline-moved", i => i.Move(dueAt, reason, acts.Clock), new { dueAt, reason }, ct);

    public Task<Refusal?> EndAsync(Person by, Guid id, long version, InquiryState to, string? words, CancellationToken ct) => ActAsync(
        by, id, version, $"inquiry.{to.ToString().ToLowerInvariant()}", i => i.End(to, words, by, acts.Clock), new { words }, ct);

    public async Task<InquiryCounts> CountAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return new(
            await db.Inquiries.LongCountAsync(i => i.State == InquiryState.Open, ct).ConfigureAwait(false), await Overdue(db).LongCountAsync(ct).ConfigureAwait(false));
    }

    internal static string Subject(Guid id) => $"inquiry:{id}";

    private IQueryable<Inquiry> Overdue(InvestigatorDb db)
    {
        var now = acts.Clock.GetUtcNow();
        return db.Inquiries.AsNoTracking().Where(i => i.State == InquiryState.Open && i.DueAt < now);
    }

    private async Task<Refusal?> ActAsync(Person by, Guid id, long version, string act, Func<Inquiry, Refusal?> rule, object? detail, CancellationToken ct)
    {
        if (!by.May(Permit.TakeInquiries)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Inquiries.SingleOrDefaultAsync(i => i.Id == id, ct).ConfigureAwait(false) is not { } inquiry) return Refusal.NotFound;
                if (inquiry.Version != version) return Refusal.ChangedMeanwhile;
                if (rule(inquiry) is { } no) return no;
                await acts.RecordAsync(db, by, act, Subject(id), detail, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }
}
