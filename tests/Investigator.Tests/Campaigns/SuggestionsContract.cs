using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Campaigns;

/// <summary>Suggested members are accepted and rejected by rule: now, and later if the person says so.</summary>
public abstract class SuggestionsContract : CaseContract
{
    private ISuggestions Desk => Room.The<ISuggestions>();

    private ICampaignDesk Campaigns => Room.The<ICampaignDesk>();

    [CaseFact]
    public async Task A_rule_judges_the_candidates_it_takes_and_says_who_set_it_when_and_how_many()
    {
        var id = await FromClusterAsync((1, 0.9), (2, 0.7), (3, 0.2));
        var terms = new SuggestionTerms { LeastWeight = 0.5, Source = "cluster" };

        var trial = (await Desk.TryAsync(People.Analyst, id, terms, default)).Value!;
        Assert.Equal((3, 2), (trial.Candidates, trial.Taken));
        Assert.Equal([Account(1), Account(2)], trial.Some.Select(s => s.AccountId));
        Assert.Equal(Refusal.ChangedMeanwhile, (await Desk.ApplyAsync(People.Analyst, id, 3, terms, MemberStatus.Confirmed, "Firm.", false, default)).Refusal);
        Assert.Equal(3, await CountAsync(id, MemberStatus.Candidate));

        var rule = (await Desk.ApplyAsync(People.Analyst, id, 2, terms, MemberStatus.Confirmed, "Firm.", false, default)).Value!;

        Assert.Equal((2, "Analyst 1", false), (rule.Judged, rule.SetBy, rule.Stands));
        var members = (await Campaigns.MembersAsync(id, MemberStatus.Confirmed, 0, 10, default)).Rows;
        Assert.Equal([Account(1), Account(2)], members.Select(m => m.AccountId));
        Assert.All(members, m => Assert.Equal(("By rule: Firm.", "Analyst 1", Room.Clock.GetUtcNow()), (m.Reason, m.JudgedBy, m.JudgedAt)));
        var kept = Assert.Single(await Desk.OfCampaignAsync(id, default));
        Assert.Equal((terms, MemberStatus.Confirmed, 2), (kept.Terms, kept.Status, kept.Judged));
        var told = (await Room.AuditAsync()).TakeLast(2).ToList();
        Assert.Equal(["campaign.rule-set", "campaign.judged"], told.Select(e => e.Act));
        Assert.Contains(rule.Id.ToString(), told[1].Detail, StringComparison.Ordinal);
        Assert.Equal(0, await Desk.FollowAsync(id, default)); // it was for once
    }

    [CaseFact]
    public async Task A_rule_by_evidence_takes_whom_such_a_link_ties_to_a_member_that_is_not_innocent()
    {
        await LinkedAsync(ALink(Account(1), Account(2)), Tied(Account(2), Account(3), "device", 4), ALink(Account(4), Account(5), 20), ALink(Account(6), Account(99), 20));
        var id = (await Campaigns.StartAsync(People.Analyst, "Pool 1", null, [Account(1), Account(2), Account(3), Account(4), Account(5), Account(6)], "graph", default)).Value!.Id;
        Assert.Null(await Campaigns.JudgeAsync(People.Analyst, id, 0, [Account(5)], MemberStatus.Innocent, "A school.", default));

        Assert.Equal([Account(2), Account(1)], await TakenAsync(id, new() { Evidence = "payment" }));
        Assert.Equal([Account(2)], await TakenAsync(id, new() { LeastLinked = 2 }));
        Assert.Equal([Account(2), Account(1)], await TakenAsync(id, new() { LeastBits = 7 }));
        Assert.Equal([Account(2)], await TakenAsync(id, new() { LeastBits = 11, Evidence = "device" }));
        Assert.Empty(await TakenAsync(id, new() { Evidence = "lockstep" }));
    }

    [CaseFact]
    public async Task A_rule_that_goes_on_judges_what_is_suggested_later_until_it_is_ended()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        var rule = (await Desk.ApplyAsync(People.Analyst, id, 0, new() { Evidence = "payment", LeastLinked = 1 }, MemberStatus.Confirmed, "The card.", true, default)).Value!;
        Assert.Equal([id], await Desk.FollowedAsync(default));
        Assert.Equal(0, await Desk.FollowAsync(id, default));

