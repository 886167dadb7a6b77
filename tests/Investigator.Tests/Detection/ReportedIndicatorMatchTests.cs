using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Ingest;
using Investigator.Tests.Sharing.Inbound;
using Investigator.Tests.Triage;

namespace Investigator.Tests.Detection;

/// <summary>What others reported, looked for in real telemetry.</summary>
public sealed class ReportedIndicatorMatchTests : IAsyncLifetime
{
    private AnalysisRig _rig = null!;

    private IInboundDesk Desk => _rig.Cases.The<IInboundDesk>();

    public async Task InitializeAsync()
    {
        _rig = await AnalysisRig.OpenAsync();
        await _rig.Telemetry.AccountsAsync([Lines.Account("signed-up", ("email_domain", "Mail.Example")), Lines.Account("carded", ("payment_fingerprint", "card-7"))]);
        await _rig.Telemetry.EventsAsync([
            .. Enumerable.Range(0, 60).SelectMany(n => Enumerable.Range(0, 4).Select(i => Event($"acc-{n:000}", 20 + i, i, $"192.0.2.{n + 1}"))),
            .. Enumerable.Range(0, 3).Select(i => Event("pool-1", 22, i, "198.51.100.7")),
            .. Enumerable.Range(0, 2).Select(i => Event("pool-2", 22, i, "198.51.100.77")),
            .. Enumerable.Range(0, 2).Select(i => Event("six", 22, i, "2001:db8:1:2::5")),
            .. Enumerable.Range(0, 2).Select(i => Event("other-six", 22, i, "2001:db8:1:3::5")),
            Event("long-ago", -120, 0, "198.51.100.7"),
        ]);
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_used_what_was_reported_and_accepted_is_hit_and_told_who_reported_it()
    {
        await AcceptAsync("Lab A", 50, AReport.Address("198.51.100.7"));
        await AnalyseAsync();

        Assert.Equal(["pool-1"], await HitAccountsAsync());
        var hit = Assert.Single(await _rig.Cases.The<IHits>().OfAccountAsync(new("pool-1"), default), h => h.DetectorId == ReportedIndicatorMatch.Id);
        Assert.StartsWith("Reported by Lab A: the address 198.51.100.7, in 3 requests until 2026-02-23", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.InRange(hit.Strength, 0.38, 0.4); // half of 80 %, one day old
        Assert.Equal(3, hit.Evidence.EventCount);
        var score = (await _rig.Cases.The<IScores>().OfAsync(new("pool-1"), default))!;
        Assert.True(score.Value < QueueLine.Probability, "hearsay alone must not reach the queue");
    }

    [Fact]
    public async Task Networks_of_any_length_mail_domains_and_single_addresses_of_IPv6_are_found()
    {
        async Task<IReadOnlyList<string>> UsersAsync(ResourceKind kind, string value) =>
            [.. (await Questions.UsesAsync([new(new(kind, value), DateTimeOffset.UnixEpoch, null)], null, default)).Select(u => u.Account.Value)];

        Assert.Equal(["long-ago", "pool-1", "pool-2"], await UsersAsync(ResourceKind.NetworkPrefix, "198.51.100.0/24"));
        Assert.Equal(["long-ago", "pool-1", "pool-2"], await UsersAsync(ResourceKind.NetworkPrefix, "198.51.96.0/20"));
        Assert.Equal(["pool-2"], await UsersAsync(ResourceKind.NetworkPrefix, "198.51.100.64/26"));
        Assert.Equal(["other-six", "six"], await UsersAsync(ResourceKind.NetworkPrefix, "2001:db8:1::/48"));
        Assert.Equal(["other-six", "six"], await UsersAsync(ResourceKind.NetworkPrefix, "2001:db8::/40"));
        Assert.Equal(["six"], await UsersAsync(ResourceKind.NetworkPrefix, "2001:db8:1:2::/64"));
        Assert.Equal(["six"], await UsersAsync(ResourceKind.IpAddress, "2001:db8:1:2::5"));
        Assert.Equal(["signed-up"], await UsersAsync(ResourceKind.EmailDomain, "mail.example"));
        Assert.Equal(["carded"], await UsersAsync(ResourceKind.Payment, "card-7"));
        Assert.Empty(await UsersAsync(ResourceKind.PromptSkeleton, "not a number"));
    }

    [Fact]
    public async Task Only_use_in_the_time_of_the_report_counts_and_the_roll_ups_know_it_when_the_events_are_gone()
    {
        ReportedAsked[] asked = [new(new(ResourceKind.IpAddress, "198.51.100.7"), AReport.Written.AddDays(-90), AReport.Written.AddDays(90))];
        Assert.Equal(["pool-1"], (await Questions.UsesAsync(asked, null, default)).Select(u => u.Account.Value));
        await _rig.Telemetry.Upkeep.RunAsync(null, default);
        await _rig.Telemetry.Store.AskAsync("DELETE FROM usage_event WHERE account_id = 'pool-1' RETURNING 1", [], _ => 0, default);

        var use = Assert.Single(await Questions.UsesAsync(asked, null, default));
        Assert.Equal(("pool-1", 3L, 1), (use.Account.Value, use.Requests, use.Users));
        Assert.Empty(await Questions.UsesAsync(asked, [new("acc-001")], default));
    }

    [Fact]
    public async Task What_many_use_says_nothing_whoever_reported_it()
    {
        await AcceptAsync("Lab A", 100, AReport.Indicator("[ipv4-addr:value ISSUBSET '192.0.2.0/24']"), AReport.Address("198.51.100.77", number: 2));
        await AnalyseAsync();
        Assert.Equal(["pool-2"], await HitAccountsAsync());
    }

    [Fact]
    public async Task Accepted_it_is_found_before_the_next_analysis_and_taken_back_it_is_gone()
    {
        using var ground = new AnalysisGround();
        await AnalyseAsync(ground);
        var live = Live(ground);
        Assert.Empty(await HitAccountsAsync());

        var source = await AcceptAsync("Lab A", 100, AReport.Address("198.51.100.7"));
        await live.RunAsync(await Hunt.AffectedAsync(default), default);
        Assert.Equal(["pool-1"], await HitAccountsAsync());
        Assert.NotNull(await _rig.Cases.The<IScores>().OfAsync(new("pool-1"), default));

        await Desk.UploadAsync(People.Analyst, source, "b.json", AReport.Bundle(AReport.Address("198.51.100.7", revoked: true, modified: AReport.Written.AddHours(1))), default);
        await live.RunAsync(await Hunt.AffectedAsync(default), default);
        Assert.Empty(await HitAccountsAsync());
    }

    [Fact]
    public async Task New_events_are_matched_as_they_arrive()
    {
        using var ground = new AnalysisGround();
        await AcceptAsync("Lab A", 100, AReport.Address("198.51.100.7"));
        await AnalyseAsync(ground);
        await _rig.Telemetry.EventsAsync(Event("acc-003", 26, 1, "198.51.100.7"));

        await Live(ground).RunAsync(default);

        Assert.Equal(["acc-003", "pool-1"], await HitAccountsAsync());
    }

    [Fact]
    public async Task Two_who_report_the_same_are_both_named_and_the_better_believed_counts()
    {
        await AcceptAsync("Lab A", 30, AReport.Address("198.51.100.7"));
        await AcceptAsync("Lab B", 90, AReport.Address("198.51.100.7"));
        await AnalyseAsync();

        var hit = Assert.Single(await _rig.Cases.The<IHits>().OfAccountAsync(new("pool-1"), default), h => h.DetectorId == ReportedIndicatorMatch.Id);
        Assert.StartsWith("Reported by Lab B and Lab A: the address 198.51.100.7", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.InRange(hit.Strength, 0.69, 0.72);
    }

    private ReportedQuestions Questions => new(_rig.Telemetry.Store);

    private RetroHunt Hunt => new(_rig.Cases.The<IReportedSigns>(), Questions, _rig.Cases.The<IDetectorRecord>());

    private DetectorRound Round => new(
        [.. DetectorCatalogue.Create(), new ReportedIndicatorMatch(_rig.Cases.The<IReportedSigns>(), Questions)], _rig.Cases.The<IDetectorSettings>(), _rig.Rules);

    private LiveAnalysis Live(AnalysisGround ground) => new(ground, _rig.Usage, [], _rig.Cases.The<IAnalysisResults>(), _rig.Cases.The<IScores>(), new(), new(), Round);

    private Task<AnalysisRun> AnalyseAsync(AnalysisGround? ground = null) => _rig.Analysis(ground: ground, round: Round).RunAsync(new(), null, default);

    private async Task<IReadOnlyList<string>> HitAccountsAsync() =>
        [.. (await _rig.Cases.The<IDetectorRecord>().HitsAsync(ReportedIndicatorMatch.Id, 0, 10, default)).Rows.Select(h => h.AccountId.Value).Order(StringComparer.Ordinal)];

    private async Task<Guid> AcceptAsync(string name, int trust, params string[] objects)
    {
        var source = (await Desk.AddAsync(People.Admin, new(name, InboundKind.File, trust, 30), default)).Value!.Id;
        var delivery = (await Desk.UploadAsync(People.Analyst, source, "a.json", AReport.Bundle(objects), default)).Value!;
        Assert.Null(await Desk.DecideAllAsync(People.Reviewer, delivery.Id, objects.Length, true, null, default));
        return source;
    }

    private static string Event(string account, int day, int i, string ip) => Lines.Event(
        $"{account}-{day}-{i}", ("account_id", account), ("status", 200), ("ip", ip),
        ("time", new DateTime(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(day).AddMinutes(13 * i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
}
