using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Sharing.Inbound;

/// <summary>Answers to what others reported: measured here, approved by a second person, fetched by the partner of the source and by nobody else.</summary>
public abstract class SightingDeskContract : CaseContract
{
    private Partner _partner = null!;
    private Guid _source;

    private ISightingDesk Desk => Room.The<ISightingDesk>();

    private IInboundDesk Inbound => Room.The<IInboundDesk>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _partner = await Room.PartnerAsync("Lab A", People.Partner.Id);
        _source = (await Inbound.AddAsync(People.Admin, new("Lab A", InboundKind.File, 100, 30, _partner.Id), default)).Value!.Id;
    }

    [CaseFact]
    public async Task What_was_seen_is_told_once_a_second_person_approved_the_very_bytes()
    {
        var sighting = (await Desk.ProposeAsync(People.Analyst, await AcceptedAsync("198.51.100.7"), false, default)).Value!;
        Assert.Equal((10, 1), (sighting.Requests, sighting.Accounts));
        Assert.Empty(await ObjectsAsync());
        Assert.Equal(Refusal.SelfApproval, await Desk.DecideAsync(People.Analyst with { Roles = Role.Reviewer }, sighting.Id, sighting.ContentHash, true, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.DecideAsync(People.Reviewer, sighting.Id, "another", true, default));
        Assert.Null(await Desk.DecideAsync(People.Reviewer, sighting.Id, sighting.ContentHash, true, default));

        var told = Assert.Single(await ObjectsAsync(), o => o.Type == "sighting");
        var text = Encoding.UTF8.GetString(told.Json.Span);
        Assert.Contains($"\"sighting_of_ref\":\"{AReport.Id(1)}\"", text, StringComparison.Ordinal);
        Assert.Contains("\"count\":10", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Findings.Account(1).Value, Encoding.UTF8.GetString(sighting.Content), StringComparison.Ordinal);
        Assert.Equal(Refusal.AlreadyDecided, await Desk.DecideAsync(People.Manager, sighting.Id, sighting.ContentHash, false, default));
    }

    [CaseFact]
    public async Task What_was_looked_for_and_not_seen_is_told_with_a_count_of_zero()
    {
        var sighting = (await Desk.ProposeAsync(People.Analyst, await AcceptedAsync("198.51.100.99"), false, default)).Value!;
        Assert.Equal((0, 0), (sighting.Requests, sighting.Accounts));
        Assert.Contains("\"count\":0", Encoding.UTF8.GetString(sighting.Content), StringComparison.Ordinal);
        Assert.DoesNotContain("first_seen", Encoding.UTF8.GetString(sighting.Content), StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task A_false_positive_is_told_as_an_opinion_beside_the_count()
    {
        var sighting = (await Desk.ProposeAsync(People.Analyst, await AcceptedAsync("198.51.100.7"), true, default)).Value!;
        Assert.Null(await Desk.DecideAsync(People.Reviewer, sighting.Id, sighting.ContentHash, true, default));
        var opinion = Encoding.UTF8.GetString(Assert.Single(await ObjectsAsync(), o => o.Type == "opinion").Json.Span);
        Assert.Contains("\"opinion\":\"strongly-disagree\"", opinion, StringComparison.Ordinal);
        Assert.Contains(AReport.Id(1), opinion, StringComparison.Ordinal);
        Assert.Null(await Desk.TakeBackAsync(People.Reviewer, sighting.Id, default));
        Assert.Contains("\"revoked\":true", Encoding.UTF8.GetString(Assert.Single(await ObjectsAsync(), o => o.Type == "opinion").Json.Span), StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task Attributes_of_MISP_are_answered_as_seen_or_as_false_positive_and_by_no_other_word()
    {
        const string Seen = "5f3a1c2e-0000-4000-8000-000000000001";
        const string Unseen = "5f3a1c2e-0000-4000-8000-000000000002";
        var delivery = (await Inbound.UploadAsync(People.Analyst, _source, "e.json", Encoding.UTF8.GetBytes(
            $$$"""{"Event":{"info":"Pool","Tag":[{"name":"tlp:green"}],"Attribute":[{"uuid":"{{{Seen}}}","type":"ip-src","value":"198.51.100.7","timestamp":"1767225600"},{"uuid":"{{{Unseen}}}","type":"ip-src","value":"198.51.100.99","timestamp":"1767225600"}]}}"""), default)).Value!;
        Assert.Null(await Inbound.DecideAllAsync(People.Reviewer, delivery.Id, 2, true, null, default));
        var reports = (await Inbound.ReportsAsync(People.Analyst, _source, ReportState.Accepted, 0, 10, default)).Rows.ToDictionary(r => r.Report.ObjectId, r => r.Report.Id);
        Assert.Equal(Refusal.NoWordForUnseen, (await Desk.ProposeAsync(People.Analyst, reports[Unseen], false, default)).Refusal);
        var told = new[] { (await Desk.ProposeAsync(People.Analyst, reports[Seen], false, default)).Value!, (await Desk.ProposeAsync(People.Analyst, reports[Unseen], true, default)).Value! };
        Assert.Equal("""{"response":[]}""", await MispAsync(People.Partner));
        foreach (var one in told)
        {
            Assert.Null(await Desk.DecideAsync(People.Reviewer, one.Id, one.ContentHash, true, default));
            Room.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var sent = System.Text.Json.JsonDocument.Parse(await MispAsync(People.Partner));
        Assert.Equal([(Seen, "0"), (Unseen, "1")], sent.RootElement.GetProperty("response").EnumerateArray().Select(s => s.GetProperty("Sighting")).Select(s => (s.GetProperty("attribute_uuid").GetString()!, s.GetProperty("type").GetString()!)));
        Assert.DoesNotContain(Findings.Account(1).Value, sent.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await ObjectsAsync()); // they are no STIX objects
        Assert.Contains(await Room.AuditAsync(), e => e.Act == "sightings.fetched");

        var stranger = new Person("partner-2", "Partner 2", Role.Partner);
        await Room.PartnerAsync("Lab B", stranger.Id);
        Assert.Equal("""{"response":[]}""", await MispAsync(stranger));
        Assert.Equal(Refusal.NotAllowed, (await Desk.MispAsync(People.Nobody, null, default)).Refusal);
        Assert.Null(await Desk.TakeBackAsync(People.Reviewer, told[0].Id, default));
        Assert.DoesNotContain(Seen, await MispAsync(People.Partner), StringComparison.Ordinal);

        async Task<string> MispAsync(Person by) => Encoding.UTF8.GetString((await Desk.MispAsync(by, null, default)).Value!);
    }

    [CaseFact]
    public async Task Nobody_but_the_partner_of_the_source_gets_it_and_taken_back_it_comes_as_revoked()
    {
        var stranger = new Person("partner-2", "Partner 2", Role.Partner);
        await Room.PartnerAsync("Lab B", stranger.Id);
        var sighting = (await Desk.ProposeAsync(People.Analyst, await AcceptedAsync("198.51.100.7"), false, default)).Value!;
        Assert.Null(await Desk.DecideAsync(People.Reviewer, sighting.Id, sighting.ContentHash, true, default));
        Assert.Empty((await Room.The<ISharedObjects>().FindAsync(stranger, new(), false, default)).Value!.Objects);
        Assert.Contains((await Room.The<ISharedObjects>().FindAsync(People.Partner, new() { Collection = SharedCollection.Direct }, false, default)).Value!.Objects, o => o.Type == "sighting");
        Assert.Empty((await Room.The<ISharedObjects>().FindAsync(People.Partner, new() { Collection = "other" }, false, default)).Value!.Objects);

        Room.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Desk.TakeBackAsync(People.Reviewer, sighting.Id, default));
        var gone = Assert.Single(await ObjectsAsync(), o => o.Type == "sighting");
        Assert.Contains("\"revoked\":true", Encoding.UTF8.GetString(gone.Json.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("\"count\"", Encoding.UTF8.GetString(gone.Json.Span), StringComparison.Ordinal);

        var terms = new PartnerTerms("Lab A", TrafficLight.Green, Enum.GetValues<IndicatorKind>(), SharedFields.All, "MOU 7", Room.Clock.GetUtcNow().AddYears(1));
        Assert.Equal("Lab A", Assert.Single((await Desk.LoadAsync(People.Analyst, 0, 10, default)).Rows).Reaches);
        Assert.Null(await Room.The<IPartners>().ChangeAsync(People.Manager, _partner.Id, (await Room.The<IPartners>().FindAsync(People.Manager, _partner.Id, default))!.Version, terms, default));
        Assert.Empty(await ObjectsAsync()); // it may not get what is marked amber any more
        Assert.Null(Assert.Single((await Desk.LoadAsync(People.Analyst, 0, 10, default)).Rows).Reaches);
        Assert.Null(await Room.The<IPartners>().ChangeAsync(People.Manager, _partner.Id, (await Room.The<IPartners>().FindAsync(People.Manager, _partner.Id, default))!.Version, terms with { HighestMarking = TrafficLight.Red }, default));

        var now = (await Room.The<IPartners>().FindAsync(People.Manager, _partner.Id, default))!;
        Assert.Null(await Room.The<IPartners>().SuspendAsync(People.Manager, now.Id, now.Version, "A leak.", default));
        Assert.Empty(await ObjectsAsync());
    }

    [CaseFact]
    public async Task A_second_proposal_waits_for_the_first_and_only_what_is_accepted_is_answered()
    {
        var report = await AcceptedAsync("198.51.100.7");
        Assert.NotNull((await Desk.ProposeAsync(People.Analyst, report, false, default)).Value);
        Assert.Equal(Refusal.AnotherOnItsWay, (await Desk.ProposeAsync(People.OtherAnalyst, report, false, default)).Refusal);
        await Inbound.UploadAsync(People.Analyst, _source, "b.json", AReport.Bundle(AReport.Address("198.51.100.8", number: 2)), default);
        var waiting = (await Inbound.ReportsAsync(People.Analyst, _source, ReportState.Waiting, 0, 10, default)).Rows[0].Report.Id;
        Assert.Equal(Refusal.NotInThisState, (await Desk.ProposeAsync(People.Analyst, waiting, false, default)).Refusal);
    }

    [CaseFact]
    public async Task What_sources_tell_of_what_was_shared_is_kept_and_renewed()
    {
        async Task<ReceivedSighting> HearAsync(string one)
        {
            await Inbound.UploadAsync(People.Analyst, _source, "s.json", AReport.Bundle(one), default);
            return Assert.Single((await Desk.ReceivedAsync(People.Analyst, 0, 10, default)).Rows).Sighting;
        }

        Assert.Equal(3, (await HearAsync(AReport.Sighting(3))).Count);
        Assert.Equal(5, (await HearAsync(AReport.Sighting(5, modified: AReport.Written.AddHours(1)))).Count);
        Assert.Equal(5, (await HearAsync(AReport.Sighting(4))).Count);
        var gone = await HearAsync(AReport.Sighting(0, revoked: true, modified: AReport.Written.AddHours(2)));
        Assert.Equal((AReport.Id(9), true), (gone.IndicatorId, gone.WithdrawnAt is not null));
    }

    private async Task<Guid> AcceptedAsync(string address)
    {
        var done = (await Inbound.UploadAsync(People.Analyst, _source, "a.json", AReport.Bundle(AReport.Address(address)), default)).Value!;
        Assert.Null(await Inbound.DecideAllAsync(People.Reviewer, done.Id, 1, true, null, default));
        return Assert.Single((await Inbound.ReportsAsync(People.Analyst, _source, ReportState.Accepted, 0, 10, default)).Rows).Report.Id;
    }

    private async Task<IReadOnlyList<SharedObject>> ObjectsAsync() => (await Room.The<ISharedObjects>().FindAsync(People.Partner, new(), true, default)).Value!.Objects;
}

public sealed class SightingDeskOnSqlite : SightingDeskContract
{
    protected override bool OnServer => false;
}

public sealed class SightingDeskOnSqlServer : SightingDeskContract
{
    protected override bool OnServer => true;
}
