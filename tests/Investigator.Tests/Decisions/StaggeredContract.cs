using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>An act on a whole campaign that takes effect later, account by account.</summary>
public abstract class StaggeredContract : CaseContract
{
    private static readonly ActTiming OverTwoDays = new(null, TimeSpan.FromDays(2));
    private static readonly AccountId[] Pool = [.. Enumerable.Range(1, 40).Select(Account)];

    private IActionDesk Desk => Room.The<IActionDesk>();

    private IStaggeredActs Acts => Room.The<IStaggeredActs>();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    private DecisionTerms Freeze(ActTiming timing) => new(DecisionKind.Freeze, "Harvest.", Now.AddDays(7)) { Ground = "Unusual volume.", Timing = timing };

    [CaseFact]
    public async Task Nobody_hears_of_it_before_and_each_account_is_hit_once_at_the_moment_that_the_seed_in_the_audit_says()
    {
        var campaign = await Room.ConfirmedCampaignAsync(Pool);
        var decided = Now;
        var receipt = (await Desk.ActOnCampaignAsync(People.Analyst, campaign, 40, Freeze(OverTwoDays), default)).Value!;
        Assert.True(receipt.OnItsWay);
        Assert.Equal(0, await Acts.TakeEffectAsync(default));
        Assert.Empty((await Room.The<IDecisionStream>().SinceAsync(0, 100, default)).Changes);
        Assert.Empty((await Room.The<IDecisionStream>().StandingAsync(default)).Changes);

        var made = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            Room.Clock.Advance(TimeSpan.FromHours(1));
            made += await Acts.TakeEffectAsync(default);
        }

        Assert.InRange(made, 5, 35);
        var row = Assert.Single(await Acts.LoadAsync(People.Auditor, campaign, default));
        Assert.Equal((40 - made, made, 0, 0, StaggeredState.OnItsWay), (row.Waiting, row.InForce, row.LeftOut, row.Stopped, row.Act.State));
        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(40 - made, await Acts.TakeEffectAsync(default));
        Assert.Equal(0, await Acts.TakeEffectAsync(default));

