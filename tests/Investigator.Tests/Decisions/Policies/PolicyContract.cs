using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions.Policies;

/// <summary>The way of a policy into force, what its passes do, and the button that stops it.</summary>
public abstract class PolicyContract : CaseContract
{
    private static readonly PolicyRule[] s_rules =
    [
        new() { Name = "Pool", MinScore = 0.9, Action = PolicyAction.Throttle, PerMinute = 5, Hours = 48, Tells = "Your rate is limited.", Clause = "Terms 4.2" },
        new() { Name = "Doubt", MinScore = 0.6, Action = PolicyAction.ProposeFreeze, Tells = "We look at your use." },
        new() { Name = "Firm", MinScore = 0.5, Action = PolicyAction.Observe, At = DecisionScope.Organization, Tells = "Nothing changes." },
    ];

    private IPolicyDesk Desk => Room.The<IPolicyDesk>();

    private IActionDesk Actions => Room.The<IActionDesk>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    internal static PolicyTrial Trial(IReadOnlyList<PolicyRule> rules) =>
        new(PolicyVersion.HashOf(rules), DateTimeOffset.UnixEpoch, "A", null, 1, 1, 0, 1, 0, 0, [new(1, 1, 0, 0)], [new(Guid.NewGuid(), "Pool", 2, 2, 10, 10)], [new("a", 0, null, 0, 1, 0)]);

    private async Task<PolicyVersion> InForceAsync(int percent = 100)
    {
        var policy = (await Desk.WriteAsync(People.Analyst, "Map", s_rules, default)).Value!;
        Assert.Null(await Desk.TriedAsync(People.Analyst, policy.Id, Trial(s_rules), default));
        Assert.Null(await Desk.ProposeAsync(People.Analyst, policy.Id, 1, "Slows pools.", default));
        Assert.Null(await Desk.ApproveAsync(People.Manager, policy.Id, 2, percent, "Carefully.", default));
        return (await Desk.FindAsync(policy.Id, default))!;
    }

    private static PolicyMeeting Met(int account, int rule = 0, string? organization = null) => new(Account(account), organization, rule, "Score 0.95.");

