using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing.Inquiries;

internal sealed class AnswerPackDesk(RecordedActs acts, AnswerMaking making, IStatementSigner signer) : IAnswerDesk
{
    private static readonly Expression<Func<AnswerPack, AnswerPackRow>> s_row = p => new AnswerPackRow(
        p.Id, p.InquiryId, p.From, p.Until, p.Sections, p.Content.Length, p.ContentHash, p.ProposedById, p.ProposedBy, p.ProposedAt, p.ExpiresAt, p.State, p.DecidedBy, p.DecidedAt, p.Answer, p.KeyId,
        p.Views.Select(v => v.PersonId).ToList(), p.Version);

    public async Task<Done<AnswerPreview>> PreviewAsync(Person by, AnswerRequest request, CancellationToken ct)
    {
        if (!by.May(Permit.TakeInquiries)) return Refusal.NotAllowed;
        if (request.Wrong() is { } wrong) return wrong;
        var asked = await OpenInquiryAsync(request.Inquiry, ct).ConfigureAwait(false);
        if (asked.Value is not { } inquiry) return asked.Refusal!.Value;
        // Noted before it is shown: it counts what the inquiry's accounts did.
        var noted = await acts.TryAsync(
            async db =>
            {
                await acts.RecordAsync(db, by, "answer.previewed", InquiryLog.Subject(inquiry.Id), new { request.From, request.Until, sections = request.Sections.ToString() }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
        return noted is { } no ? no : await making.MakeAsync(inquiry, request, ct).ConfigureAwait(false);
    }

    public async Task<Done<AnswerPackRow>> ProposeAsync(Person by, AnswerRequest request, CancellationToken ct)
    {
        if (!by.May(Permit.TakeInquiries)) return Refusal.NotAllowed;
        if (request.Wrong() is { } wrong) return wrong;
        var asked = await OpenInquiryAsync(request.Inquiry, ct).ConfigureAwait(false);
        if (asked.Value is not { } inquiry) return asked.Refusal!.Value;
        var made = await making.MakeAsync(inquiry, request, ct).ConfigureAwait(false);
        if (made.Content.Length > AnswerFile.MostBytes) return Refusal.TooMany;
        var proposed = AnswerPack.Propose(acts.NewId(), request, made.Content, by, acts.Clock);
        if (proposed.Value is not { } pack) return proposed.Refusal!.Value;
        return await acts.DoAsync<AnswerPackRow>(
            async db =>
            {
                var (id, now) = (inquiry.Id, acts.Clock.GetUtcNow());
                if (await db.AnswerPacks.AnyAsync(p => p.InquiryId == id && p.State == AnswerPackState.Waiting && p.ExpiresAt > now, ct).ConfigureAwait(false)) return Refusal.PackWaits;
                db.AnswerPacks.Add(pack);
                await acts.RecordAsync(
                    db, by, "answer.proposed", InquiryLog.Subject(id),
                    new { pack = pack.Id, hash = pack.ContentHash, request.From, request.Until, sections = request.Sections.ToString(), accounts = made.Accounts }, ct).ConfigureAwait(false);
                return s_row.Compile()(pack);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<AnswerPackRow>> OfInquiryAsync(Person by, Guid inquiry, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AnswerPacks.AsNoTracking().Where(p => p.InquiryId == inquiry).OrderByDescending(p => p.ProposedAt).ThenBy(p => p.Id).Select(s_row).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<AnswerPack>> OpenAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.TakeInquiries)) return Refusal.NotAllowed;
        return await acts.DoAsync<AnswerPack>(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } pack) return Refusal.NotFound;
                pack.Opened(by, acts.Clock);
                await acts.RecordAsync(db, by, "answer.opened", InquiryLog.Subject(pack.InquiryId), new { pack = id, hash = pack.ContentHash }, ct).ConfigureAwait(false);
                return pack;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseAnswers)) return Refusal.NotAllowed;
        if (!signer.Signs) return Refusal.SignerMissing;
        var looked = await SignableAsync(by, id, version, ct).ConfigureAwait(false);
        if (looked.Value is not { } seen) return looked.Refusal;
        // Before the act: a program that signs may take its time, and every writer would wait for it. The bytes of a pack never change.
        if (await SignatureAsync(seen.Content, ct).ConfigureAwait(false) is not { } signature) return Refusal.SignerBroken;
        return await acts.TryAsync(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } pack) return Refusal.NotFound;
                if (pack.Version != version) return Refusal.ChangedMeanwhile;
                if (pack.Approve(by, answer, signature, acts.Clock) is { } no) return no;
                var asked = pack.InquiryId;
                var inquiry = await db.Inquiries.SingleAsync(i => i.Id == asked, ct).ConfigureAwait(false);
                if (inquiry.End(id, by, acts.Clock) is { } ended) return ended;
                await acts.RecordAsync(db, by, "answer.released", InquiryLog.Subject(asked), new { pack = id, hash = pack.ContentHash, key = signature.Key, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseAnswers)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } pack) return Refusal.NotFound;
                if (pack.Version != version) return Refusal.ChangedMeanwhile;
                if (pack.Reject(by, answer, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "answer.rejected", InquiryLog.Subject(pack.InquiryId), new { pack = id, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<AnswerPack>> TakeOutAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.TakeInquiries)) return Refusal.NotAllowed;
        return await acts.DoAsync<AnswerPack>(
            async db =>
            {
                if (await db.AnswerPacks.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } pack) return Refusal.NotFound;
                if (pack.SignedFile is null) return Refusal.NotInThisState;
                await acts.RecordAsync(db, by, "answer.taken-out", InquiryLog.Subject(pack.InquiryId), new { pack = id, hash = pack.ContentHash, key = pack.KeyId }, ct).ConfigureAwait(false);
                return pack;
            },
            ct).ConfigureAwait(false);
    }

    private async Task<Done<AnswerPack>> SignableAsync(Person by, Guid id, long version, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await Whole(db).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } pack) return Refusal.NotFound;
        return pack.WhyNot(by, acts.Clock.GetUtcNow()) is { } no ? no : pack.Version != version ? Refusal.ChangedMeanwhile : pack;
    }

    private async Task<StatementSignature?> SignatureAsync(byte[] content, CancellationToken ct)
    {
        try
        {
            return await signer.SignAsync(AnswerFile.Text(content), ct).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            return null; // the command did not sign: the person is told to look at the configuration
        }
    }

    private async Task<Done<Inquiry>> OpenInquiryAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await db.Inquiries.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct).ConfigureAwait(false) is not { } inquiry) return Refusal.NotFound;
        return inquiry.State is InquiryState.Open ? inquiry : Refusal.AlreadyDecided;
    }

    private static IQueryable<AnswerPack> Whole(InvestigatorDb db) => db.AnswerPacks.Include(p => p.Views);
}