        var audit = await Room.AuditAsync();
        using var said = JsonDocument.Parse(audit.Single(e => e.Act == "staggered.decided").Detail);
        var seed = said.RootElement.GetProperty("seed").GetString()!;
        var changes = (await Room.The<IDecisionStream>().SinceAsync(0, 100, default)).Changes;
        Assert.Equal(Pool.OrderBy(a => ActTiming.MomentOf(seed, a, decided, TimeSpan.FromDays(2))).Take(made), changes.Take(made).Select(c => c.AccountId));
        Assert.NotEqual(Pool.Take(made), changes.Take(made).Select(c => c.AccountId));
        Assert.Equal(40, changes.Select(c => c.AccountId).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 40).Select(p => (long)p), changes.Select(c => c.Position));
        // Each lasts seven days from its own moment: a common end would give the pool away.
        Assert.All(changes, c => Assert.Equal(c.At.AddDays(7), c.ExpiresAt));
        Assert.Equal(40, audit.Where(e => e.Act == "staggered.took-effect").Sum(e => JsonDocument.Parse(e.Detail).RootElement.GetProperty("accounts").GetInt32()));
        Assert.Equal(StaggeredState.Done, Assert.Single(await Acts.LoadAsync(People.Analyst, campaign, default)).Act.State);
    }

    [CaseFact]
    public async Task All_at_a_time_are_hit_together_then_and_by_two_servers_at_once_only_once()
    {
        var campaign = await Room.ConfirmedCampaignAsync(Pool);
        Assert.NotNull((await Desk.ActOnCampaignAsync(People.Analyst, campaign, 40, Freeze(new(Now.AddHours(5), TimeSpan.Zero)), default)).Value);
        Room.Clock.Advance(TimeSpan.FromHours(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Acts.TakeEffectAsync(default));
        Room.Clock.Advance(TimeSpan.FromSeconds(1));

        var rounds = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Acts.TakeEffectAsync(default))));

        Assert.Equal(40, rounds.Sum());
        var changes = (await Room.The<IDecisionStream>().SinceAsync(0, 100, default)).Changes;
        Assert.Equal(40, changes.Count);
        Assert.Single(changes.Select(c => c.At).Distinct());
        Assert.Equal("Analyst 1", (await Freezes.OfAccountAsync(Account(7), default)).Single().DecidedBy);
    }

    [CaseFact]
    public async Task What_was_known_when_it_was_decided_is_the_evidence_though_findings_have_changed_since()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1), 0.9)], hits: [AHit(Account(1))]), ARun(), default);
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        Assert.NotNull((await Desk.ActOnCampaignAsync(People.Analyst, campaign, 1, Freeze(new(Now.AddDays(1), TimeSpan.Zero)), default)).Value);
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1), 0.2)]), ARun(Noon.AddHours(1)), default);
        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Acts.TakeEffectAsync(default));

        var decision = (await Freezes.OfAccountAsync(Account(1), default)).Single();
        var kept = (await Room.The<IEvidencePacks>().KeptAsync(People.Auditor, [decision.Id], default))[decision.Id];
        Assert.Equal((0.9, "evt-1"), (kept.Facts.Score, kept.Facts.Hits.Single().EventIds.Single()));
        Assert.Equal(DecisionEvidence.HashOf(kept.Json), kept.Sha256);
        var member = (await Acts.MembersAsync(People.Auditor, decision.ActId, null, 0, 10, default)).Rows.Single();
        Assert.Equal((kept.Sha256, null, MemberTurn.InForce), (member.Sha256, member.Evidence, member.Turn));
        var pack = (await Room.The<IEvidencePacks>().MakeAsync(People.Auditor, decision.Id, default)).Value!;
        Assert.Contains("staggered.decided", pack.Files.Single(f => f.Name == "audit.ndjson").Text, StringComparison.Ordinal);
        using var decided = JsonDocument.Parse((await Room.AuditAsync()).Single(e => e.Act == "staggered.decided").Detail);
        Assert.Equal(DecisionEvidence.HashOf(pack.Files.Single(f => f.Name == "act.txt").Text), decided.RootElement.GetProperty("evidence").GetString());
        Assert.Contains("\"seed\"", pack.Files.Single(f => f.Name == "staggered.json").Text, StringComparison.Ordinal);
        Assert.Contains("staggered.took-effect", pack.Files.Single(f => f.Name == "audit.ndjson").Text, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task Whoever_was_cleared_listed_held_or_won_an_appeal_meanwhile_is_left_out_and_the_others_are_not()
    {
        await Freezes.FreezeAccountAsync(People.Analyst, Account(5), "Before.", Now.AddDays(1), default);
        var earlier = (await Freezes.OfAccountAsync(Account(5), default)).Single();
        await Freezes.LiftAsync(People.Analyst, earlier.Id, "Enough.", default);
        var campaign = await Room.ConfirmedCampaignAsync(Pool[..5]);
        Assert.NotNull((await Desk.ActOnCampaignAsync(People.Analyst, campaign, 5, Freeze(new(Now.AddDays(2), TimeSpan.Zero)), default)).Value);

        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull((await Room.The<IAllowList>().AddAsync(People.Reviewer, DecisionTarget.Of(Account(1)), "A school.", Now.AddDays(30), default)).Value);
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, campaign, (await Room.The<ICampaignDesk>().FindAsync(campaign, default))!.Version, [Account(2)], MemberStatus.Innocent, "A lab.", default));
        Assert.NotNull((await Freezes.FreezeAccountAsync(People.OtherAnalyst, Account(3), "Now.", Now.AddDays(9), default)).Value);
        var appeals = Room.The<IAppeals>();
        var appeal = (await appeals.TakeInAsync(People.Reviewer, new(earlier.Id, null, "Not us.", null), TimeSpan.FromDays(14), default)).Value!;
        Assert.Null(await appeals.TakeAsync(People.Reviewer, appeal.Id, appeal.Version, default));
        Assert.Null(await appeals.DecideAsync(People.Reviewer, appeal.Id, appeal.Version + 1, true, "A mistake.", default));
        Room.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await Acts.TakeEffectAsync(default));

        var row = Assert.Single(await Acts.LoadAsync(People.Analyst, campaign, default));
        Assert.Equal((0, 1, 4, StaggeredState.Done), (row.Waiting, row.InForce, row.LeftOut, row.Act.State));
        var turns = (await Acts.MembersAsync(People.Analyst, row.Act.Id, false, 0, 10, default)).Rows.ToDictionary(m => m.AccountId, m => m.Turn);
        Assert.Equal([MemberTurn.AllowListed, MemberTurn.NotConfirmed, MemberTurn.AlreadyHeld, MemberTurn.InForce, MemberTurn.AppealWon], Pool[..5].Select(a => turns[a]));
        Assert.Equal([Account(3), Account(4)], (await Freezes.StandingAsync(Pool[..5], default)).Keys.OrderBy(a => a.Value));
    }

    [CaseFact]
    public async Task The_rest_is_brought_forward_or_stopped_and_a_lost_race_is_told()
    {
        var campaign = await Room.ConfirmedCampaignAsync(Pool);
        Assert.NotNull((await Desk.ActOnCampaignAsync(People.Analyst, campaign, 40, Freeze(OverTwoDays), default)).Value);
        Assert.Equal(Refusal.ActOnItsWay, (await Desk.ActOnCampaignAsync(People.OtherAnalyst, campaign, 40, Freeze(OverTwoDays), default)).Refusal);
        Room.Clock.Advance(TimeSpan.FromDays(1));
        var early = await Acts.TakeEffectAsync(default);
        var act = Assert.Single(await Acts.LoadAsync(People.Analyst, null, default)).Act;
        Assert.Equal(Refusal.NotAllowed, await Acts.BringForwardAsync(People.Manager, act.Id, act.Version, default));
        Assert.Equal(Refusal.ReasonMissing, await Acts.StopAsync(People.Manager, act.Id, act.Version, " ", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Acts.StopAsync(People.Manager, act.Id, act.Version + 1, "Wrong pool.", default));

        Assert.Null(await Acts.StopAsync(People.Manager, act.Id, act.Version, "Wrong pool.", default));

        Assert.Equal(Refusal.AlreadyDecided, await Acts.BringForwardAsync(People.Analyst, act.Id, act.Version, default));
        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Acts.TakeEffectAsync(default));
        Assert.Equal(early, (await Freezes.StandingAsync(Pool, default)).Count);
        Assert.Equal(40 - early, Assert.Single(await Acts.LoadAsync(People.Analyst, campaign, default)).Stopped);
        Assert.Empty(await Acts.LoadAsync(People.Analyst, null, default));

        Assert.NotNull((await Desk.ActOnCampaignAsync(People.Analyst, campaign, 40 - early, Freeze(OverTwoDays), default)).Value);
        var again = Assert.Single(await Acts.LoadAsync(People.Analyst, null, default)).Act;
        Assert.Null(await Acts.BringForwardAsync(People.OtherAnalyst, again.Id, again.Version, default));
        Assert.Equal(40, (await Freezes.StandingAsync(Pool, default)).Count);
        Assert.Equal(["staggered.brought-forward", "staggered.took-effect"], (await Room.AuditAsync()).TakeLast(2).Select(e => e.Act));
    }

    [CaseFact]
    public async Task Undoing_the_act_lifts_what_stands_and_spares_who_waits()
    {
        var campaign = await Room.ConfirmedCampaignAsync(Pool);
        var act = (await Desk.ActOnCampaignAsync(People.Analyst, campaign, 40, Freeze(OverTwoDays), default)).Value!.ActId;
        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(0, await Acts.TakeEffectAsync(default));

        Assert.Null(await Freezes.UndoAsync(People.Analyst, act, default));
        Room.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await Acts.TakeEffectAsync(default));
        Assert.Empty(await Freezes.StandingAsync(Pool, default));
        Assert.Equal(StaggeredState.Stopped, Assert.Single(await Acts.LoadAsync(People.Analyst, campaign, default)).Act.State);
        Assert.Equal(Refusal.AlreadyDecided, await Freezes.UndoAsync(People.Analyst, act, default));
    }

    [CaseFact]
    public async Task A_ban_that_two_decided_is_spread_from_the_approval_and_hastened_by_a_manager_alone()
    {
        var bans = Room.The<IBanDesk>();
        var campaign = await Room.ConfirmedCampaignAsync(Pool);
        var proposal = (await bans.ProposeAsync(People.Analyst, campaign, null, new(DecisionKind.Ban, "Harvest.", null) { Timing = OverTwoDays }, default)).Value!;
        Room.Clock.Advance(TimeSpan.FromDays(3));
        await bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));
        Assert.Empty(await Freezes.StandingAsync(Pool, default));

        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.InRange(await Acts.TakeEffectAsync(default), 5, 35);
        var act = Assert.Single(await Acts.LoadAsync(People.Analyst, campaign, default)).Act;
        Assert.Equal(Refusal.NotAllowed, await Acts.BringForwardAsync(People.Analyst, act.Id, act.Version, default));
        Assert.Null(await Acts.BringForwardAsync(People.Manager, act.Id, act.Version, default));

        var made = (await Freezes.OfAccountAsync(Account(9), default)).Single();
        Assert.Equal((DecisionKind.Ban, "Manager 1", proposal.Id, null), (made.Kind, made.DecidedBy, made.ProposalId, made.ExpiresAt));
        Assert.Equal(40, (await Freezes.StandingAsync(Pool, default)).Count(s => s.Value is DecisionKind.Ban));
    }

    [CaseFact]
    public async Task Members_that_went_into_another_campaign_are_hit_there()
    {
        var (from, into) = (await Room.ConfirmedCampaignAsync(Pool[..3]), await Room.ConfirmedCampaignAsync(Pool[3..6]));
        Assert.NotNull((await Desk.ActOnCampaignAsync(People.Analyst, from, 3, Freeze(new(Now.AddDays(1), TimeSpan.Zero)), default)).Value);
        var desk = Room.The<ICampaignDesk>();
        Assert.NotNull((await Room.The<ILineage>().MergeAsync(People.Analyst, from, (await desk.FindAsync(from, default))!.Version, into, (await desk.FindAsync(into, default))!.Version, "One lab.", default)).Value);
        Room.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(3, await Acts.TakeEffectAsync(default));

        Assert.Equal(3, Assert.Single(await Acts.LoadAsync(People.Analyst, into, default)).InForce);
        Assert.Equal(Pool[..3], (await Freezes.StandingAsync(Pool, default)).Keys.OrderBy(a => a.Value));
    }

    [CaseFact]
    public async Task A_timing_that_can_not_be_is_refused_and_so_is_any_that_is_not_about_a_campaign()
    {
        var campaign = await Room.ConfirmedCampaignAsync(Pool[..2]);
        ActTiming[] wrong = [new(Now.AddSeconds(-1), default), new(Now.AddDays(31), default), new(null, TimeSpan.FromDays(15)), new(null, TimeSpan.FromSeconds(-1))];
        foreach (var timing in wrong)
        {
            Assert.Equal(Refusal.TimingWrong, (await Desk.ActOnCampaignAsync(People.Analyst, campaign, 2, Freeze(timing), default)).Refusal);
            Assert.Equal(Refusal.TimingWrong, (await Room.The<IBanDesk>().ProposeAsync(People.Analyst, campaign, null, new(DecisionKind.Ban, "Harvest.", null) { Timing = timing }, default)).Refusal);
        }

        Assert.Equal(Refusal.TimingWrong, (await Desk.ActAsync(People.Analyst, DecisionTarget.Of(Account(1)), Freeze(OverTwoDays), default)).Refusal);
        Assert.Equal(Refusal.TimingWrong, (await Room.The<IBanDesk>().ProposeAsync(People.Analyst, null, DecisionTarget.Of(Account(1)), new(DecisionKind.Ban, "Harvest.", null) { Timing = OverTwoDays }, default)).Refusal);
        Assert.Equal(Refusal.TimingWrong, (await Room.The<IBanDesk>().BreakGlassAsync(People.Manager, campaign, null, 2, new(DecisionKind.Ban, "Harvest.", null) { Timing = OverTwoDays }, TimeSpan.FromHours(1), default)).Refusal);
        Assert.Empty(await Acts.LoadAsync(People.Analyst, campaign, default));
    }
}

public sealed class StaggeredOnSqlite : StaggeredContract
{
    protected override bool OnServer => false;
}

public sealed class StaggeredOnSqlServer : StaggeredContract
{
    protected override bool OnServer => true;
}
