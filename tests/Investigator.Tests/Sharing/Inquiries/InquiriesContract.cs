using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Sharing.Inquiries;

public abstract class InquiriesContract : CaseContract
{
    private IInquiries Log => Room.The<IInquiries>();

    private IAnswerDesk Desk => Room.The<IAnswerDesk>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    private InquiryTerms Terms => new(null, "A university", InquiryKind.CleanIntegration, new(InquirySubjectKind.Organization, ["org-1"]), "Is our course clean?", "LTR-7", Now.AddDays(-2), Now.AddDays(12));

    [CaseFact]
    public async Task An_inquiry_is_kept_with_its_deadline_and_its_answer()
    {
        var partner = await Room.PartnerAsync("Other Lab");
        var inquiry = (await Log.EnterAsync(People.Analyst, Terms with { Partner = partner.Id, Body = "", Subject = new(InquirySubjectKind.Accounts, [" acc-9", "acc-9 ", "acc-7", ""]) }, default)).Value!;
        Assert.Equal(("Other Lab", "LTR-7", InquiryState.Open), (inquiry.AskedBy, inquiry.Reference, inquiry.State));
        Assert.Equal(["acc-7", "acc-9"], inquiry.Subject.Values);
        Assert.Equal(new InquiryCounts(1, 0), await Log.CountAsync(default));

        Assert.Null(await Log.TakeAsync(People.Reviewer, inquiry.Id, 0, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Log.MoveAsync(People.Analyst, inquiry.Id, 0, Now.AddDays(20), "They agreed.", default));
        Assert.Null(await Log.MoveAsync(People.Analyst, inquiry.Id, 1, Now.AddDays(20), "They agreed.", default));
        Room.Clock.Advance(TimeSpan.FromDays(21));
        Assert.Equal(new InquiryCounts(1, 1), await Log.CountAsync(default));
        Assert.Equal(inquiry.Id, Assert.Single((await Log.LoadAsync(People.Auditor, new(Overdue: true), 0, 10, default)).Rows).Id);

        Assert.Equal(Refusal.NoteMissing, await Log.EndAsync(People.Analyst, inquiry.Id, 2, InquiryState.Answered, " ", default));
        Assert.Null(await Log.EndAsync(People.Analyst, inquiry.Id, 2, InquiryState.Refused, "They are no customer.", default));
        var ended = (await Log.FindAsync(People.Auditor, inquiry.Id, default))!;
        Assert.Equal((InquiryState.Refused, "They are no customer.", "Reviewer 1"), (ended.State, ended.Answer, ended.AssigneeName));
        Assert.Equal(Refusal.AlreadyDecided, await Log.EndAsync(People.Analyst, inquiry.Id, 3, InquiryState.Answered, "Again.", default));
        Assert.Equal(new InquiryCounts(0, 0), await Log.CountAsync(default));
        Assert.Equal(1, (await Log.LoadAsync(People.Analyst, new(Partner: partner.Id), 0, 10, default)).Total);
        Assert.Empty((await Log.LoadAsync(People.Partner, new(), 0, 10, default)).Rows);
        Assert.DoesNotContain(await Room.AuditAsync(), e => e.Detail.Contains("acc-9", StringComparison.Ordinal)); // by its digest alone
    }

    [CaseFact]
    public async Task What_can_not_be_an_inquiry_is_refused_with_the_reason()
    {
        async Task<Refusal?> WhyAsync(InquiryTerms terms) => (await Log.EnterAsync(People.Analyst, terms, default)).Refusal;
        Assert.Equal(Refusal.AskerMissing, await WhyAsync(Terms with { Body = " " }));
        Assert.Equal(Refusal.AskerMissing, await WhyAsync(Terms with { Partner = Guid.NewGuid() }));
        Assert.Equal(Refusal.NotFound, await WhyAsync(Terms with { Partner = Guid.NewGuid(), Body = "" }));
        Assert.Equal(Refusal.SubjectMissing, await WhyAsync(Terms with { Subject = new(InquirySubjectKind.Accounts, [" "]) }));
        Assert.Equal(Refusal.SubjectTooLong, await WhyAsync(Terms with { Subject = new(InquirySubjectKind.Accounts, [.. Enumerable.Range(0, 501).Select(n => $"a{n}")]) }));
        Assert.Equal(Refusal.SubjectWrong, await WhyAsync(Terms with { Subject = new(InquirySubjectKind.Accounts, ["a\u0000b"]) }));
        Assert.Equal(Refusal.TooLong, await WhyAsync(Terms with { Subject = new(InquirySubjectKind.Accounts, [new('a', 129)]) }));
        Assert.Equal(Refusal.HashesNeedPartner, await WhyAsync(Terms with { Subject = new(InquirySubjectKind.Hashes, [new('a', 64)]) }));
        Assert.Equal(Refusal.SubjectWrong, await WhyAsync(Terms with { Subject = new(InquirySubjectKind.Hashes, ["abc"]) }));
        Assert.Equal(Refusal.ReceivedWrong, await WhyAsync(Terms with { ReceivedAt = Now.AddMinutes(1) }));
        Assert.Equal(Refusal.ExpiryInThePast, await WhyAsync(Terms with { DueAt = Terms.ReceivedAt }));
        Assert.Equal(Refusal.DeadlineTooFar, await WhyAsync(Terms with { DueAt = Now.AddDays(366) }));
        Assert.Equal(Refusal.TooLong, await WhyAsync(Terms with { Question = new('a', 4001) }));
    }

    [CaseFact]
    public async Task A_pack_is_opened_signed_and_let_out_by_a_second_person_and_answers_the_inquiry()
    {
        var (inquiry, pack) = await ProposedAsync(AnswerSections.All);
        Assert.Equal(Refusal.PackWaits, (await Desk.ProposeAsync(People.Analyst, Request(inquiry.Id), default)).Refusal);
        Assert.Equal(Refusal.PreviewNotOpened, await Desk.ApproveAsync(People.Reviewer, pack.Id, 0, null, default));
        Assert.Equal(Refusal.NotInThisState, (await Desk.TakeOutAsync(People.Analyst, pack.Id, default)).Refusal);
        var opened = (await Desk.OpenAsync(People.Reviewer, pack.Id, default)).Value!;
        Room.Signer.Broken = true;
        Assert.Equal(Refusal.SignerBroken, await Desk.ApproveAsync(People.Reviewer, pack.Id, 0, null, default));
        (Room.Signer.Broken, Room.Signer.Signs) = (false, false);
        Assert.Equal(Refusal.SignerMissing, await Desk.ApproveAsync(People.Reviewer, pack.Id, 0, null, default));
        Room.Signer.Signs = true;
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.ApproveAsync(People.Reviewer, pack.Id, 7, null, default));
        Assert.Null(await Desk.ApproveAsync(People.Reviewer, pack.Id, 0, "Good.", default));

        var ended = (await Log.FindAsync(People.Analyst, inquiry.Id, default))!;
        Assert.Equal((InquiryState.Answered, pack.Id), (ended.State, ended.PackId));
        var signed = (await Desk.TakeOutAsync(People.Analyst, pack.Id, default)).Value!.SignedFile!;
        Assert.True(signed.AsSpan().StartsWith(opened.Content.AsSpan()[..^3])); // what was opened, and the signature behind it
        var check = new AnswerCheck([Room.Signer.Key]);
        Assert.True(check.Check(signed));
        Assert.Equal(["inquiry", "traffic", "controls", "declarations", "decisions", "custody"], check.Sound);
        Assert.True(check.KeyIsKnown);
        Assert.Contains(await Room.AuditAsync(), e => e.Act == "answer.taken-out" && e.Subject == $"inquiry:{inquiry.Id}");
        Assert.Equal(Refusal.AlreadyDecided, (await Desk.ProposeAsync(People.Analyst, Request(inquiry.Id), default)).Refusal);
    }