    [CaseFact]
    public async Task It_is_written_tried_proposed_and_approved_by_another_and_a_lost_race_is_told()
    {
        Assert.Equal(Refusal.PolicyEmpty, (await Desk.WriteAsync(People.Analyst, "Map", [], default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Desk.WriteAsync(People.Manager, "Map", s_rules, default)).Refusal);
        var policy = (await Desk.WriteAsync(People.Analyst, "Map", s_rules, default)).Value!;
        Assert.Equal(Refusal.NotSimulated, await Desk.ProposeAsync(People.Analyst, policy.Id, 0, "Good.", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.TriedAsync(People.Analyst, policy.Id, Trial(s_rules[..1]), default));
        Assert.Null(await Desk.TriedAsync(People.Analyst, policy.Id, Trial(s_rules), default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.EditAsync(People.OtherAnalyst, policy.Id, 0, "Map", s_rules, default));
        Assert.Null(await Desk.EditAsync(People.OtherAnalyst, policy.Id, 1, "Map", s_rules[..2], default));
        Assert.Equal(Refusal.NotSimulated, await Desk.ProposeAsync(People.Analyst, policy.Id, 2, "Good.", default)); // the rules changed
        Assert.Null(await Desk.TriedAsync(People.Analyst, policy.Id, Trial(s_rules[..2]), default));
        Assert.Null(await Desk.ProposeAsync(People.Analyst, policy.Id, 3, "Good.", default));
        Assert.Equal(Refusal.NotInThisState, await Desk.EditAsync(People.Analyst, policy.Id, 4, "Map", s_rules, default));
        Assert.Equal(Refusal.NotAllowed, await Desk.ApproveAsync(People.Reviewer, policy.Id, 4, 10, null, default));
        Assert.Equal(Refusal.SelfApproval, await Desk.ApproveAsync(People.Manager with { Id = People.OtherAnalyst.Id }, policy.Id, 4, 10, null, default));
        Assert.Null(await Desk.RejectAsync(People.Manager, policy.Id, 4, "Too wide.", default));
        Assert.Null(await Desk.ProposeAsync(People.Analyst, policy.Id, 5, "Now good.", default));
        Assert.Null(await Desk.ApproveAsync(People.Manager, policy.Id, 6, 10, null, default));
        var staged = (await Desk.CurrentAsync(default))!;
        Assert.Equal((PolicyState.Staged, 10, s_rules.Length - 1), (staged.State, staged.SharePercent, staged.Rules.Count));
        Assert.True(double.IsPositiveInfinity(staged.Trial!.Campaigns[0].Factor));
        Assert.Equal(["policy.approved", "policy.proposed", "policy.rejected"], (await Room.AuditAsync()).Select(e => e.Act).Where(a => a is "policy.approved" or "policy.proposed" or "policy.rejected").Distinct().Order(StringComparer.Ordinal));
    }

    [CaseFact]
    public async Task A_pass_decides_once_with_the_rules_terms_and_asks_people_for_the_rest()
    {
        var policy = await InForceAsync();
        var pass = await Desk.ApplyAsync(policy.Id, [Met(1), Met(2), Met(3, 1), Met(4, 2, "org-1"), Met(5, 2, "org-1"), Met(6, 2)], default);
        Assert.Equal(new PolicyPass(4, 0, 1, 0), pass);
        var throttle = Assert.Single((await Actions.AgainstAsync(new(Account(1).Value), default)));
        Assert.Equal((DecisionKind.Throttle, 5, Now.AddHours(48), "Your rate is limited.", "Terms 4.2", "Policy 1"), (throttle.Kind, throttle.RequestsPerMinute!.Value, throttle.ExpiresAt!.Value, throttle.Ground, throttle.Policy, throttle.DecidedBy));
        Assert.True(PolicyVersion.Made(throttle));
        Assert.Equal("org-1", Assert.Single(await Actions.AgainstAsync(new("nobody", null, "org-1"), default)).Target);
        Assert.Equal(4, (await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes.Count);
        Assert.Equal(4, await Desk.StandingAsync(policy.Id, default));
        var finding = Assert.Single((await Desk.FindingsAsync(People.Analyst, 0, 10, default)).Rows);
        Assert.Equal((Account(3), PolicyAction.ProposeFreeze, "Doubt"), (finding.AccountId, finding.Action, finding.Rule));

        var entries = (await Room.AuditAsync()).Count;
        Assert.Equal(new PolicyPass(0, 0, 0, 0), await Desk.ApplyAsync(policy.Id, [Met(1), Met(2), Met(3, 1), Met(4, 2, "org-1"), Met(5, 2, "org-1"), Met(6, 2)], default));
        Assert.Equal(entries, (await Room.AuditAsync()).Count);
        Assert.Null(await Desk.CloseAsync(People.Analyst, finding.Id, 0, "A school.", default));
        Assert.Equal(0, (await Desk.ApplyAsync(policy.Id, [Met(3, 1)], default)).Found);

        Room.Clock.Advance(TimeSpan.FromHours(48));
        await Room.The<IFreezeDesk>().ExpireAsync(default);
        Assert.Equal(1, (await Desk.ApplyAsync(policy.Id, [Met(1)], default)).Decided); // still met: made anew
    }

    [CaseFact]
    public async Task What_is_held_allowed_or_was_lifted_by_a_person_is_left_alone()
    {
        var policy = await InForceAsync();
        await Room.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Now.AddDays(1), default);
        await Room.The<IAllowList>().AddAsync(People.Reviewer, DecisionTarget.Of(Account(2)), "A school.", Now.AddDays(1), default);
        Assert.Equal(1, (await Desk.ApplyAsync(policy.Id, [Met(1), Met(2), Met(3)], default)).Decided);
        await Room.The<IFreezeDesk>().LiftAsync(People.Analyst, (await Actions.AgainstAsync(new(Account(3).Value), default))[0].Id, "A mistake.", default);
        Assert.Equal(new PolicyPass(0, 0, 0, 0), await Desk.ApplyAsync(policy.Id, [Met(1), Met(2), Met(3), Met(2, 1)], default));
        Assert.Empty(await Actions.AgainstAsync(new(Account(3).Value), default));
    }

    [CaseFact]
    public async Task The_button_lifts_everything_at_once_and_a_stopped_policy_decides_no_more()
    {
        var policy = await InForceAsync();
        await Desk.ApplyAsync(policy.Id, [.. Enumerable.Range(1, 30).Select(n => Met(n))], default);
        await Actions.ActAsync(People.Analyst, DecisionTarget.Of(Account(99)), new(DecisionKind.Observe, "Watch.", Now.AddDays(1)), default);
        Assert.Equal(Refusal.NotAllowed, await Desk.StopAsync(People.Auditor, policy.Id, "Wrong.", default));
        Assert.Equal(Refusal.ReasonMissing, await Desk.StopAsync(People.Analyst, policy.Id, " ", default));
        Assert.Null(await Desk.StopAsync(People.Analyst, policy.Id, "It meets a school.", default));
        Assert.Equal(0, await Desk.StandingAsync(policy.Id, default));
        Assert.Equal(1, (await Actions.StandingAsync(People.Analyst, null, null, 0, 10, default)).Total); // what people decided stands
        Assert.Equal(30, (await Room.The<IDecisionStream>().SinceAsync(31, 100, default)).Changes.Count(c => !c.Added));
        // A point that knows the first ten and reads five at a time hears of their ends first, and begins none of the others.
        var lagging = (await Room.The<IDecisionStream>().SinceAsync(10, 5, default)).Changes;
        Assert.Equal((10, 0), (lagging.Count(c => !c.Added), lagging.Count(c => c.Added)));
        Assert.Equal(new PolicyPass(0, 0, 0, 0), await Desk.ApplyAsync(policy.Id, [Met(1)], default));
        Assert.Null(await Desk.CurrentAsync(default));
        Assert.Equal(Refusal.NotInThisState, await Desk.StopAsync(People.Analyst, policy.Id, "Again.", default));
    }

    [CaseFact]
    public async Task A_share_takes_organizations_as_a_whole_and_lets_them_go_as_a_whole()
    {
        var policy = await InForceAsync();
        IReadOnlyList<PolicyMeeting> met = [.. Enumerable.Range(1, 400).Select(n => Met(n, 2, $"org-{n % 40}"))];
        Assert.Equal(40, (await Desk.ApplyAsync(policy.Id, met, default)).Decided);
        Assert.Null(await Desk.ShareAsync(People.Manager, policy.Id, policy.Version, 20, default));
        var pass = await Desk.ApplyAsync(policy.Id, met, default);
        Assert.InRange(await Desk.StandingAsync(policy.Id, default), 2, 18); // by their ten accounts each nearly all would stay
        Assert.Equal(40, pass.Lifted + await Desk.StandingAsync(policy.Id, default));
        Assert.Equal(new PolicyPass(0, 0, 0, 0), await Desk.ApplyAsync(policy.Id, met, default));
    }

    [CaseFact]
    public async Task The_button_lifts_what_the_version_before_left_and_a_draft_that_is_thrown_away_lifts_nothing()
    {
        var first = await InForceAsync();
        Assert.Equal(1, (await Desk.ApplyAsync(first.Id, [Met(1)], default)).Decided);
        var draft = (await Desk.WriteAsync(People.Analyst, "Map", s_rules, default)).Value!;
        Assert.Null(await Desk.StopAsync(People.Analyst, draft.Id, "Not needed.", default));
        Assert.Equal(1, await Desk.StandingAsync(first.Id, default));
        var next = await InForceAsync();
        Assert.Null(await Desk.StopAsync(People.Analyst, next.Id, "Wrong.", default)); // before its first pass
        Assert.Equal(0, await Desk.StandingAsync(first.Id, default));
    }

    [CaseFact]
    public async Task A_smaller_share_and_a_later_version_end_what_they_do_not_cover()
    {
        var policy = await InForceAsync();
        IReadOnlyList<PolicyMeeting> met = [.. Enumerable.Range(1, 100).Select(n => Met(n))];
        Assert.Equal(100, (await Desk.ApplyAsync(policy.Id, met, default)).Decided);
        Assert.Null(await Desk.ShareAsync(People.Manager, policy.Id, policy.Version, 20, default));
        var pass = await Desk.ApplyAsync(policy.Id, met, default);
        Assert.Equal(await Desk.StandingAsync(policy.Id, default), 100 - pass.Lifted);
        Assert.InRange(100 - pass.Lifted, 8, 35);

        var next = await InForceAsync();
        Assert.Equal(PolicyState.Replaced, (await Desk.FindAsync(policy.Id, default))!.State);
        // Decided anew before what the version before decided ends: no gateway sees a gap.
        var position = await Room.The<IDecisionStream>().PositionAsync(default);
        Assert.Equal(100, (await Desk.ApplyAsync(next.Id, met, default)).Decided);
        Assert.True((await Room.The<IDecisionStream>().SinceAsync(position, 100, default)).Changes.All(c => c.Added));
        Assert.Equal((0, 100), (await Desk.StandingAsync(policy.Id, default), await Desk.StandingAsync(next.Id, default)));
    }
}

public sealed class PolicyOnSqlite : PolicyContract
{
    protected override bool OnServer => false;
}

public sealed class PolicyOnSqlServer : PolicyContract
{
    protected override bool OnServer => true;
}
