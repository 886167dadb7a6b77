using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Sharing.Inbound;

/// <summary>Staging: what a source says anew stands beside what it said before, and nothing counts before a person accepts it.</summary>
public abstract class InboundDeskContract : CaseContract
{
    private Guid _source;

    private IInboundDesk Desk => Room.The<IInboundDesk>();

    private IReportedSigns Signs => Room.The<IReportedSigns>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _source = await SourceAsync("Lab A", trust: 50);
    }

    [CaseFact]
    public async Task What_comes_in_waits_and_counts_only_once_a_person_accepts_it()
    {
        var delivery = await TakeAsync(AReport.Address("198.51.100.7"), AReport.Indicator("[file:name = 'x']", number: 2), AReport.Sighting());
        Assert.Equal((2, 0, 0, 1, 1, 3), (delivery.New, delivery.Changed, delivery.Unchanged, delivery.NotMatchable, delivery.Sightings, delivery.Objects));
        Assert.Empty(await Signs.StandingAsync(default));

        var waiting = Assert.Single((await ReportsAsync()).Rows);
        Assert.Equal(("Lab A", ReportChange.New, "198.51.100.7"), (waiting.SourceName, waiting.Report.Change, waiting.Report.Value));
        Assert.Contains("keeps nothing", Assert.Single((await ReportsAsync(ReportState.NotMatchable)).Rows).Report.WhyNot, StringComparison.Ordinal);
        Assert.Null(await AcceptAsync(waiting.Report.Id));

        var sign = Assert.Single(await Signs.StandingAsync(default));
        Assert.Equal((new Resource(ResourceKind.IpAddress, "198.51.100.7"), "Lab A"), (sign.What, sign.By));
        Assert.InRange(sign.Counts, 0.38, 0.4); // half of 80 %, one day old
        var acts = (await Room.AuditAsync()).Select(e => e.Act).ToList();
        Assert.Contains("reports.received", acts);
        Assert.Contains("reports.accepted", acts);
    }

    [CaseFact]
    public async Task The_same_again_is_unchanged_and_what_says_something_else_waits_beside_what_stands()
    {
        await AcceptedAsync(AReport.Address("198.51.100.7", 80));

        Assert.Equal((0, 0, 1), Of(await TakeAsync(AReport.Address("198.51.100.7", 80))));
        Assert.Equal((0, 1, 0), Of(await TakeAsync(AReport.Address("198.51.100.7", 40, modified: AReport.Written.AddHours(1)))));
        var row = Assert.Single((await ReportsAsync()).Rows);
        Assert.Equal((80, 40), (row.Before!.Confidence, row.Report.Confidence));
        Assert.Equal(80, Assert.Single((await ReportsAsync(ReportState.Accepted)).Rows).Report.Confidence);

        Assert.Null(await AcceptAsync(row.Report.Id));
        Assert.Equal(40, Assert.Single((await ReportsAsync(ReportState.Accepted)).Rows).Report.Confidence);
        Assert.Single(await Signs.StandingAsync(default));

        Assert.Equal((0, 0, 1), Of(await TakeAsync(AReport.Address("198.51.100.7", 90, modified: AReport.Written.AddHours(-1))))); // older than what is known
    }

    [CaseFact]
    public async Task What_its_source_takes_back_counts_no_more_at_once_and_does_not_come_again_by_an_old_copy()
    {
        await AcceptedAsync(AReport.Address("198.51.100.7"));

        Assert.Equal(1, (await TakeAsync(AReport.Address("198.51.100.7", revoked: true, modified: AReport.Written.AddHours(2)))).Withdrawn);

        Assert.Empty(await Signs.StandingAsync(default));
        Assert.Single((await ReportsAsync(ReportState.Withdrawn)).Rows);
        Assert.Equal((0, 0, 1), Of(await TakeAsync(AReport.Address("198.51.100.7"))));
        Assert.Empty((await ReportsAsync()).Rows);
    }

    [CaseFact]
    public async Task An_alternative_that_a_later_version_no_longer_names_is_withdrawn()
    {
        var both = await TakeAsync(AReport.Indicator("[ipv4-addr:value = '198.51.100.7' OR ipv4-addr:value = '198.51.100.8']"));
        Assert.Null(await Desk.DecideAllAsync(People.Reviewer, both.Id, 2, true, null, default));
        Assert.Equal(2, (await Signs.StandingAsync(default)).Count);

        await TakeAsync(AReport.Indicator("[ipv4-addr:value = '198.51.100.7']", modified: AReport.Written.AddHours(1)));

        Assert.Equal("198.51.100.7", Assert.Single(await Signs.StandingAsync(default)).What!.Value.Value);
    }

    [CaseFact]
    public async Task What_was_rejected_stays_out_until_it_says_something_else()
    {
        await TakeAsync(AReport.Address("198.51.100.7"));
        var id = Assert.Single((await ReportsAsync()).Rows).Report.Id;
        Assert.Equal(Refusal.ReasonMissing, await Desk.DecideAsync(People.Reviewer, [id], false, " ", default));
        Assert.Null(await Desk.DecideAsync(People.Reviewer, [id], false, "A campus.", default));

        Assert.Equal((0, 0, 1), Of(await TakeAsync(AReport.Address("198.51.100.7", modified: AReport.Written.AddHours(1)))));
        Assert.Equal((1, 0, 0), Of(await TakeAsync(AReport.Address("198.51.100.7", 95, modified: AReport.Written.AddHours(2)))));
        Assert.Single((await ReportsAsync()).Rows);
    }

    [CaseFact]
    public async Task A_report_grows_weaker_with_age_and_lapses_at_its_end()
    {
        await AcceptedAsync(AReport.Address("198.51.100.7", 100, until: AReport.Written.AddDays(80)));
        async Task<double> Counts() => (await Signs.StandingAsync(default)).SingleOrDefault()?.Counts ?? 0;

        var fresh = await Counts();
        Room.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(fresh / 2, await Counts(), 3);
        await TakeAsync(AReport.Address("198.51.100.7", 100, until: AReport.Written.AddDays(80), modified: Room.Clock.GetUtcNow()));
        Assert.Equal(0.5, await Counts(), 3); // said anew: its age counts from now
        Room.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, await Counts());
    }

    [CaseFact]
    public async Task Two_sources_that_say_the_same_are_shown_beside_each_other_with_their_conflicts()
    {
        await AcceptedAsync(AReport.Address("198.51.100.7"));
        var (b, c) = (await SourceAsync("Lab B"), await SourceAsync("Lab C"));
        await TakeAsync(c, AReport.Address("198.51.100.7"));
        await TakeAsync(c, AReport.Address("198.51.100.7", revoked: true, modified: AReport.Written.AddHours(1)));
        Assert.Null((await Room.The<IAllowList>().AddAsync(People.Manager, new(DecisionScope.Prefix, "198.51.100.0/24"), "Our own office.", Room.Clock.GetUtcNow().AddDays(9), default)).Refusal);

        await TakeAsync(b, AReport.Address("198.51.100.7"));

        var said = Assert.Single((await Desk.ReportsAsync(People.Analyst, b, ReportState.Waiting, 0, 10, default)).Rows).Elsewhere;
        Assert.Contains(said, s => s.StartsWith("Also from Lab A, accepted", StringComparison.Ordinal));
        Assert.Contains(said, s => s.StartsWith("Conflict: Lab C took it back", StringComparison.Ordinal));
        Assert.Contains(said, s => s.Contains("on the allow list", StringComparison.Ordinal));
    }

    [CaseFact]
    public async Task Two_who_decide_the_same_are_told_and_all_or_none_is_decided()
    {
        await TakeAsync(AReport.Address("198.51.100.7"), AReport.Address("198.51.100.8", number: 2));
        var ids = (await ReportsAsync()).Rows.Select(r => r.Report.Id).ToList();
        Assert.Null(await AcceptAsync(ids[0]));

        Assert.Equal(Refusal.AlreadyDecided, await Desk.DecideAsync(People.Manager, ids, true, null, default));
        Assert.Single((await ReportsAsync()).Rows);
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.DecideAllAsync(People.Manager, (await ReportsAsync()).Rows[0].Report.DeliveryId, 2, true, null, default));
        var shown = (await Desk.SourcesAsync(People.Analyst, default))[0];
        Assert.Null(await Desk.WeighAsync(People.Manager, _source, shown.Version, 90, 10, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.WeighAsync(People.Reviewer, _source, shown.Version, 10, 10, default));
    }

    [CaseFact]
    public async Task Keyed_hashes_are_compared_under_the_key_of_their_source_alone()
    {
        var secret = "a key of thirty-two bytes or more"u8.ToArray();
        var hash = SharingKey.From(secret)!.Hash(IndicatorKind.PaymentHash, KnownFacts.Card);
        await TakeAsync(AReport.Hash(IndicatorKind.PaymentHash, hash));
        Assert.Contains("key of this source is not known", Assert.Single((await ReportsAsync(ReportState.NotMatchable)).Rows).Report.WhyNot, StringComparison.Ordinal);

        var keyed = await SourceAsync("Lab K", key: Convert.ToBase64String(secret));
        var delivery = await TakeAsync(keyed, AReport.Hash(IndicatorKind.PaymentHash, hash), AReport.Hash(IndicatorKind.PaymentHash, new('0', 64), 2));
        Assert.Null(await Desk.DecideAllAsync(People.Reviewer, delivery.Id, 2, true, null, default));

        Assert.Equal(new Resource(ResourceKind.Payment, KnownFacts.Card), Assert.Single(await Signs.StandingAsync(default)).What);
        Assert.Equal(Refusal.HashKeyWrong, (await Desk.AddAsync(People.Admin, new("Lab W", InboundKind.File, HashKey: "c2hvcnQ="), default)).Refusal);
    }

    [CaseFact]
    public async Task A_source_that_is_ended_counts_no_more_and_takes_nothing()
    {
        await AcceptedAsync(AReport.Address("198.51.100.7"));
        Assert.Null(await Desk.EndAsync(People.Admin, _source, default));
        Assert.Empty(await Signs.StandingAsync(default));
        Assert.Equal(Refusal.SourceEnded, (await Desk.UploadAsync(People.Analyst, _source, "a", AReport.Bundle(), default)).Refusal);
    }

    [CaseFact]
    public async Task What_can_not_be_read_at_all_is_on_record_with_the_reason()
    {
        var done = await Desk.UploadAsync(People.Analyst, _source, "a\u202E.json", Encoding.UTF8.GetBytes("<html>"), default);
        Assert.Equal(("a.json", 1), (done.Value!.Name, done.Value.FaultCount));
        Assert.Contains("neither", Assert.Single((await Desk.DeliveriesAsync(People.Analyst, 0, 10, default)).Rows).Delivery.Faults[0].Why, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task Credentials_lie_protected_and_come_out_only_for_the_pull()
    {
        var made = (await Desk.AddAsync(People.Admin, new("Feed", InboundKind.Taxii, Url: "https://lab.example/taxii2/r/collections/c/", UserName: "us", Secret: "hunter2-of-the-feed"), default)).Value!;
        var due = Assert.Single(await Room.The<IInboundIntake>().DueAsync(10, default));
        Assert.Equal((made.Id, "hunter2-of-the-feed", false), (due.Id, due.Secret, due.Locked));
        Assert.DoesNotContain(await Room.AuditAsync(), e => e.Detail.Contains("hunter2", StringComparison.Ordinal));
        await using (var db = Room.Db())
            Assert.DoesNotContain("hunter2", db.Find<InboundSource>(made.Id)!.ProtectedSecret, StringComparison.Ordinal);

        await Room.The<IInboundIntake>().PulledAsync(made.Id, null, "It did not answer in time.", TimeSpan.FromMinutes(15), default);
        Assert.Empty(await Room.The<IInboundIntake>().DueAsync(10, default));
        var row = (await Desk.SourcesAsync(People.Analyst, default)).Single(s => s.Id == made.Id);
        Assert.Equal((1, Room.Clock.GetUtcNow().AddMinutes(30)), (row.Failures, row.DueAt));
        Assert.Equal(Refusal.AddressWrong, (await Desk.AddAsync(People.Admin, new("Bad", InboundKind.Misp, Url: "file:///etc/passwd"), default)).Refusal);
    }

    [CaseFact]
    public async Task Who_may_not_see_sees_nothing()
    {
        await TakeAsync(AReport.Address("198.51.100.7"));
        foreach (var stranger in (Person[])[People.Partner, People.Nobody])
        {
            Assert.Empty(await Desk.SourcesAsync(stranger, default));
            Assert.Equal(0, (await Desk.DeliveriesAsync(stranger, 0, 10, default)).Total);
            Assert.Equal(0, (await Desk.ReportsAsync(stranger, null, ReportState.Waiting, 0, 10, default)).Total);
            Assert.Equal(0, (await Room.The<ISightingDesk>().ReceivedAsync(stranger, 0, 10, default)).Total);
            Assert.Equal(0, (await Room.The<ISightingDesk>().LoadAsync(stranger, 0, 10, default)).Total);
        }
    }

    private static (int New, int Changed, int Unchanged) Of(InboundDelivery delivery) => (delivery.New, delivery.Changed, delivery.Unchanged);

    private async Task<Guid> SourceAsync(string name, int trust = 100, string? key = null) =>
        (await Desk.AddAsync(People.Admin, new(name, InboundKind.File, trust, 30, HashKey: key), default)).Value!.Id;

    private Task<InboundDelivery> TakeAsync(params string[] objects) => TakeAsync(_source, objects);

    private async Task<InboundDelivery> TakeAsync(Guid source, params string[] objects) => (await Desk.UploadAsync(People.Analyst, source, "a.json", AReport.Bundle(objects), default)).Value!;

    private Task<Page<ReportRow>> ReportsAsync(ReportState state = ReportState.Waiting) => Desk.ReportsAsync(People.Analyst, null, state, 0, 10, default);

    private Task<Refusal?> AcceptAsync(Guid id) => Desk.DecideAsync(People.Reviewer, [id], true, null, default);

    private async Task AcceptedAsync(string one)
    {
        var delivery = await TakeAsync(one);
        Assert.Null(await Desk.DecideAllAsync(People.Reviewer, delivery.Id, 1, true, null, default));
    }
}

public sealed class InboundDeskOnSqlite : InboundDeskContract
{
    protected override bool OnServer => false;
}

public sealed class InboundDeskOnSqlServer : InboundDeskContract
{
    protected override bool OnServer => true;
}
