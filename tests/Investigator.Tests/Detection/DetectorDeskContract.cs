using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Detection;

public abstract class DetectorDeskContract : CaseContract
{
    private const string Detector = "skeleton-concentration";

    private IDetectorDesk Desk => Room.The<IDetectorDesk>();

    private IDetectorRecord Record => Room.The<IDetectorRecord>();

    [CaseFact]
    public async Task A_detector_is_switched_off_and_on_with_reasons()
    {
        Assert.Equal(Refusal.NotAllowed, await Desk.SwitchAsync(People.Analyst, Detector, 0, true, "Noise.", default));
        Assert.Equal(Refusal.ReasonMissing, await Desk.SwitchAsync(People.Reviewer, Detector, 0, true, "", default));
        Assert.Null(await Desk.SwitchAsync(People.Reviewer, Detector, 0, true, "Noise after a release.", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.SwitchAsync(People.Manager, Detector, 0, true, "Noise.", default));
        Assert.Equal([Detector], (await Room.The<IDetectorSettings>().LoadAsync(default)).Off);

        var set = (await Desk.SwitchesAsync(default))[Detector];
        Assert.Equal((true, "Noise after a release.", "Reviewer 1", 1), (set.IsOff, set.Reason, set.ChangedBy, set.Version));
        Assert.Null(await Desk.SwitchAsync(People.Manager, Detector, set.Version, false, "Mended.", default));
        Assert.Empty((await Room.The<IDetectorSettings>().LoadAsync(default)).Off);
        Assert.Equal(["detector.off", "detector.on"], (await Room.AuditAsync()).Select(e => e.Act));
    }

    [CaseFact]
    public async Task A_rule_is_retired_not_switched_off() =>
        Assert.Equal(Refusal.NotFound, await Desk.SwitchAsync(People.Manager, "rule-night-bursts", 0, true, "Noise.", default));

    [CaseFact]
    public async Task A_detector_is_silent_on_an_account_until_its_time()
    {
        Assert.Equal(Refusal.ReasonMissing, await Desk.SnoozeAsync(People.Analyst, Detector, Account(1), null, Room.Clock.GetUtcNow().AddDays(1), default));
        Assert.Equal(Refusal.ExpiryMissing, await Desk.SnoozeAsync(People.Analyst, Detector, Account(1), "A benchmark.", null, default));
        Assert.Equal(Refusal.SilentTooLong, await Desk.SnoozeAsync(People.Analyst, Detector, Account(1), "A benchmark.", Room.Clock.GetUtcNow().AddDays(91), default));
        Assert.Null(await Desk.SnoozeAsync(People.Analyst, Detector, Account(1), "A benchmark.", Room.Clock.GetUtcNow().AddDays(7), default));
        Assert.Null(await Desk.SnoozeAsync(People.OtherAnalyst, Detector, Account(1), "A longer benchmark.", Room.Clock.GetUtcNow().AddDays(9), default));

        var snooze = Assert.Single(await Desk.SnoozesAsync(Detector, default));
        Assert.Equal(("A longer benchmark.", "Analyst 2"), (snooze.Reason, snooze.SnoozedBy));
        Assert.Equal([(Detector, Account(1))], (await Room.The<IDetectorSettings>().LoadAsync(default)).Silent);
        Assert.Empty(await Desk.SnoozesAsync("stolen-key", default));

        Room.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Empty(await Desk.SnoozesAsync(null, default));
        Assert.Empty((await Room.The<IDetectorSettings>().LoadAsync(default)).Silent);
    }

    [CaseFact]
    public async Task A_silence_is_ended_before_its_time()
    {
        await Desk.SnoozeAsync(People.Analyst, Detector, Account(1), "A benchmark.", Room.Clock.GetUtcNow().AddDays(7), default);
        var snooze = Assert.Single(await Desk.SnoozesAsync(null, default));

        Assert.Null(await Desk.WakeAsync(People.OtherAnalyst, snooze.Id, default));
        Assert.Empty(await Desk.SnoozesAsync(null, default));
        Assert.Equal(["detector.snoozed", "detector.woken"], (await Room.AuditAsync()).Select(e => e.Act));
    }

    [CaseFact]
    public async Task An_analysis_leaves_volumes_and_keeps_what_shadow_found_apart()
    {
        var (shadow, live) = (new DetectorInfo("rule-night-bursts", 2, "", "", "", []), Findings.Detector);
        var results = Results(hits: [AHit(Account(1)), AHit(Account(2))]) with
        {
            Shadow = [Hit.Of(shadow, Account(2), Day, 1, Evidence.None), Hit.Of(shadow, Account(3), Day, 1, Evidence.None)],
            Volumes = [new(live, false, 2, 0, 10), new(shadow, true, 2, 1, 10)],
        };
        await Room.The<IAnalysisResults>().ReplaceAsync(results, ARun(), default);

        Assert.Equal(2, (await Room.The<IHits>().CountByDetectorAsync(default)).Values.Sum());
        Assert.Equal([Account(2), Account(3)], (await Record.ShadowHitsAsync("rule-night-bursts", 0, 10, default)).Rows.Select(h => h.AccountId));
        Assert.Equal(new Dictionary<string, int> { [Detector] = 1 }, await Record.OverlapAsync("rule-night-bursts", default));
        Assert.Equal([Account(1), Account(2)], (await Record.HitsAsync(Detector, 0, 10, default)).Rows.Select(h => h.AccountId));
        var volume = Assert.Single((await Record.VolumesAsync(10, default))["rule-night-bursts"]);
        Assert.Equal((2, true, 2, 1, 10), (volume.DetectorVersion, volume.IsShadow, volume.Hits, volume.Snoozed, volume.Accounts));

        await Room.The<IAnalysisResults>().ReplaceAsync(Results() with { Volumes = [new(live, false, 0, 0, 10)] }, ARun(Noon.AddHours(1)), default);
        Assert.Empty((await Record.ShadowHitsAsync("rule-night-bursts", 0, 10, default)).Rows);
        Assert.Equal([0, 2], (await Record.VolumesAsync(10, default))[Detector].Select(v => v.Hits));
    }

    [CaseFact]
    public async Task Verdicts_on_accounts_and_clusters_say_how_often_a_detector_was_right()
    {
        var cluster = Guid.NewGuid();
        await Room.The<IAnalysisResults>().ReplaceAsync(Results(
            [Flagged(Account(1)), Flagged(Account(2)), Flagged(Account(3))], [ACluster(cluster, 0.9, [Account(4), Account(5)])],
            hits: [AHit(Account(1)), AHit(Account(2)), AHit(Account(3)), AHit(Account(4)), AHit(Account(5))]), ARun(), default);
        await CloseAsync(SubjectKind.Account, Account(1).Value, Verdict.FalsePositive);
        await CloseAsync(SubjectKind.Account, Account(2).Value, Verdict.BenignPositive);
        await CloseAsync(SubjectKind.Account, Account(3).Value, Verdict.CannotTell);
        await CloseAsync(SubjectKind.Cluster, cluster.ToString(), Verdict.TruePositive);

        var counts = (await Room.The<IDetectorVerdicts>().CountAsync(default))[Detector];

        Assert.Equal(new VerdictCounts(2, 1, 1), counts);
        Assert.Equal(0.5, counts.Precision);
    }

    [CaseFact]
    public async Task What_people_said_for_an_account_is_a_sign_of_honesty()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1)), Flagged(Account(2))]), ARun(), default);
        await CloseAsync(SubjectKind.Account, Account(1).Value, Verdict.FalsePositive);
        await CloseAsync(SubjectKind.Account, Account(2).Value, Verdict.TruePositive);
        var pool = await Room.ConfirmedCampaignAsync([Account(3), Account(4)]);
        var campaign = (await Room.The<ICampaignDesk>().FindAsync(pool, default))!;
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, pool, campaign.Version, [Account(3)], MemberStatus.Innocent, "A school.", default));

        var signs = new Dictionary<AccountId, string>();
        foreach (var sign in Room.The<IEnumerable<IHonestSigns>>())
            foreach (var (account, says) in await sign.AmongAsync([Account(1), Account(2), Account(3), Account(4)], default)) signs.Add(account, says);

        Assert.Equal([Account(1), Account(3)], signs.Keys.OrderBy(a => a.Value, StringComparer.Ordinal));
        Assert.Contains("false positive", signs[Account(1)], StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task What_hangs_on_a_detector_is_told()
    {
        AccountScore Score(int n, params (string Source, double Weight)[] parts)
        {
            var whole = parts.Append(("start", -4.6)).Select(p => new ScorePart(p.Item1, "Seen.", p.Item2)).ToList();
            return AccountScore.Of(Account(n), new(AccountScores.Logistic(whole.Sum(p => p.Weight)), whole), null, 10, Day, whole.Sum(p => p.Weight) > 0 ? Noon : null);
        }

        await Room.The<IAnalysisResults>().ReplaceAsync(Results(
            [Score(1, (Detector, 1), ("payment", 4)), Score(2, (Detector, 1), ("payment", 8)), Score(3, (Detector, 1)), Score(4, ("payment", 6))],
            hits: [AHit(Account(1)), AHit(Account(2)), AHit(Account(3))]), ARun(), default);
        var pool = await Room.ConfirmedCampaignAsync([Account(2), Account(4)]);

        var all = await Room.The<IDetectorDependents>().OfAsync(Detector, default);

        Assert.Equal((3, 2), (all.Accounts, all.Flagged));
        Assert.Equal([Account(1)], all.OnlyThroughIt);
        Assert.Equal(2, all.Queues.Values.Sum());
        Assert.Equal([new DependentCampaign(pool, "Pool 1", 1)], all.Campaigns);
    }

    private async Task CloseAsync(SubjectKind kind, string subject, Verdict verdict)
    {
        var entry = (await Room.The<ITriageQueue>().FindAsync(kind, subject, default))!;
        Assert.Null(await Room.The<ITriageQueue>().CloseAsync(People.Analyst, entry.Id, entry.Version, verdict, "Looked.", default));
    }
}

public sealed class DetectorDeskOnSqlite : DetectorDeskContract
{
    protected override bool OnServer => false;
}

public sealed class DetectorDeskOnSqlServer : DetectorDeskContract
{
    protected override bool OnServer => true;
}