    [CaseFact]
    public async Task Nobody_lets_out_what_they_prepared_and_what_was_turned_down_stays_in()
    {
        var (inquiry, pack) = await ProposedAsync(AnswerSections.None, People.Reviewer);
        await Desk.OpenAsync(People.Reviewer, pack.Id, default);
        Assert.Equal(Refusal.SelfRelease, await Desk.ApproveAsync(People.Reviewer, pack.Id, 0, null, default));
        await Desk.OpenAsync(People.Manager, pack.Id, default);
        Assert.Equal(Refusal.ReasonMissing, await Desk.RejectAsync(People.Manager, pack.Id, 0, null, default));
        Assert.Null(await Desk.RejectAsync(People.Manager, pack.Id, 0, "Too little.", default));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.ApproveAsync(People.Manager, pack.Id, 1, null, default));
        Assert.Equal(InquiryState.Open, (await Log.FindAsync(People.Analyst, inquiry.Id, default))!.State);

        var next = (await Desk.ProposeAsync(People.Reviewer, Request(inquiry.Id), default)).Value!; // a better one may follow
        await Desk.OpenAsync(People.Manager, next.Id, default);
        Room.Clock.Advance(AnswerPack.Lasts);
        Assert.Equal(Refusal.ProposalExpired, await Desk.ApproveAsync(People.Manager, next.Id, 0, null, default));
    }

    [CaseFact]
    public async Task A_pack_counts_what_the_stores_hold_and_names_nobody()
    {
        await Room.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, Findings.Account(1), "Harvest.", Now.AddDays(3), default);
        await Room.The<IDeclarations>().MakeAsync(People.Analyst, new(DecisionScope.Organization, "org-1"), new("A course", 500, [], ["192.0.2.0/24"], "C-1"), Now.AddDays(30), default);
        var (_, pack) = await ProposedAsync(AnswerSections.All);
        var content = Encoding.UTF8.GetString((await Desk.OpenAsync(People.Reviewer, pack.Id, default)).Value!.Content);

        using var read = JsonDocument.Parse(content);
        var root = read.RootElement;
        Assert.Equal(2, root.GetProperty("inquiry").GetProperty("accounts_known_here").GetInt32());
        Assert.Equal(40, root.GetProperty("traffic").GetProperty("requests").GetInt64());
        Assert.Equal("2026-03-01", root.GetProperty("traffic").GetProperty("days")[0].GetProperty("day").GetString());
        Assert.Equal(["freeze", "1", "1"], [root.GetProperty("decisions").GetProperty("decisions")[0].GetProperty("kind").GetString()!, $"{root.GetProperty("decisions").GetProperty("decisions")[0].GetProperty("made")}", $"{root.GetProperty("decisions").GetProperty("decisions")[0].GetProperty("standing")}"]);
        Assert.Equal(500, root.GetProperty("declarations")[0].GetProperty("requests_per_day").GetInt64());
        Assert.True(root.GetProperty("custody").GetProperty("chain_is_whole").GetBoolean());
        foreach (var name in (string[])[Findings.Account(1).Value, Findings.Account(2).Value, "org-1", "Harvest.", "192.0.2.0", "C-1", "Analyst 1"])
            Assert.DoesNotContain(name, content, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task Hashes_are_compared_under_every_key_the_partner_has_had()
    {
        var partner = await Room.PartnerAsync("Other Lab");
        var first = (await Room.The<IPartners>().RotateKeyAsync(People.Manager, partner.Id, default)).Value!;
        Assert.NotNull((await Room.The<IPartners>().RotateKeyAsync(People.Manager, partner.Id, default)).Value);
        var hash = SharingKey.From(Convert.FromBase64String(first.Secret))!.Hash(IndicatorKind.PaymentHash, KnownFacts.Card);
        var inquiry = (await Log.EnterAsync(People.Analyst, Terms with { Partner = partner.Id, Body = "", Kind = InquiryKind.KnownHere, Subject = new(InquirySubjectKind.Hashes, [hash.ToUpperInvariant(), new('0', 64)]) }, default)).Value!;

        Assert.Equal(1, (await Desk.PreviewAsync(People.Analyst, Request(inquiry.Id), default)).Value!.Accounts);
    }

    [CaseFact]
    public async Task A_broken_chain_is_said_in_the_pack()
    {
        await ProposedAsync(AnswerSections.None);
        await using (var db = Room.Db())
        {
            var entry = db.Set<AuditEntry>().OrderBy(e => e.Sequence).First();
            db.Entry(entry).Property(e => e.Detail).CurrentValue = "{\"forged\":true}";
            await db.SaveChangesAsync();
        }

        var inquiry = (await Log.EnterAsync(People.Analyst, Terms, default)).Value!;
        using var read = JsonDocument.Parse((await Desk.PreviewAsync(People.Analyst, Request(inquiry.Id), default)).Value!.Content);
        Assert.False(read.RootElement.GetProperty("custody").GetProperty("chain_is_whole").GetBoolean());
        Assert.Equal(1, read.RootElement.GetProperty("custody").GetProperty("broken_at").GetInt64());
    }

    private static AnswerRequest Request(Guid inquiry, AnswerSections sections = AnswerSections.All) => new(inquiry, new(2026, 2, 20), new(2026, 3, 2), sections);

    private async Task<(Inquiry Inquiry, AnswerPackRow Pack)> ProposedAsync(AnswerSections sections, Person? by = null)
    {
        var inquiry = (await Log.EnterAsync(People.Analyst, Terms, default)).Value!;
        return (inquiry, (await Desk.ProposeAsync(by ?? People.Analyst, Request(inquiry.Id, sections), default)).Value!);
    }
}

public sealed class InquiriesOnSqlite : InquiriesContract
{
    protected override bool OnServer => false;
}

public sealed class InquiriesOnSqlServer : InquiriesContract
{
    protected override bool OnServer => true;
}
