using System.Globalization;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>Two consoles with stores of their own that know each other as partners, and talk over TAXII alone.</summary>
public sealed class TwoConsolesTests : IAsyncLifetime
{
    private const string Address = "198.51.100.7";
    private static readonly string[] s_quick = ["--Inbound:Look=00:00:00.2", "--Inbound:Every=00:00:01", "--Analysis:Live=00:00:00.2"];
    private static readonly Person Admin = new("admin-1", "Admin 1", Role.Admin);
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Reviewer = new("reviewer-1", "Reviewer 1", Role.Reviewer);
    private readonly RunningConsole _a = new();
    private readonly RunningConsole _b = new();

    public async Task InitializeAsync()
    {
        await _a.StartAsync([.. s_quick, "--Casework:ProducerName=Lab A"]);
        await _b.StartAsync([.. s_quick, "--Casework:ProducerName=Lab B"]);
    }

    public async Task DisposeAsync()
    {
        await _a.DisposeAsync();
        await _b.DisposeAsync();
    }

    [Fact]
    public async Task Released_on_one_it_is_pulled_matched_and_answered_by_the_other_and_taken_back_it_is_gone()
    {
        await IngestAsync(_a, [.. Enumerable.Range(0, 8).Select(n => ($"pool-{n}", Address))]);
        await IngestAsync(_b, [("harvester", Address), ("honest", "192.0.2.9")]);
        await The<Analysis>(_b).RunAsync(new(), null, default);
        await MeetAsync();

        var bundle = await ReleaseAsync();
        await Patience.UntilAsync(async () => (await ReportsAsync(ReportState.Waiting)).Total > 0);
        Assert.Empty(await HitsAsync());

        var rows = (await ReportsAsync(ReportState.Waiting)).Rows;
        Assert.Null(await The<IInboundDesk>(_b).DecideAsync(Reviewer, [.. rows.Select(r => r.Report.Id)], true, null, default));
        await Patience.UntilAsync(async () => await HitsAsync() is ["harvester"]);
        var hit = Assert.Single(await The<IHits>(_b).OfAccountAsync(new("harvester"), default), h => h.DetectorId == ReportedIndicatorMatch.Id);
        Assert.Contains("Reported by Lab A: the address 198.51.100.7", hit.Evidence.Sentence, StringComparison.Ordinal);

        var report = (await ReportsAsync(ReportState.Accepted)).Rows.Single(r => r.Report.Value == Address).Report;
        var sighting = (await The<ISightingDesk>(_b).ProposeAsync(Analyst, report.Id, false, default)).Value!;
        Assert.Null(await The<ISightingDesk>(_b).DecideAsync(Reviewer, sighting.Id, sighting.ContentHash, true, default));
        await Patience.UntilAsync(async () => (await The<ISightingDesk>(_a).ReceivedAsync(Analyst, 0, 10, default)).Rows is [{ Sighting.Count: 1 }]);
        Assert.Equal(report.ObjectId, (await The<ISightingDesk>(_a).ReceivedAsync(Analyst, 0, 10, default)).Rows[0].Sighting.IndicatorId);

        Assert.Null(await The<ISharingDesk>(_a).RevokeAsync(Reviewer, bundle, default));
        await Patience.UntilAsync(async () => (await ReportsAsync(ReportState.Accepted)).Total == 0 && (await HitsAsync()).Count == 0);
        Assert.Subset((await ReportsAsync(ReportState.Withdrawn)).Rows.Select(r => r.Report.Id).ToHashSet(), rows.Select(r => r.Report.Id).ToHashSet());
    }

