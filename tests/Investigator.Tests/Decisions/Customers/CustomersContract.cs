using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions.Customers;

/// <summary>Verification as a case, what customers declare, and what segments may do.</summary>
public abstract class CustomersContract : CaseContract
{
    private IVerifications Desk => Room.The<IVerifications>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    private VerificationTerms Terms => new(VerificationChannel.Identity, "Who is it?", "Please show who you are.", Now.AddDays(7));

    private Task<IReadOnlyList<Decision>> AgainstAsync(int account) => Room.The<IActionDesk>().AgainstAsync(new(Account(account).Value), default);

    private async Task<Verification> AskedAsync(int account)
    {
        Assert.NotNull((await Desk.RequestAsync(People.Analyst, [Account(account)], Terms, default)).Value);
        return (await Desk.OfAccountAsync(Account(account), default))[0];
    }

    [CaseFact]
    public async Task A_batch_is_asked_in_one_act_with_an_answer_for_each_account()
    {
        await Room.The<IAllowList>().AddAsync(People.Reviewer, DecisionTarget.Of(Account(2)), "A school.", Now.AddDays(1), default);
        await AskedAsync(3);
        await Room.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, Account(4), "Harvest.", Now.AddDays(1), default);
        Assert.Equal(Refusal.NotAllowed, (await Desk.RequestAsync(People.Auditor, [Account(1)], Terms, default)).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await Desk.RequestAsync(People.Analyst, [Account(1)], Terms with { Reason = "" }, default)).Refusal);
        Assert.Equal(Refusal.ExpiryTooFar, (await Desk.RequestAsync(People.Analyst, [Account(1)], Terms with { DueAt = Now.AddDays(91) }, default)).Refusal);
        Assert.Equal(Refusal.TooMany, (await Desk.RequestAsync(People.Analyst, [.. Enumerable.Range(0, 1001).Select(Account)], Terms, default)).Refusal);

        var batch = (await Desk.RequestAsync(People.Analyst, [Account(1), Account(2), Account(3), Account(4), Account(1)], Terms, default)).Value!;
        Assert.Equal([null, Refusal.AllowListed, Refusal.AlreadyDecided, null], batch.Answers.OrderBy(a => a.AccountId.Value, StringComparer.Ordinal).Select(a => a.Refusal));
        var step = Assert.Single(await AgainstAsync(1));
        Assert.Equal((DecisionKind.StepUp, "Please show who you are.", (DateTimeOffset?)Now.AddDays(7)), (step.Kind, step.Ground, step.ExpiresAt));
        Assert.Equal([DecisionKind.Freeze], (await AgainstAsync(4)).Select(d => d.Kind)); // frozen: a step-up would say nothing more
        Assert.Equal(3, (await Desk.LoadAsync(People.Auditor, VerificationState.Open, 0, 10, default)).Total);
    }

    [CaseFact]
    public async Task Passing_ends_the_step_up_and_speaks_for_the_account_and_failing_leaves_it()
    {
        var (one, two) = (await AskedAsync(1), await AskedAsync(2));
        Assert.Equal(Refusal.ReferenceMissing, await Desk.EndAsync(People.Analyst, one.Id, 0, true, " ", null, default));
        foreach (var wrong in (string[])["=cmd|'/c calc'", "a\nb", "data:image/png;base64,AAAA", "<script>", new string('x', 201), "\u202Eabc"])
            Assert.Equal(Refusal.ReferenceWrong, await Desk.EndAsync(People.Analyst, one.Id, 0, true, wrong, null, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.EndAsync(People.Analyst, one.Id, 5, true, "kyc-vendor/4711", null, default));
        Assert.Null(await Desk.EndAsync(People.Analyst, one.Id, 0, true, "kyc-vendor/4711", "A firm.", default));
        Assert.Null(await Desk.EndAsync(People.Analyst, two.Id, 0, false, null, "No answer that fits.", default));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.EndAsync(People.Analyst, one.Id, 1, false, null, null, default));

        Assert.Empty(await AgainstAsync(1));
        Assert.Single(await AgainstAsync(2));
        Assert.Equal("kyc", (await Room.The<IVerified>().PassedAsync(default))[Account(1)]);
        var signs = new Dictionary<AccountId, string>();
        foreach (var source in Room.The<IEnumerable<IHonestSigns>>()) foreach (var (account, sign) in await source.AmongAsync([Account(1), Account(2)], default)) signs[account] = sign;
        Assert.Equal("it was verified when it was asked (kyc)", Assert.Single(signs).Value);
        Room.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Empty(await Room.The<IVerified>().PassedAsync(default));
    }

    [CaseFact]
    public async Task What_is_not_answered_in_time_expires_and_what_is_withdrawn_takes_its_step_up_along()
    {
        var (one, two) = (await AskedAsync(1), await AskedAsync(2));
        Assert.Null(await Desk.WithdrawAsync(People.Analyst, two.Id, 0, "Not needed.", default));
        Assert.Empty(await AgainstAsync(2));
        Assert.Equal(0, await Desk.ExpireAsync(default));
        Room.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await Desk.ExpireAsync(default));
        Assert.Equal(0, await Desk.ExpireAsync(default));
        Assert.Equal(VerificationState.Expired, (await Desk.OfAccountAsync(Account(1), default))[0].State);
        Assert.Equal(one.Id, (await Desk.OfAccountAsync(Account(1), default))[0].Id);
    }

    [CaseFact]
    public async Task The_vendors_machine_answers_signed_once_and_in_time()
    {
        var hook = (await Room.The<IWebhooks>().CreateAsync(People.Admin, "KYC vendor", "https://kyc.example/hook", EnforcedKinds.All | EnforcedKinds.Notices, default)).Value!;
        var one = await AskedAsync(1);
        Assert.Contains(await Room.The<IWebhookOutbox>().TakeAsync(10, TimeSpan.FromMinutes(1), default), m => m.Notice?.Type == WebhookNotice.VerificationRequested && m.Notice.Data.Contains(one.Id.ToString(), StringComparison.Ordinal));
        var key = new Person("key:kyc", "KYC vendor", Role.None);
        var body = Encoding.UTF8.GetBytes("""{"outcome":"passed","reference":"case 4711"}""");
        SignedBody Signed(long age = 0, string? secret = null, byte[]? sent = null) =>
            new("msg-1", Now.ToUnixTimeSeconds() - age, StandardWebhook.Sign(secret ?? hook.Secret, "msg-1", Now.ToUnixTimeSeconds() - age, body), sent ?? body);

        Assert.Equal(Refusal.NotAllowed, (await Desk.AnswerAsync(People.Auditor, one.Id, Signed(), true, "case 4711", default)).Refusal);
        Assert.Equal(Refusal.SignatureWrong, (await Desk.AnswerAsync(key, one.Id, Signed(secret: StandardWebhook.NewSecret()), true, "case 4711", default)).Refusal);
        Assert.Equal(Refusal.SignatureWrong, (await Desk.AnswerAsync(key, one.Id, Signed(age: 301), true, "case 4711", default)).Refusal);
        Assert.Equal(Refusal.SignatureWrong, (await Desk.AnswerAsync(key, one.Id, Signed(sent: [1]), true, "case 4711", default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Desk.AnswerAsync(key, Guid.NewGuid(), Signed(), true, "case 4711", default)).Refusal);
        Assert.Single(await AgainstAsync(1));
        Assert.Equal(VerificationState.Passed, (await Desk.AnswerAsync(key, one.Id, Signed(), true, "case 4711", default)).Value!.State);
        Assert.Equal(VerificationState.Passed, (await Desk.AnswerAsync(key, one.Id, Signed(), true, "case 4711", default)).Value!.State); // sent again
        Assert.Equal(Refusal.AlreadyDecided, (await Desk.AnswerAsync(key, one.Id, Signed(), false, null, default)).Refusal);
        Assert.Empty(await AgainstAsync(1));
        await Room.The<IWebhooks>().EndAsync(People.Admin, hook.Id, default);
        Assert.Equal(Refusal.SignatureWrong, (await Desk.AnswerAsync(key, one.Id, Signed(), true, "case 4711", default)).Refusal);
    }

    [CaseFact]
    public async Task A_declaration_is_replaced_by_the_next_and_ends()
    {
        var desk = Room.The<IDeclarations>();
        var terms = new DeclaredTerms("Nightly evaluation", 1000, ["rubric-grading"], ["192.0.2.0/24"], "Order 7");
        Assert.Equal(Refusal.PrefixWrong, (await desk.MakeAsync(People.Analyst, DecisionTarget.Of(Account(1)), terms with { Prefixes = ["somewhere"] }, Now.AddDays(1), default)).Refusal);
        Assert.Equal(Refusal.NothingChosen, (await desk.MakeAsync(People.Analyst, new(DecisionScope.Key, "k"), terms, Now.AddDays(1), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await desk.MakeAsync(People.Auditor, DecisionTarget.Of(Account(1)), terms, Now.AddDays(1), default)).Refusal);
        var first = (await desk.MakeAsync(People.Analyst, DecisionTarget.Of(Account(1)), terms, Now.AddDays(30), default)).Value!;
        var second = (await desk.MakeAsync(People.Analyst, DecisionTarget.Of(Account(1)), terms with { RequestsPerDay = 2000 }, Now.AddDays(30), default)).Value!;
        Assert.Equal([second.Id], (await desk.StandingAsync(default)).Select(d => d.Id));
        Assert.Equal([second.Id, first.Id], (await desk.LoadAsync(People.Auditor, 0, 10, default)).Rows.Select(d => d.Id));
        Assert.Null(await desk.EndAsync(People.Analyst, second.Id, default));
        Assert.Equal(Refusal.AlreadyDecided, await desk.EndAsync(People.Analyst, second.Id, default));
        Assert.Empty(await desk.StandingAsync(default));
    }

    [CaseFact]
    public async Task Segments_are_set_by_reviewers_and_managers_and_abusers_are_members_and_the_stopped()
    {
        var desk = Room.The<ISegments>();
        var terms = new SegmentTerms(500, null, "Campus programme", "Write to the campus office.", "Course work.");
        Assert.Equal(Refusal.NotAllowed, await desk.SetAsync(People.Analyst, "education", 0, terms, default));
        Assert.Equal(Refusal.OutOfRange, await desk.SetAsync(People.Reviewer, "education", 0, terms with { RequestsPerDay = 0 }, default));
        Assert.Null(await desk.SetAsync(People.Reviewer, "education", 0, terms, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await desk.SetAsync(People.Manager, "education", 0, terms, default));
        Assert.Null(await desk.SetAsync(People.Manager, "education", 1, terms with { Note = "And research." }, default));
        Assert.Equal("And research.", Assert.Single(await desk.LoadAsync(default)).Terms.Note);
        await Room.ConfirmedCampaignAsync([Account(1)]);
        await Room.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, Account(2), "Harvest.", Now.AddDays(1), default);
        Assert.Equal([Account(1), Account(2)], (await desk.AbusersAsync(default)).OrderBy(a => a.Value, StringComparer.Ordinal));
    }
}

public sealed class CustomersOnSqlite : CustomersContract
{
    protected override bool OnServer => false;
}

public sealed class CustomersOnSqlServer : CustomersContract
{
    protected override bool OnServer => true;
}
