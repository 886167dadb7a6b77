using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.Detection.Rules.ARule;

namespace Investigator.Tests.Detection.Rules;

public abstract class RuleBookContract : CaseContract
{
    private IRuleBook Book => Room.The<IRuleBook>();

    [CaseFact]
    public async Task A_rule_goes_from_draft_over_shadow_to_live_when_another_person_says_so()
    {
        var rule = await Room.ProposedAsync(People.Analyst);
        Assert.Equal((RuleState.Proposed, "Analyst 1"), (rule.State, rule.ProposedBy));

        Assert.Null(await Book.ApproveAsync(People.Manager, rule.Id, rule.Version, "Looked at the sample.", default));

        var live = await Room.LatestAsync(rule);
        Assert.Equal((RuleState.Live, "Manager 1", "Looked at the sample."), (live.State, live.DecidedBy, live.Answer));
        Assert.Equal(["rule.written", "rule.tested", "rule.shadowed", "rule.proposed", "rule.approved"], (await Room.AuditAsync()).Where(e => e.Subject == $"detector:{rule.RuleId}/1").Select(e => e.Act));
    }

    [CaseFact]
    public async Task Nobody_lets_their_own_rule_go_live()
    {
        var both = new Person("reviewer-2", "Reviewer 2", Role.Reviewer);
        var rule = await Room.ProposedAsync(both);

        Assert.Equal(Refusal.SelfApproval, await Book.ApproveAsync(both, rule.Id, rule.Version, null, default));
        Assert.Equal(Refusal.SelfApproval, await Book.RejectAsync(both, rule.Id, rule.Version, "No.", default));
        Assert.Equal(RuleState.Proposed, (await Room.LatestAsync(rule)).State);
    }

    [CaseFact]
    public async Task Who_wrote_a_rule_does_not_decide_on_it_though_another_proposed_it()
    {
        var writer = new Person("reviewer-2", "Reviewer 2", Role.Reviewer);
        var rule = await Room.InShadowAsync(writer);
        Assert.Null(await Book.ProposeAsync(People.Analyst, rule.Id, rule.Version, "Good.", default));

        Assert.Equal(Refusal.SelfApproval, await Book.ApproveAsync(writer, rule.Id, (await Room.LatestAsync(rule)).Version, null, default));
    }