        // An analysis links two accounts outside: one to a member, one to nobody confirmed. A third comes in as a candidate, by another link.
        await LinkedAsync(ALink(Account(1), Account(7)), ALink(Account(7), Account(8)), Tied(Account(2), Account(9), "device", 9));
        Assert.Null(await Campaigns.AddAsync(People.OtherAnalyst, id, [Account(9)], "heir", default));
        Assert.Equal(1, await Desk.FollowAsync(id, default));
        Assert.Equal([Account(1), Account(2), Account(7)], await Campaigns.AccountsAsync(id, MemberStatus.Confirmed, default));
        Assert.Equal([Account(9)], await Campaigns.AccountsAsync(id, MemberStatus.Candidate, default));
        var joined = (await Campaigns.MembersAsync(id, MemberStatus.Confirmed, 0, 10, default)).Rows.Single(m => m.AccountId == Account(7));
        Assert.Equal(("linked", "By rule: The card.", "Analyst 1"), (joined.Source, joined.Reason, joined.AddedBy));

        // Account 7 is confirmed now: through it account 8 comes in, with the next look. Then nobody is left.
        Assert.Equal(1, await Desk.FollowAsync(id, default));
        Assert.Equal(0, await Desk.FollowAsync(id, default));
        Assert.Equal(2, Assert.Single(await Desk.OfCampaignAsync(id, default)).Judged);
        Assert.Equal(("campaign.judged", "system"), ((await Room.AuditAsync())[^1].Act, (await Room.AuditAsync())[^1].PersonId));

