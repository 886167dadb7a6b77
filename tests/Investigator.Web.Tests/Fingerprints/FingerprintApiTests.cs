using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Investigator.Web.Fingerprints;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Fingerprints;

/// <summary>How gateways ask what to place, say what they placed and bring in answers.</summary>
public sealed class FingerprintApiTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Manager = new("manager-1", "Manager 1", Role.Manager);

    [Fact]
    public async Task A_gateway_asks_places_and_reports_once_and_a_stop_stops()
    {
        var print = await ServedAsync("served 1", "acc-served");
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Fingerprints);

        var plan = (await (await gateway.GetAsync("/api/v1/fingerprints/placements/plan?account=acc-served")).Content.ReadFromJsonAsync<PlanReply>())!;
        var told = Assert.Single(plan.Fingerprints);
        Assert.Equal((print.Id, "canary", 10, "t1"), (told.Id, told.Kind, told.SharePercent, Assert.Single(told.Traps!).Id));
        var others = await (await gateway.GetAsync("/api/v1/fingerprints/placements/plan?account=somebody")).Content.ReadAsStringAsync();
        Assert.Equal("""{"fingerprints":[]}""", others);

        var body = $$"""{"placements":[{"event_id":"p1","fingerprint_id":"{{print.Id}}","account_id":"acc-served","tokens":41,"trap_id":"t1"},{"event_id":"p2","fingerprint_id":"{{print.Id}}","account_id":"acc-served","tokens":1}]}""";
        Assert.Equal(new PlacementReply(2, 0), await (await SendAsync(gateway, "placements", body)).Content.ReadFromJsonAsync<PlacementReply>());
        Assert.Equal(new PlacementReply(0, 2), await (await SendAsync(gateway, "placements", body)).Content.ReadFromJsonAsync<PlacementReply>());
        var seen = Assert.Single(await console.Services.GetRequiredService<IPlacements>().ExposureAsync([new("acc-served")], default));
        Assert.Equal((2L, 42L), (seen.Requests, seen.Tokens));

        var registry = console.Services.GetRequiredService<IFingerprints>();
        Assert.Null(await registry.RetireAsync(Analyst, print.Id, (await registry.FindAsync(Analyst, print.Id, default))!.Version, "Stop.", default));
        Assert.Equal("""{"fingerprints":[]}""", await (await gateway.GetAsync("/api/v1/fingerprints/placements/plan?account=acc-served")).Content.ReadAsStringAsync());
        // What was on its way when it was stopped is still taken.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, "placements", body)).StatusCode);
    }

    [Theory]
    [InlineData("placements", "{}", HttpStatusCode.BadRequest)]
    [InlineData("placements", """{"placements":[null]}""", HttpStatusCode.BadRequest)]
    [InlineData("placements", """{"placements":[{"event_id":"","fingerprint_id":"00000000-0000-0000-0000-000000000000","account_id":"a","tokens":1}]}""", HttpStatusCode.BadRequest)]
    [InlineData("placements", """{"placements":[{"event_id":"e","fingerprint_id":"00000000-0000-0000-0000-000000000000","account_id":"a","tokens":-1}]}""", HttpStatusCode.BadRequest)]
    [InlineData("placements", """{"placements":[{"event_id":"e","fingerprint_id":"00000000-0000-0000-0000-000000000000","account_id":"a","tokens":1,"placed_at":"2199-01-01T00:00:00Z"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("placements", """{"placements":[{"event_id":"e","fingerprint_id":"00000000-0000-0000-0000-000000000000","account_id":"a","tokens":1}]}""", HttpStatusCode.NotFound)]
    [InlineData("answers", """{"answers":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("answers", """{"answers":[{"event_id":"e","account_id":"a"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("answers", """{"answers":[{"event_id":"e","account_id":"a","hashes":["zz"]}]}""", HttpStatusCode.BadRequest)]
    [InlineData("answers", "nothing", HttpStatusCode.BadRequest)]
    public async Task What_makes_no_sense_is_refused_whole(string address, string body, HttpStatusCode status)
    {
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Fingerprints);
        Assert.Equal(status, (await SendAsync(gateway, address, body)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.GetAsync("/api/v1/fingerprints/placements/plan")).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_came_as_text_or_as_hashes_is_found_by_whoever_says_why()
    {
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Fingerprints);
        string Words(string stem) => string.Join(' ', Enumerable.Range(0, 80).Select(i => $"{stem}{i * 31 % 79}"));
        var hashes = AnswerGrams.Runs(Words("beta")).Select(h => h.ToString("x16", CultureInfo.InvariantCulture));
        var body = JsonSerializer.Serialize(new
        {
            answers = new object[] { new { event_id = "a1", account_id = "acc-1", text = Words("alpha") }, new { event_id = "a2", account_id = "acc-2", hashes }, new { event_id = "a3", account_id = "acc-2", text = "Yes." } },
        });
        Assert.Equal(new AnswersReply(2, 0, 1), await (await SendAsync(gateway, "answers", body)).Content.ReadFromJsonAsync<AnswersReply>());
        Assert.Equal(new AnswersReply(0, 2, 1), await (await SendAsync(gateway, "answers", body)).Content.ReadFromJsonAsync<AnswersReply>());

        var desk = console.Services.GetRequiredService<AnswerDesk>();
        foreach (var (stem, id) in new[] { ("alpha", "a1"), ("beta", "a2") })
        {
            var found = (await desk.LookUpAsync(Analyst, "As they say: " + Words(stem).ToUpperInvariant(), "Ticket 4711, who said it", default)).Value!;
            var row = Assert.Single(found.Found);
            Assert.Equal(id, row.EventId.Value);
            Assert.InRange((double)row.Shared / found.Grams, 0.8, 1);
        }

        Assert.Equal(Refusal.PurposeMissing, (await desk.LookUpAsync(Analyst, Words("alpha"), "why", default)).Refusal);
        Assert.Equal(Refusal.TextTooShort, (await desk.LookUpAsync(Analyst, "Too short.", "Ticket 4711, who said it", default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await desk.LookUpAsync(new("auditor-1", "Auditor 1", Role.Auditor), Words("alpha"), "Ticket 4711, who said it", default)).Refusal);
        Assert.Contains(await console.ActsOfAsync(Analyst.Id), e => e.Act == "answer.looked-up" && e.Detail.Contains("4711", StringComparison.Ordinal) && !e.Detail.Contains("alpha", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Fingerprint> ServedAsync(string name, string account)
    {
        var (registry, campaigns) = (console.Services.GetRequiredService<IFingerprints>(), console.Services.GetRequiredService<ICampaignDesk>());
        var pool = (await campaigns.StartAsync(Analyst, name, null, [new AccountId(account)], "queue", default)).Value!;
        Assert.Null(await campaigns.JudgeAsync(Analyst, pool.Id, pool.Version, null, MemberStatus.Confirmed, "One card.", default));
        var made = (await registry.DraftAsync(
            Analyst, new(FingerprintKind.Canary, name, "To know our answers.", pool.Id, 10, null, null, null, [new("t1", "Who keeps it?", "Vaumol of Drist", false), new("t2", "Who lost it?", "Kliest", true)]), null, default)).Value!;
        Assert.Null(await registry.SealAsync(Manager, made.Id, 0, default));
        Assert.Null(await registry.ServeAsync(Manager, made.Id, 1, default));
        return (await registry.FindAsync(Analyst, made.Id, default))!;
    }

    private static async Task<HttpResponseMessage> SendAsync(UsageSender sender, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/fingerprints/" + address) { Content = content };
        return await sender.SendAsync(request);
    }
}
