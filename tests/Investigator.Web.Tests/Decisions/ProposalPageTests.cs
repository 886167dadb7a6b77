using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

public sealed class ProposalPageTests : ConsoleContext
{
    private readonly OneProposal _desk = new();

    public ProposalPageTests() => Services.AddSingleton<IBanDesk>(_desk);

    [Fact]
    public void Without_a_proposal_the_inbox_says_so() =>
        Assert.Contains("Nobody has proposed anything", Render<Approvals>().Markup, StringComparison.Ordinal);

    [Fact]
    public void Ones_own_proposal_says_why_it_cannot_be_approved()
    {
        SignIn("a", "Analyst 1", Role.Analyst | Role.Manager);
        var page = Open();

        Assert.Contains(Refusal.SelfApproval.Explain(), page.Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=approve]"));
    }

    [Fact]
    public void A_manager_with_an_interest_is_told_so_on_the_proposal_and_offered_no_decision()
    {
        Conflicts.People["m"] = Refusal.ConflictAffiliated;
        SignIn("m", "Manager 1", Role.Manager);

        var page = Open();

        Assert.Contains(Refusal.ConflictAffiliated.Explain(), page.Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=approve], [data-testid=reject]"));
    }

    [Fact]
    public void A_manager_opens_the_evidence_first_and_then_approves()
    {
        SignIn("m", "Manager 1", Role.Manager);
        var page = Open();
        Assert.Empty(page.FindAll("[data-testid=approve]"));

        page.Find("[data-testid=open-evidence]").Click();
        page.Find("[data-testid=approve]").Click();

        Assert.Equal(ProposalState.Approved, _desk.Proposal.State);
        Assert.Contains("approved", page.Find("[data-testid=proposal]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejection_without_an_answer_is_refused_in_words()
    {
        SignIn("m", "Manager 1", Role.Manager);
        var page = Open();
        page.Find("[data-testid=open-evidence]").Click();
        page.Find("[data-testid=reject]").Click();

        Assert.Contains(Refusal.ReasonMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Equal(ProposalState.Waiting, _desk.Proposal.State);
    }

    [Theory]
    [InlineData(Refusal.FactsChanged)]
    [InlineData(Refusal.ChangedMeanwhile)]
    [InlineData(Refusal.AlreadyDecided)]
    public void What_changed_or_was_decided_meanwhile_is_told_in_words(Refusal why)
    {
        SignIn("m", "Manager 1", Role.Manager);
        var page = Open();
        page.Find("[data-testid=open-evidence]").Click();
        _desk.Refuses = why;
        page.Find("[data-testid=approve]").Click();

        Assert.Contains(why.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Equal(ProposalState.Waiting, _desk.Proposal.State);
    }

    [Fact]
    public void That_it_would_take_effect_one_by_one_is_said_before_anybody_decides()
    {
        _desk.Proposal = BanProposal.Propose(
            Guid.Empty, new("a", "Analyst 1", Role.Analyst), Guid.NewGuid(), "Pool", [DecisionTarget.Of(new("acc-1"))], new(DecisionKind.Ban, "Harvest.", null) { Timing = new(null, TimeSpan.FromDays(3)) }, new FakeTimeProvider(Noon)).Value!;
        SignIn("m", "Manager 1", Role.Manager);
        var page = Open();

        Assert.Contains("one by one over 3 days, from the approval on", page.Find("[data-testid=proposal-timing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_title_and_reason_are_text()
    {
        var page = Open();

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("<script>", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ban_by_break_glass_is_loud_and_another_manager_confirms_or_lifts_it()
    {
        _desk.Proposal = BanProposal.BreakGlass(
            Guid.Empty, new("m-1", "Manager 1", Role.Manager), null, "acc-1", [DecisionTarget.Of(new("acc-1"))], new(DecisionKind.Ban, "Now.", null), TimeSpan.FromHours(4), new FakeTimeProvider(Noon)).Value!;
        SignIn("m-1", "Manager 1", Role.Manager);
        Assert.Contains(Refusal.SelfApproval.Explain(), Open().Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal);

        SignIn("m-2", "Manager 2", Role.Manager);
        var page = Open();
        Assert.Contains("without a second person", page.Find("[data-testid=proposal-break-glass]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=open-evidence]").Click();
        page.Find("[data-testid=lift-break-glass]").Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), page.Find("[data-testid=review-refused]").TextContent, StringComparison.Ordinal);
        page.Find("textarea").Input("Wrong account.");
        page.Find("[data-testid=lift-break-glass]").Click();

        Assert.Equal(ProposalState.Rejected, _desk.Proposal.State);
    }

    private IRenderedComponent<ProposalPage> Open() => Render<ProposalPage>(p => p.Add(page => page.Id, Guid.Empty));

    private sealed class OneProposal : IBanDesk
    {
        private readonly FakeTimeProvider _clock = new(Noon);

        /// <summary>What an approval is refused with.</summary>
        public Refusal? Refuses { get; set; }

        public BanProposal Proposal { get; set; } = BanProposal.Propose(
            Guid.Empty, new("a", "Analyst 1", Role.Analyst), null, Hostile, [DecisionTarget.Of(new("acc-1"))], new(DecisionKind.Ban, Hostile, null), new FakeTimeProvider(Noon)).Value!;

        public Task<Done<ProposalRow>> ProposeAsync(Person by, Guid? campaign, DecisionTarget? target, DecisionTerms terms, CancellationToken ct) =>
            Task.FromResult<Done<ProposalRow>>(Refusal.NotAllowed);

        public Task<Done<ProposalRow>> BreakGlassAsync(Person by, Guid? campaign, DecisionTarget? target, int expected, DecisionTerms terms, TimeSpan review, CancellationToken ct) =>
            Task.FromResult<Done<ProposalRow>>(Refusal.NotAllowed);

        public Task<Refusal?> ReviewAsync(Person by, Guid id, long version, bool confirms, string? answer, CancellationToken ct) => Task.FromResult(Proposal.Review(by, confirms, answer, _clock));

        public Task<int> ExpireAsync(CancellationToken ct) => Task.FromResult(0);

        public Task<UnreviewedCounts> UnreviewedAsync(CancellationToken ct) => Task.FromResult(new UnreviewedCounts(0, 0, null));

        public Task<Done<ProposalRow>> ProposeForAccountAsync(Person by, AccountId account, string? reason, CancellationToken ct) =>
            Task.FromResult<Done<ProposalRow>>(Refusal.NotAllowed);

        public Task<Done<ProposalRow>> ProposeForCampaignAsync(Person by, Guid campaign, string? reason, CancellationToken ct) =>
            Task.FromResult<Done<ProposalRow>>(Refusal.NotAllowed);

        public Task<Page<ProposalRow>> LoadAsync(ProposalState? state, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<ProposalRow>([], 0));

        public Task<BanProposal?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult<BanProposal?>(Proposal);

        public Task<Done<BanProposal>> OpenEvidenceAsync(Person by, Guid id, CancellationToken ct)
        {
            Proposal.Opened(by, _clock);
            return Task.FromResult<Done<BanProposal>>(Proposal);
        }

        public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => Task.FromResult(Refuses ?? Proposal.Approve(by, answer, _clock));

        public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => Task.FromResult(Proposal.Reject(by, answer, _clock));

        public Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult(Proposal.Withdraw(by, _clock));
    }
}