        Assert.Null(await Desk.EndAsync(People.OtherAnalyst, rule.Id, default));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.EndAsync(People.Analyst, rule.Id, default));
        await LinkedAsync(ALink(Account(1), Account(30)));
        Assert.Equal(0, await Desk.FollowAsync(id, default));
        Assert.Empty(await Desk.FollowedAsync(default));
    }

    [CaseFact]
    public async Task Whom_people_judged_no_rule_judges_anew_and_the_oldest_rule_goes_first()
    {
        var id = await FromClusterAsync((1, 0.9), (2, 0.9), (3, 0.1));
        Assert.Null(await Campaigns.JudgeAsync(People.Analyst, id, 0, [Account(2)], MemberStatus.Innocent, "A school.", default));
        Assert.NotNull((await Desk.ApplyAsync(People.Analyst, id, 1, new() { MostWeight = 0.3 }, MemberStatus.Innocent, "Weak.", true, default)).Value);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull((await Desk.ApplyAsync(People.Analyst, id, 1, new() { Source = "cluster" }, MemberStatus.Confirmed, "Firm.", true, default)).Value);
        Assert.Null(await Campaigns.AddAsync(People.Analyst, id, [Account(4)], "cluster", default)); // its weight is 0: the first rule has it

        Assert.Null(await Campaigns.AddAsync(People.Analyst, id, [Account(5)], "cluster", default));
        Assert.Null(await Campaigns.JudgeAsync(People.Analyst, id, (await Campaigns.FindAsync(id, default))!.Version, [Account(5)], MemberStatus.Candidate, "Wait.", default));

        Assert.Equal(1, await Desk.FollowAsync(id, default));

        Assert.Equal([Account(5)], await Campaigns.AccountsAsync(id, MemberStatus.Candidate, default)); // a person said to wait
        Assert.Equal([Account(1)], await Campaigns.AccountsAsync(id, MemberStatus.Confirmed, default));
        Assert.Equal([Account(2), Account(3), Account(4)], await Campaigns.AccountsAsync(id, MemberStatus.Innocent, default));
        Assert.Equal("A school.", (await Campaigns.MembersAsync(id, MemberStatus.Innocent, 0, 10, default)).Rows.Single(m => m.AccountId == Account(2)).Reason);
    }

    [CaseFact]
    public async Task What_is_no_rule_is_refused_with_the_reason_and_leaves_no_trace()
    {
        var id = await FromClusterAsync((1, 0.9));
        var before = (await Room.AuditAsync()).Count;
        var firm = new SuggestionTerms { LeastWeight = 0.5 };
        Assert.Equal(Refusal.ConditionMissing, (await Desk.TryAsync(People.Analyst, id, new(), default)).Refusal);
        foreach (var wrong in (SuggestionTerms[])[new() { LeastWeight = 1.5 }, new() { LeastWeight = double.NaN }, new() { LeastWeight = 0.6, MostWeight = 0.5 }, new() { LeastBits = -1 }, new() { LeastBits = double.PositiveInfinity }, new() { LeastLinked = int.MaxValue }])
            Assert.Equal(Refusal.ConditionWrong, (await Desk.ApplyAsync(People.Analyst, id, 1, wrong, MemberStatus.Confirmed, "Firm.", false, default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Desk.TryAsync(People.Analyst, id, new() { Source = new string('x', 65) }, default)).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await Desk.ApplyAsync(People.Analyst, id, 1, firm, MemberStatus.Confirmed, " ", false, default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Desk.ApplyAsync(People.Analyst, id, 1, firm, MemberStatus.Confirmed, new string('x', 901), false, default)).Refusal);
        Assert.Equal(Refusal.VerdictMissing, (await Desk.ApplyAsync(People.Analyst, id, 1, firm, MemberStatus.Candidate, "Firm.", false, default)).Refusal);
        Assert.Equal(Refusal.NobodyToActOn, (await Desk.ApplyAsync(People.Analyst, id, 0, new() { Source = "<script>" }, MemberStatus.Confirmed, "Firm.", false, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Desk.TryAsync(People.Analyst, Guid.NewGuid(), firm, default)).Refusal);
        Assert.Equal(before, (await Room.AuditAsync()).Count);
        Assert.Equal(1, await CountAsync(id, MemberStatus.Candidate));
    }

    [CaseFact]
    public async Task Whoever_is_left_out_is_an_innocent_member_and_is_proposed_no_more()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1)]);
        await LinkedAsync(ALink(Account(1), Account(2)));
        Assert.Single(await Room.The<ICampaignPools>().LinksOutAsync(id, default));
        Assert.Equal(Refusal.ReasonMissing, await Desk.LeaveOutAsync(People.Analyst, id, [Account(2)], "linked", " ", default));

        Assert.Null(await Desk.LeaveOutAsync(People.Analyst, id, [Account(1), Account(2)], "linked", "A school.", default));

        Assert.Empty(await Room.The<ICampaignPools>().LinksOutAsync(id, default));
        Assert.Equal([Account(2)], await Campaigns.AccountsAsync(id, MemberStatus.Innocent, default));
        Assert.Equal([Account(1)], await Campaigns.AccountsAsync(id, MemberStatus.Confirmed, default));
        Assert.Equal(Refusal.NobodyToActOn, await Desk.LeaveOutAsync(People.Analyst, id, [Account(2)], "linked", "Again.", default));
    }

    [CaseFact]
    public async Task Whoever_set_a_rule_does_not_decide_about_the_campaign_even_when_it_met_nobody()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1)]);
        var both = new Person("both-1", "Both 1", Role.Analyst | Role.Manager);
        Assert.NotNull((await Desk.ApplyAsync(both, id, 0, new() { LeastLinked = 1 }, MemberStatus.Confirmed, "The card.", true, default)).Value);
        var bans = Room.The<IBanDesk>();
        var proposal = (await bans.ProposeForCampaignAsync(People.OtherAnalyst, id, "Harvest.", default)).Value!;
        await bans.OpenEvidenceAsync(both, proposal.Id, default);

        Assert.Equal(Refusal.ConflictOpened, await bans.ApproveAsync(both, proposal.Id, proposal.Version, null, default));
    }

    private static Link Tied(AccountId a, AccountId b, string kind, double bits) => Link.Between(a, b, [new(kind, $"{kind}:x", "Both.", bits)]);

    private Task LinkedAsync(params Link[] links) => Room.The<IAnalysisResults>().ReplaceAsync(Results(links: links), ARun(Room.Clock.GetUtcNow()), default);

    private async Task<int> CountAsync(Guid campaign, MemberStatus status) => (await Campaigns.AccountsAsync(campaign, status, default)).Count;

    private async Task<IEnumerable<AccountId>> TakenAsync(Guid campaign, SuggestionTerms terms) => (await Desk.TryAsync(People.Analyst, campaign, terms, default)).Value!.Some.Select(s => s.AccountId);

    private async Task<Guid> FromClusterAsync(params (int Account, double Weight)[] members)
    {
        var cluster = Cluster.Of(Guid.NewGuid(), Noon, members.Select(m => ClusterMember.Of(Account(m.Account), m.Weight)), 1000, Day);
        cluster.Rate(AScore(0.9));
        await Room.The<IAnalysisResults>().ReplaceAsync(Results(clusters: [cluster]), ARun(), default);
        return (await Campaigns.StartFromClusterAsync(People.Analyst, "Pool 1", null, cluster.Id, null, default)).Value!.Id;
    }
}

public sealed class SuggestionsOnSqlite : SuggestionsContract
{
    protected override bool OnServer => false;
}

public sealed class SuggestionsOnSqlServer : SuggestionsContract
{
    protected override bool OnServer => true;
}