    [Fact]
    public async Task A_partner_that_sends_its_own_objects_has_them_staged_and_may_ask_what_became_of_them()
    {
        await MeetAsync();
        using var http = new HttpClient { BaseAddress = _a.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", _keyOfB);
        var body = $$"""{"objects":[{"type":"indicator","spec_version":"2.1","id":"indicator--6f0c5a3e-0d6c-4c57-8e0e-000000000001","modified":"2026-02-01T00:00:00.000Z","pattern":"[ipv4-addr:value = '{{Address}}']","pattern_type":"stix"},{"type":"indicator","id":"nothing"}]}""";

        using var content = new StringContent(body);
        content.Headers.ContentType = new("application/taxii+json") { Parameters = { new("version", "2.1") } };
        using var sent = await http.PostAsync(new Uri("/taxii2/investigator/collections/in_box/objects/", UriKind.Relative), content);
        var said = await sent.Content.ReadAsStringAsync();

        Assert.Equal(202, (int)sent.StatusCode);
        Assert.Contains("\"success_count\":1", said, StringComparison.Ordinal);
        var waiting = Assert.Single((await The<IInboundDesk>(_a).ReportsAsync(Analyst, null, ReportState.Waiting, 0, 10, default)).Rows);
        Assert.Equal(("Sent by lab B", Address), (waiting.SourceName, waiting.Report.Value));
        var delivery = Assert.Single((await The<IInboundDesk>(_a).DeliveriesAsync(Analyst, 0, 10, default)).Rows, d => d.SourceName == "Sent by lab B").Delivery;
        Assert.Equal(said, await http.GetStringAsync(new Uri($"/taxii2/investigator/status/{delivery.Id}/", UriKind.Relative)));
    }

    private string _keyOfB = "";

    /// <summary>Each enters the other in its directory, makes it a key, and pulls from it.</summary>
    private async Task MeetAsync()
    {
        var (b, keyOfB) = await EnterAsync(_a, "Lab B");
        var (a, keyOfA) = await EnterAsync(_b, "Lab A");
        _keyOfB = keyOfB;
        await AddAsync(_a, new("Lab B", InboundKind.Taxii, 80, 30, b, new Uri(_b.Address, "/taxii2/investigator/collections/for_you/").AbsoluteUri, "lab-a", keyOfA));
        await AddAsync(_a, new("Sent by lab B", InboundKind.Partner, 80, 30, b));
        await AddAsync(_b, new("Lab A", InboundKind.Taxii, 80, 30, a, new Uri(_a.Address, "/taxii2/investigator/collections/released/").AbsoluteUri, "", keyOfB));
    }

    private static async Task<(Guid Partner, string Key)> EnterAsync(RunningConsole at, string name)
    {
        var terms = new PartnerTerms(name, TrafficLight.Red, Enum.GetValues<IndicatorKind>(), SharedFields.All, "MOU 7", DateTimeOffset.UtcNow.AddYears(1));
        var partner = (await The<IPartners>(at).CreateAsync(Admin, terms, default)).Value!;
        var key = (await The<IApiClients>(at).CreateAsync(Admin, name, ApiScope.Sharing, default)).Value!;
        Assert.Null(await The<IPartners>(at).LinkAsync(Admin, partner.Id, key.Id, default));
        return (partner.Id, key.Key);
    }

    private static async Task AddAsync(RunningConsole at, InboundDraft draft) => Assert.Null((await The<IInboundDesk>(at).AddAsync(Admin, draft, default)).Refusal);

    private async Task<Guid> ReleaseAsync()
    {
        var (campaigns, desk) = (The<ICampaignDesk>(_a), The<ISharingDesk>(_a));
        var campaign = (await campaigns.StartAsync(Reviewer, "Pool 1", null, [.. Enumerable.Range(0, 8).Select(n => new AccountId($"pool-{n}"))], "queue", default)).Value!;
        Assert.Null(await campaigns.JudgeAsync(Reviewer, campaign.Id, campaign.Version, null, MemberStatus.Confirmed, "One operation.", default));
        var request = BundleRequest.ForEveryone(campaign.Id, "stix", TrafficLight.Amber);
        var preview = (await desk.PreviewAsync(Reviewer, request, default)).Value!;
        var (releases, manager) = (The<IReleaseDesk>(_a), new Person("manager-1", "Manager 1", Role.Manager));
        var proposal = (await releases.ProposeAsync(Reviewer, request, preview.Sha256, "Consent.", "They asked.", default)).Value!;
        await releases.OpenAsync(manager, proposal.Id, default);
        return (await releases.ApproveAsync(manager, proposal.Id, proposal.Version, null, default)).Value!.Id;
    }

    private Task<Page<ReportRow>> ReportsAsync(ReportState state) => The<IInboundDesk>(_b).ReportsAsync(Analyst, null, state, 0, 100, default);

    private async Task<IReadOnlyList<string>> HitsAsync() => [.. (await The<IDetectorRecord>(_b).HitsAsync(ReportedIndicatorMatch.Id, 0, 10, default)).Rows.Select(h => h.AccountId.Value)];

    private static async Task IngestAsync(RunningConsole at, params (string Account, string Ip)[] events)
    {
        var time = DateTimeOffset.UtcNow.AddHours(-2);
        var lines = string.Concat(events.Index().Select(e => string.Create(CultureInfo.InvariantCulture,
            $$"""{"event_id":"e-{{e.Index}}","time":"{{time.AddMinutes(e.Index):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"{{e.Item.Account}}","model":"m-1","input_tokens":10,"output_tokens":20,"status":200,"ip":"{{e.Item.Ip}}"}""") + "\n"));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        await The<IUsageIngest>(at).IngestAsync(IngestStream.Events, "test", stream, null, default);
    }

    private static T The<T>(RunningConsole at)
        where T : notnull => at.Services.GetRequiredService<T>();
}