    [CaseFact]
    public async Task No_step_is_left_out()
    {
        var rule = (await Book.WriteAsync(People.Analyst, Draft(), default)).Value!;
        Assert.Equal(Refusal.NotTested, await Book.ShadowAsync(People.Analyst, rule.Id, 0, default));
        Assert.Equal(Refusal.NotInThisState, await Book.ProposeAsync(People.Analyst, rule.Id, 0, "Good.", default));
        Assert.Equal(Refusal.NotInThisState, await Book.ApproveAsync(People.Manager, rule.Id, 0, null, default));

        Assert.Null(await Book.TestedAsync(People.Analyst, rule.Id, Tested(rule.Text), default));
        Assert.Null(await Book.EditAsync(People.Analyst, rule.Id, (await Room.LatestAsync(rule)).Version, Draft("requests in 1h > 50"), default));
        Assert.Equal(Refusal.NotTested, await Book.ShadowAsync(People.Analyst, rule.Id, (await Room.LatestAsync(rule)).Version, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Book.TestedAsync(People.Analyst, rule.Id, Tested("requests in 1h > 40"), default));

        Assert.Null(await Book.TestedAsync(People.Analyst, rule.Id, Tested("requests in 1h > 50"), default));
        Assert.Null(await Book.ShadowAsync(People.Analyst, rule.Id, (await Room.LatestAsync(rule)).Version, default));
        var shadow = await Room.LatestAsync(rule);
        Assert.Equal(Refusal.NotShadowed, await Book.ProposeAsync(People.Analyst, rule.Id, shadow.Version, "Good.", default));
        await Room.AnalysedAsync(rule, problem: "out of memory");
        Assert.Equal(Refusal.NotShadowed, await Book.ProposeAsync(People.Analyst, rule.Id, shadow.Version, "Good.", default));
        await Room.AnalysedAsync(rule);
        Assert.Equal(Refusal.ReasonMissing, await Book.ProposeAsync(People.Analyst, rule.Id, shadow.Version, " ", default));
        Assert.Equal(Refusal.NotInThisState, await Book.EditAsync(People.Analyst, rule.Id, shadow.Version, Draft("requests > 1"), default));
        Assert.Null(await Book.ProposeAsync(People.Analyst, rule.Id, shadow.Version, "Good.", default));
    }

    [CaseFact]
    public async Task Two_who_change_a_rule_at_once_are_told()
    {
        var rule = (await Book.WriteAsync(People.Analyst, Draft(), default)).Value!;

        Assert.Null(await Book.EditAsync(People.Analyst, rule.Id, 0, Draft("requests > 1"), default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Book.EditAsync(People.OtherAnalyst, rule.Id, 0, Draft("requests > 2"), default));

        var kept = await Room.LatestAsync(rule);
        Assert.Equal(("requests > 1", "analyst-1"), (kept.Text, kept.OwnerId));
    }

    [CaseFact]
    public async Task The_next_version_takes_the_place_of_the_live_one_in_one_step()
    {
        var first = await Room.LiveAsync();
        var second = (await Book.ReviseAsync(People.OtherAnalyst, first.RuleId, Draft("requests in 1h > 60"), default)).Value!;
        Assert.Equal((first.RuleId, 2, RuleState.Draft), (second.RuleId, second.Number, second.State));
        Assert.Equal(Refusal.AnotherOnItsWay, (await Book.ReviseAsync(People.Analyst, first.RuleId, Draft(), default)).Refusal);
        Assert.Equal(RuleState.Live, (await Room.LatestAsync(first)).State);

        await Book.TestedAsync(People.OtherAnalyst, second.Id, Tested(second.Text), default);
        await Book.ShadowAsync(People.OtherAnalyst, second.Id, (await Room.LatestAsync(second)).Version, default);
        await Room.AnalysedAsync(second);
        await Book.ProposeAsync(People.OtherAnalyst, second.Id, (await Room.LatestAsync(second)).Version, "Sharper.", default);
        Assert.Null(await Book.ApproveAsync(People.Reviewer, second.Id, (await Room.LatestAsync(second)).Version, null, default));

        var all = await Book.OfAsync(first.RuleId, default);
        Assert.Equal([(2, RuleState.Live), (1, RuleState.Retired)], all.Select(v => (v.Number, v.State)));
        Assert.Equal("Replaced by version 2.", all[1].RetiredReason);
        Assert.Equal([2], (await Room.The<IDetectorSettings>().LoadAsync(default)).Running.Select(r => r.Number));
    }

    [CaseFact]
    public async Task A_version_counts_for_a_share_of_accounts_before_it_takes_the_place_of_the_live_one()
    {
        var first = await Room.LiveAsync();
        var second = (await Book.ReviseAsync(People.OtherAnalyst, first.RuleId, Draft("requests in 1h > 60"), default)).Value!;
        await Book.TestedAsync(People.OtherAnalyst, second.Id, Tested(second.Text), default);
        await Book.ShadowAsync(People.OtherAnalyst, second.Id, (await Room.LatestAsync(second)).Version, default);
        await Room.AnalysedAsync(second);
        await Book.ProposeAsync(People.OtherAnalyst, second.Id, (await Room.LatestAsync(second)).Version, "Sharper.", default);
        second = await Room.LatestAsync(second);
        foreach (var wrong in (int[])[-1, 0, 100]) Assert.Equal(Refusal.OutOfRange, await Book.ApproveForAsync(People.Manager, second.Id, second.Version, wrong, null, default));
        Assert.Equal(Refusal.SelfApproval, await Book.ApproveForAsync(People.OtherAnalyst with { Roles = Role.Manager }, second.Id, second.Version, 10, null, default));
        Assert.Null(await Book.ApproveForAsync(People.Manager, second.Id, second.Version, 10, null, default));

        second = await Room.LatestAsync(second);
        Assert.Equal((RuleState.Partly, 10, RuleState.Live), (second.State, second.SharePercent, (await Room.LatestAsync(first)).State));
        Assert.Equal([1, 2], (await Room.The<IDetectorSettings>().LoadAsync(default)).Running.Select(r => r.Number));
        Assert.Equal(Refusal.AnotherOnItsWay, (await Book.ReviseAsync(People.Analyst, first.RuleId, Draft(), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, await Book.ShareAsync(People.Analyst, second.Id, second.Version, 50, default));
        Assert.Equal(Refusal.NotAllowed, await Book.RetireAsync(People.Analyst, second.Id, second.Version, "Noise.", default));
        Assert.Equal(Refusal.OutOfRange, await Book.ShareAsync(People.Manager, second.Id, second.Version, 0, default));
        Assert.Null(await Book.ShareAsync(People.Manager, second.Id, second.Version, 50, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Book.ShareAsync(People.Manager, second.Id, second.Version, 5, default));
        Assert.Null(await Book.ShareAsync(People.Reviewer, second.Id, (await Room.LatestAsync(second)).Version, 100, default));

        Assert.Equal([(2, RuleState.Live), (1, RuleState.Retired)], (await Book.OfAsync(first.RuleId, default)).Select(v => (v.Number, v.State)));
        Assert.Equal(Refusal.NotInThisState, await Book.ShareAsync(People.Manager, second.Id, (await Room.LatestAsync(second)).Version, 50, default));
    }

    [CaseFact]
    public async Task A_share_that_disappoints_is_stopped_by_retiring_it_and_the_live_version_stays()
    {
        var rule = await Room.PartlyAsync();
        Assert.Null(await Book.RetireAsync(People.Manager, rule.Id, rule.Version, "Hits schools.", default));
        Assert.Empty((await Room.The<IDetectorSettings>().LoadAsync(default)).Running);
    }

    [CaseFact]
    public async Task A_family_is_kept_with_its_examples()
    {
        var family = (await Book.WriteAsync(People.Analyst, AFamily.Draft(), default)).Value!;

        var kept = await Room.LatestAsync(family);
        Assert.Equal(("rule-family-exam-grading", true, AFamily.Text), (kept.RuleId, kept.IsFamily, kept.Text));
        Assert.Equal(AFamily.Examples, kept.Examples);
        Assert.Equal(Refusal.ExamplesMissing, (await Book.WriteAsync(People.Analyst, AFamily.Draft() with { Examples = [] }, default)).Refusal);
    }

    [CaseFact]
    public async Task A_rejected_rule_is_a_draft_again_and_says_why()
    {
        var rule = await Room.ProposedAsync(People.Analyst);
        Assert.Equal(Refusal.ReasonMissing, await Book.RejectAsync(People.Reviewer, rule.Id, rule.Version, "", default));
        Assert.Null(await Book.RejectAsync(People.Reviewer, rule.Id, rule.Version, "Hits schools.", default));

        var draft = await Room.LatestAsync(rule);
        Assert.Equal((RuleState.Draft, "Hits schools."), (draft.State, draft.Answer));
        Assert.Empty((await Room.The<IDetectorSettings>().LoadAsync(default)).Running);
    }

    [CaseFact]
    public async Task What_is_live_is_retired_by_who_may_release_alone()
    {
        var live = await Room.LiveAsync();

        Assert.Equal(Refusal.NotAllowed, await Book.RetireAsync(People.Analyst, live.Id, live.Version, "Noise.", default));
        Assert.Null(await Book.RetireAsync(People.Manager, live.Id, live.Version, "Noise.", default));
        Assert.Empty((await Room.The<IDetectorSettings>().LoadAsync(default)).Running);
        Assert.Equal([live.RuleId], (await Room.The<IDetectorSettings>().LoadAsync(default)).RuleIds);
    }

    [CaseFact]
    public async Task A_draft_is_dropped_by_who_may_write()
    {
        var rule = (await Book.WriteAsync(People.Analyst, Draft(), default)).Value!;
        Assert.Null(await Book.RetireAsync(People.OtherAnalyst, rule.Id, 0, "A thought that led nowhere.", default));
    }

    [CaseFact]
    public async Task Rules_of_one_title_get_ids_of_their_own()
    {
        var ids = new List<string>();
        foreach (var title in (string[])["Night bursts!", "night BURSTS", "夜", "夜", "Night bursts, many of them, over and over and over again"]) ids.Add((await Book.WriteAsync(People.Analyst, Draft(title: title), default)).Value!.RuleId);

        Assert.Equal(["rule-night-bursts", "rule-night-bursts-2", "rule-untitled", "rule-untitled-2", "rule-night-bursts-many-of-them-over-and-over"], ids);
    }

    [CaseFact]
    public async Task What_can_be_no_rule_is_not_kept()
    {
        Assert.Equal(Refusal.RuleUnreadable, (await Book.WriteAsync(People.Analyst, Draft("requests >"), default)).Refusal);
        Assert.Equal(Refusal.NameMissing, (await Book.WriteAsync(People.Analyst, Draft(title: " "), default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Book.WriteAsync(People.Analyst, Draft(title: new string('a', 121)), default)).Refusal);
        Assert.Equal(Refusal.OutOfRange, (await Book.WriteAsync(People.Analyst, Draft() with { Strength = 1.5 }, default)).Refusal);
        Assert.Equal(Refusal.OutOfRange, (await Book.WriteAsync(People.Analyst, Draft() with { Strength = double.NaN }, default)).Refusal);
        Assert.Empty(await Book.AllAsync(default));
        Assert.Empty(await Room.AuditAsync());
    }

    [CaseFact]
    public async Task A_test_on_history_is_kept_whole()
    {
        var rule = (await Book.WriteAsync(People.Analyst, Draft(), default)).Value!;
        await Book.TestedAsync(People.Analyst, rule.Id, Tested(rule.Text), default);

        var kept = (await Room.LatestAsync(rule)).Backtest!;
        Assert.Equal((rule.Text, 3, 1, 2), (kept.Text, kept.Accounts, kept.LookHonest, kept.HitAlready));
        Assert.Equal(("acc-1", "it pays", "stolen-key"), (kept.Sample[0].Account, kept.Sample[0].Honest[0], kept.Sample[0].Detectors[0]));
    }
}

public sealed class RuleBookOnSqlite : RuleBookContract
{
    protected override bool OnServer => false;
}

public sealed class RuleBookOnSqlServer : RuleBookContract
{
    protected override bool OnServer => true;
}
