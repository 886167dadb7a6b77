using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Tests.Decisions.Policies;

/// <summary>When a rule of the policy map is met, and which rules are refused.</summary>
public sealed class PolicyRuleTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly PolicyFacts s_facts = new(new("a"))
    {
        Segment = "education",
        Tier = "free",
        Verification = "email",
        Requests = 100,
        Families = new Dictionary<string, long> { ["reasoning-elicitation"] = 60 },
        Purpose = "test",
        NewModelAt = s_now.AddHours(-30),
        Score = 0.8,
        TimesPlan = 12,
        Undeclared = true,
    };

    private static readonly PolicyRule s_rule = new() { Tells = "Slower.", Action = PolicyAction.Observe };

    public static TheoryData<PolicyRule, bool> Rules => new()
    {
        { s_rule with { MinScore = 0.8 }, true }, { s_rule with { MinScore = 0.81 }, false },
        { s_rule with { Family = "reasoning-elicitation" }, true }, { s_rule with { Family = "reasoning-elicitation", FamilyShare = 0.7 }, false }, { s_rule with { Family = "other" }, false },
        { s_rule with { Segment = "EDUCATION" }, true }, { s_rule with { Segment = "research" }, false },
        { s_rule with { Purpose = "test" }, true }, { s_rule with { Purpose = "production" }, false },
        { s_rule with { TimesPlan = 10 }, true }, { s_rule with { TimesPlan = 13 }, false },
        { s_rule with { VerifiedBelow = "phone" }, true }, { s_rule with { VerifiedBelow = "email" }, false },
        { s_rule with { Undeclared = true }, true },
        { s_rule with { MinScore = 0.8, Segment = "research" }, false }, // all conditions, not any
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_met_when_all_its_conditions_hold(PolicyRule rule, bool met) => Assert.Equal(met, rule.Meets(s_facts, s_now));

    [Fact]
    public void A_new_model_counts_while_it_is_new_and_in_a_trial_at_any_time()
    {
        var rule = s_rule with { NewModel = true };
        Assert.False(rule.Meets(s_facts, s_now));
        Assert.True(rule.Meets(s_facts, s_now.AddHours(-7)));
        Assert.True(rule.Meets(s_facts, null));
        Assert.False(rule.Meets(s_facts with { NewModelAt = null }, null));
    }

    public static TheoryData<PolicyRule, Refusal?> Drafts => new()
    {
        { s_rule with { MinScore = 0.5 }, null },
        { s_rule, Refusal.PolicyUnreadable }, // no condition: it would meet everybody
        { s_rule with { MinScore = double.NaN }, Refusal.PolicyUnreadable },
        { s_rule with { MinScore = 0.5, Tells = " " }, Refusal.PolicyUnreadable },
        { s_rule with { MinScore = 0.5, Hours = 0 }, Refusal.PolicyUnreadable },
        { s_rule with { MinScore = 0.5, Hours = 2161 }, Refusal.PolicyUnreadable },
        { s_rule with { VerifiedBelow = "none" }, Refusal.PolicyUnreadable },
        { s_rule with { MinScore = 0.5, Action = PolicyAction.Throttle }, Refusal.RateMissing },
        { s_rule with { MinScore = 0.5, Action = PolicyAction.Throttle, PerMinute = 5 }, null },
        { s_rule with { MinScore = 0.5, At = DecisionScope.Prefix }, Refusal.PolicyUnreadable },
        { s_rule with { MinScore = 0.5, At = DecisionScope.Organization, Action = PolicyAction.ProposeFreeze }, Refusal.PolicyUnreadable },
        { s_rule with { MinScore = 0.5, Tells = new string('x', 1001) }, Refusal.TooLong },
    };

    [Theory, MemberData(nameof(Drafts))]
    public void A_rule_that_lacks_something_is_refused(PolicyRule rule, Refusal? refusal) => Assert.Equal(refusal, rule.Check());

    [Fact]
    public void No_action_of_a_policy_stops_or_degrades_by_itself() =>
        Assert.All(Enum.GetValues<PolicyAction>(), action => Assert.True(action.Decision() is not { } kind || !(kind.Stops() || kind.NeedsSecondPerson()), action.ToString()));

    [Fact]
    public void A_share_covers_about_that_many_and_whoever_was_in_stays_in()
    {
        var clock = new FakeTimeProvider(s_now);
        IReadOnlyList<PolicyRule> rules = [s_rule with { MinScore = 0.5 }];
        var policy = PolicyVersion.Write(Guid.NewGuid(), 1, People.Analyst, "Map", rules, clock).Value!;
        Assert.Equal(Refusal.NotSimulated, policy.Propose(People.Analyst, "Good."));
        Assert.Null(policy.Tried(People.Analyst, new(PolicyVersion.HashOf(rules), s_now, "A", s_now, 0, 0, 0, 0, 0, 0, [], [], [])));
        Assert.Null(policy.Propose(People.Analyst, "Good."));
        Assert.Equal(Refusal.SelfApproval, policy.Approve(People.Analyst with { Roles = Role.Manager }, null, 10, clock));
        Assert.Null(policy.Approve(People.Manager, null, 10, clock));
        bool In(AccountId account) => policy.Covers(DecisionTarget.Of(account));
        var accounts = Enumerable.Range(0, 10_000).Select(n => new AccountId($"acc-{n}")).ToList();
        var tenth = accounts.Where(In).ToHashSet();
        Assert.InRange(tenth.Count, 900, 1100);
        Assert.Null(policy.Share(People.Manager, 30));
        Assert.Subset(accounts.Where(In).ToHashSet(), tenth);
        Assert.Null(policy.Share(People.Manager, 100));
        Assert.All(accounts, a => Assert.True(In(a)));
        Assert.Null(policy.Stop(People.Analyst, "Wrong.", clock));
        Assert.All(accounts, a => Assert.False(In(a)));
    }

    [Fact]
    public void A_share_of_organizations_is_counted_in_organizations_not_in_their_accounts()
    {
        var rule = s_rule with { MinScore = 0.5, At = DecisionScope.Organization };
        var targets = Enumerable.Range(0, 10_000).Select(n => rule.TargetOf(new($"acc-{n}"), $"org-{n % 200}")).Distinct().ToList();
        Assert.Equal(200, targets.Count);
        Assert.InRange(targets.Count(t => PolicyVersion.IsWithin(t, 10)), 8, 35); // by their 50 accounts each nearly all would be in
        Assert.Equal(DecisionTarget.Of(new("alone")), rule.TargetOf(new("alone"), null));
    }

    [Fact]
    public void The_plan_is_the_median_of_the_tier_and_declarations_and_scores_come_in()
    {
        PolicyFacts Of(string id, string tier, long tokens) => new(new(id)) { Tier = tier, InputTokens = tokens, ActiveDays = 2 };
        var facts = PolicyFacts.Complete([Of("a", "free", 10), Of("b", "free", 20), Of("c", "free", 400), Of("d", "paid", 0)], new Dictionary<AccountId, double> { [new("a")] = 0.7 }, new HashSet<AccountId> { new("b") });
        Assert.Equal([0.5, 1, 20, 0], facts.Select(f => f.TimesPlan));
        Assert.Equal((0.7, true), (facts[0].Score, facts[1].Undeclared));
    }
}
