using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Sharing.Inquiries;

/// <summary>The log and the desk held in memory; acts follow the rules of the real records.</summary>
internal sealed class InquiriesInMemory(TimeProvider clock) : IInquiries, IAnswerDesk, IStatementSigner
{
    public List<Inquiry> All { get; } = [];

    public List<AnswerPack> Packs { get; } = [];

    public Refusal? Refusal { get; set; }

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public bool Signs { get; set; } = true;

    public Task<StatementSignature?> SignAsync(byte[] text, CancellationToken ct) => Task.FromResult<StatementSignature?>(null);

    public static Person Writer { get; } = new("a", "Analyst 1", Role.Analyst);

    public Inquiry Add(string body, TimeSpan? due = null, string value = "org-1")
    {
        var now = clock.GetUtcNow();
        var terms = new InquiryTerms(null, body, InquiryKind.CleanIntegration, new(InquirySubjectKind.Organization, [value]), "Is it clean?", "LTR-7", now.AddDays(-30), now + (due ?? TimeSpan.FromDays(3)));
        var inquiry = Inquiry.Enter(Guid.NewGuid(), terms, null, Writer, clock);
        All.Add(inquiry);
        return inquiry;
    }

    public AnswerPack Pack(Guid inquiry, Person by)
    {
        var content = AnswerFile.Write([AnswerSection.Of("traffic", new { Requests = 40 })]);
        var pack = AnswerPack.Propose(Guid.NewGuid(), new(inquiry, new(2026, 2, 1), new(2026, 3, 1), AnswerSections.Traffic), content, by, clock).Value!;
        Packs.Add(pack);
        return pack;
    }

    public Task<Done<Inquiry>> EnterAsync(Person by, InquiryTerms terms, CancellationToken ct)
    {
        var tidied = terms.Tidy(clock.GetUtcNow());
        if (tidied.Value is not { } tidy) return Task.FromResult<Done<Inquiry>>(tidied.Refusal!.Value);
        All.Add(Inquiry.Enter(Guid.NewGuid(), tidy, tidy.Partner is null ? null : "Other Lab", by, clock));
        return Task.FromResult<Done<Inquiry>>(All[^1]);
    }

    public async Task<Page<Inquiry>> LoadAsync(Person by, InquiryFilter filter, int skip, int take, CancellationToken ct)
    {
        await Before();
        var found = All.Where(i => filter.State is not { } state || i.State == state).Where(i => filter.Partner is not { } partner || i.PartnerId == partner).Where(i => !filter.Overdue || i.IsOverdue(clock.GetUtcNow())).ToList();
        return new([.. found.Skip(skip).Take(take)], found.Count);
    }

    public async Task<Inquiry?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        await Before();
        return All.Find(i => i.Id == id);
    }

    public Task<Refusal?> TakeAsync(Person by, Guid id, long version, CancellationToken ct) => Task.FromResult(Refusal ?? All.Single(i => i.Id == id).Take(by));

    public Task<Refusal?> MoveAsync(Person by, Guid id, long version, DateTimeOffset dueAt, string? reason, CancellationToken ct) => Task.FromResult(All.Single(i => i.Id == id).Move(dueAt, reason, clock));

    public Task<Refusal?> EndAsync(Person by, Guid id, long version, InquiryState to, string? words, CancellationToken ct) => Task.FromResult(Refusal ?? All.Single(i => i.Id == id).End(to, words, by, clock));

    public Task<InquiryCounts> CountAsync(CancellationToken ct) => Task.FromResult(new InquiryCounts(All.Count(i => i.State is InquiryState.Open), All.Count(i => i.IsOverdue(clock.GetUtcNow()))));

    public Task<Done<AnswerPreview>> PreviewAsync(Person by, AnswerRequest request, CancellationToken ct) => Task.FromResult<Done<AnswerPreview>>(
        request.Wrong() is { } no ? no : new AnswerPreview(AnswerFile.Write([AnswerSection.Of("traffic", new { Requests = 40 })]), 2));

    public Task<Done<AnswerPackRow>> ProposeAsync(Person by, AnswerRequest request, CancellationToken ct) => Task.FromResult<Done<AnswerPackRow>>(Row(Pack(request.Inquiry, by)));

    public Task<IReadOnlyList<AnswerPackRow>> OfInquiryAsync(Person by, Guid inquiry, CancellationToken ct) => Task.FromResult<IReadOnlyList<AnswerPackRow>>([.. Packs.Where(p => p.InquiryId == inquiry).Select(Row)]);

    public Task<Done<AnswerPack>> OpenAsync(Person by, Guid id, CancellationToken ct)
    {
        var pack = Packs.Single(p => p.Id == id);
        pack.Opened(by, clock);
        return Task.FromResult<Done<AnswerPack>>(pack);
    }

    public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct)
    {
        if (Refusal is { } no) return Task.FromResult<Refusal?>(no);
        var pack = Packs.Single(p => p.Id == id);
        var why = pack.Approve(by, answer, new(new('a', 64), "AAAA", "AAAA"), clock);
        if (why is null) All.Single(i => i.Id == pack.InquiryId).End(id, by, clock);
        return Task.FromResult(why);
    }

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => Task.FromResult(Packs.Single(p => p.Id == id).Reject(by, answer, clock));

    public Task<Done<AnswerPack>> TakeOutAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult<Done<AnswerPack>>(Packs.Single(p => p.Id == id));

    private static AnswerPackRow Row(AnswerPack p) => new(
        p.Id, p.InquiryId, p.From, p.Until, p.Sections, p.Content.Length, p.ContentHash, p.ProposedById, p.ProposedBy, p.ProposedAt, p.ExpiresAt, p.State, p.DecidedBy, p.DecidedAt, p.Answer, p.KeyId,
        [.. p.Views.Select(v => v.PersonId)], p.Version);
}
