using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>A running console with one released campaign of eight accounts, and the keys of two machines.</summary>
public sealed class SharingConsole : IAsyncLifetime
{
    private static readonly Person Reviewer = new("reviewer-1", "Reviewer 1", Role.Reviewer);

    public RunningConsole Console { get; } = new();

    public string Key { get; private set; } = "";

    public string GatewayKey { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await Console.InitializeAsync();
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        var keys = The<IApiClients>();
        var made = (await keys.CreateAsync(admin, "partner-1", ApiScope.Sharing, default)).Value!;
        Key = made.Key;
        var terms = new PartnerTerms("Other Lab", TrafficLight.Red, Enum.GetValues<IndicatorKind>(), SharedFields.All, "MOU 7", DateTimeOffset.UtcNow.AddYears(1));
        var partner = (await The<IPartners>().CreateAsync(admin, terms, default)).Value!;
        Assert.Null(await The<IPartners>().LinkAsync(admin, partner.Id, made.Id, default));
        GatewayKey = (await keys.CreateAsync(admin, "gateway-1", ApiScope.Ingest | ApiScope.Decisions, default)).Value!.Key;
        var lines = string.Concat(Enumerable.Range(1, 16).Select(i => string.Create(CultureInfo.InvariantCulture,
            $$"""{"event_id":"e-{{i}}","time":"2026-03-01T10:00:{{i:00}}Z","account_id":"acc-{{i % 8}}","model":"m-1","input_tokens":10,"output_tokens":20,"ip":"198.51.100.7","tls_fingerprint":"t13d1516h2_8daaf6152771_b186095e22b6"}""") + "\n"));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        await The<IUsageIngest>().IngestAsync(IngestStream.Events, "test", stream, null, default);
        await ReleaseAsync("Pool 1");
    }

    public async Task<Guid> ReleaseAsync(string name)
    {
        var (campaigns, desk) = (The<ICampaignDesk>(), The<ISharingDesk>());
        AccountId[] accounts = [.. Enumerable.Range(0, 8).Select(i => new AccountId($"acc-{i}"))];
        var campaign = (await campaigns.StartAsync(Reviewer, name, null, accounts, "queue", default)).Value!;
        Assert.Null(await campaigns.JudgeAsync(Reviewer, campaign.Id, campaign.Version, null, MemberStatus.Confirmed, "One operation.", default));
        var request = BundleRequest.ForEveryone(campaign.Id, "stix", TrafficLight.Green);
        var preview = (await desk.PreviewAsync(Reviewer, request, default)).Value!;
        var (releases, manager) = (The<IReleaseDesk>(), new Person("manager-1", "Manager 1", Role.Manager));
        var proposal = (await releases.ProposeAsync(Reviewer, request, preview.Sha256, "Consent.", "They asked.", default)).Value!;
        await releases.OpenAsync(manager, proposal.Id, default);
        return (await releases.ApproveAsync(manager, proposal.Id, proposal.Version, null, default)).Value!.Id;
    }

    public async Task<IReadOnlyList<LedgerRow>> LedgerAsync() => (await The<IBundleLedger>().LoadAsync(Reviewer, new(), 0, 1000, default)).Rows;

    public async Task RevokeAsync(Guid bundle) => Assert.Null(await The<ISharingDesk>().RevokeAsync(Reviewer, bundle, default));

    public Task DisposeAsync() => Console.DisposeAsync();

    private T The<T>()
        where T : notnull => Console.Services.GetRequiredService<T>();
}

/// <summary>Whole bundles for partners' machines.</summary>
public sealed class BundleApiTests(SharingConsole console) : IClassFixture<SharingConsole>
{
    [Fact]
    public async Task A_partner_lists_and_fetches_its_bundles_and_each_fetch_is_in_the_ledger()
    {
        using var http = Client(console.Key);
        using var list = await JsonDocument.ParseAsync(await http.GetStreamAsync(new Uri("/api/v1/bundles/", UriKind.Relative)));
        var bundle = list.RootElement.GetProperty("bundles").EnumerateArray().First();
        var id = bundle.GetProperty("id").GetGuid();

        var bytes = await http.GetByteArrayAsync(new Uri($"/api/v1/bundles/{id}", UriKind.Relative));

        Assert.Equal(bundle.GetProperty("sha256").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        var line = Assert.Single(await console.LedgerAsync(), row => row.Path is FetchPath.Api && row.BundleId == id);
        Assert.Equal(("Other Lab", "partner-1"), (line.Partner, line.PersonName));
    }

    [Fact]
    public async Task What_is_not_there_and_a_key_of_another_task_are_refused()
    {
        using var partner = Client(console.Key);
        using var missing = await partner.GetAsync(new Uri($"/api/v1/bundles/{Guid.NewGuid()}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var gateway = Client(console.GatewayKey);
        using var refused = await gateway.GetAsync(new Uri("/api/v1/bundles/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Objects_fetched_by_TAXII_are_in_the_ledger_with_their_bundle()
    {
        using var http = Client(console.Key);
        using var reply = await http.GetAsync(new Uri("/taxii2/investigator/collections/released/objects/?limit=5", UriKind.Relative));
        reply.EnsureSuccessStatusCode();

        Assert.Contains(await console.LedgerAsync(), row => row is { Path: FetchPath.Taxii, Objects: > 0, BundleId: not null, Partner: "Other Lab" });
    }

    private HttpClient Client(string key)
    {
        var http = new HttpClient { BaseAddress = console.Console.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return http;
    }
}

/// <summary>TAXII 2.1 as a partner's machine meets it: one test for each row of the table in docs/taxii.md.</summary>
public sealed class TaxiiTests(SharingConsole console) : IClassFixture<SharingConsole>, IDisposable
{
    private const string Objects = "/taxii2/investigator/collections/released/objects/";
    private const string CollectionId = "4c5e3a61-6d1b-4b0e-9a39-5f2a1e7b9d10";
    private readonly HttpClient _http = new() { BaseAddress = console.Console.Address };

    [Fact]
    public async Task Discovery_names_the_api_root_by_its_whole_address()
    {
        var found = await JsonAsync("/taxii2/");
        Assert.Equal(new Uri(console.Console.Address, "/taxii2/investigator/").AbsoluteUri, Assert.Single(found.GetProperty("api_roots").EnumerateArray()).GetString());
        Assert.Equal(found.GetProperty("default").GetString(), found.GetProperty("api_roots")[0].GetString());
        Assert.NotEmpty(found.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task The_api_root_says_which_version_it_speaks()
    {
        var root = await JsonAsync("/taxii2/investigator/");
        Assert.Equal("application/taxii+json;version=2.1", Assert.Single(root.GetProperty("versions").EnumerateArray()).GetString());
        Assert.Equal(InboundLimits.Bytes, root.GetProperty("max_content_length").GetInt64());
    }

    [Fact]
    public async Task The_collection_can_be_read_and_not_written_and_goes_by_id_and_alias()
    {
        var listed = (await JsonAsync("/taxii2/investigator/collections/")).GetProperty("collections")[0];
        Assert.Equal((CollectionId, true, false), (listed.GetProperty("id").GetString(), listed.GetProperty("can_read").GetBoolean(), listed.GetProperty("can_write").GetBoolean()));
        var byId = await JsonAsync($"/taxii2/investigator/collections/{CollectionId}/");
        Assert.Equal(byId.GetRawText(), (await JsonAsync("/taxii2/investigator/collections/released/")).GetRawText());
    }

    [Fact]
    public async Task An_envelope_holds_whole_STIX_objects_and_its_headers_the_dates_of_first_and_last()
    {
        using var answer = await AskAsync(Objects);
        var objects = (await ReadAsync(answer)).GetProperty("objects").EnumerateArray().ToList();
        Assert.Contains(objects, one => one.GetProperty("type").GetString() is "campaign");
        Assert.Contains(objects, one => one.GetProperty("type").GetString() is "indicator");
        Assert.All(objects, one => Assert.NotEmpty(one.GetProperty("id").GetString()!));
        foreach (var name in (string[])["X-TAXII-Date-Added-First", "X-TAXII-Date-Added-Last"])
            Assert.Matches(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$", Assert.Single(answer.Headers.GetValues(name)));
        Assert.Equal("application/taxii+json; version=2.1", answer.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Pages_lead_through_all_objects_once_even_while_more_arrive()
    {
        var all = (await JsonAsync(Objects)).GetProperty("objects").GetArrayLength();
        var seen = new List<string>();
        var next = "";
        Guid? late = null;
        do
        {
            var page = await JsonAsync($"{Objects}?limit=3{next}");
            seen.AddRange(page.GetProperty("objects").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            next = page.GetProperty("more").GetBoolean() ? "&next=" + page.GetProperty("next").GetString() : "";
            late ??= await console.ReleaseAsync("Pool in between");
        }
        while (next.Length > 0);

        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.True(seen.Count > all, "What arrived in between must be on the later pages.");
    }

    [Fact]
    public async Task Added_after_starts_behind_that_moment()
    {
        using var answer = await AskAsync(Objects);
        var last = Assert.Single(answer.Headers.GetValues("X-TAXII-Date-Added-Last"));
        var later = await JsonAsync($"{Objects}?added_after={last}");
        Assert.False(later.GetProperty("more").GetBoolean());
        Assert.False(later.TryGetProperty("objects", out _), "An empty list must be left out.");
    }

    [Fact]
    public async Task Matches_hold_together()
    {
        var indicators = (await JsonAsync($"{Objects}?match[type]=indicator")).GetProperty("objects").EnumerateArray().ToList();
        Assert.All(indicators, one => Assert.Equal("indicator", one.GetProperty("type").GetString()));
        var id = indicators[0].GetProperty("id").GetString();
        Assert.Equal(id, Assert.Single((await JsonAsync($"{Objects}?match[id]={id}")).GetProperty("objects").EnumerateArray()).GetProperty("id").GetString());
        Assert.False((await JsonAsync($"{Objects}?match[id]={id}&match[type]=campaign")).TryGetProperty("objects", out _));
        Assert.False((await JsonAsync($"{Objects}?match[spec_version]=2.0")).TryGetProperty("objects", out _));
        Assert.True((await JsonAsync($"{Objects}?match[spec_version]=2.0,2.1")).TryGetProperty("objects", out _));
    }

    [Fact]
    public async Task One_object_its_versions_and_its_line_in_the_manifest_agree()
    {
        var indicator = (await JsonAsync($"{Objects}?match[type]=indicator&limit=1")).GetProperty("objects")[0];
        var (id, modified) = (indicator.GetProperty("id").GetString()!, indicator.GetProperty("modified").GetDateTimeOffset());
        var one = Assert.Single((await JsonAsync($"{Objects}{id}/")).GetProperty("objects").EnumerateArray());
        Assert.Equal(indicator.GetRawText(), one.GetRawText());
        var versions = (await JsonAsync($"{Objects}{id}/versions/")).GetProperty("versions").EnumerateArray().Select(v => v.GetDateTimeOffset()).ToList();
        Assert.Contains(modified, versions);
        var line = Assert.Single((await JsonAsync($"/taxii2/investigator/collections/released/manifest/?match[id]={id}")).GetProperty("objects").EnumerateArray());
        Assert.Equal((id, modified, "application/stix+json;version=2.1"), (line.GetProperty("id").GetString(), line.GetProperty("version").GetDateTimeOffset(), line.GetProperty("media_type").GetString()));
        Assert.Contains(versions, v => v == (DateTimeOffset)line.GetProperty("version").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_is_taken_back_is_revoked_for_those_who_have_it_and_silent_for_those_who_have_not()
    {
        var bundle = await console.ReleaseAsync("Pool taken back");
        var before = (await JsonAsync($"{Objects}?match[type]=campaign&limit=1000")).GetProperty("objects").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Pool taken back");

        await console.RevokeAsync(bundle);

        var after = Assert.Single((await JsonAsync($"{Objects}{before.GetProperty("id").GetString()}/?match[version]=all")).GetProperty("objects").EnumerateArray());
        Assert.True(after.GetProperty("revoked").GetBoolean());
        Assert.Equal("(revoked)", after.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    [InlineData("added_after=yesterday")]
    [InlineData("next=../../etc")]
    [InlineData("next=AAAA")]
    [InlineData("match[version]=newest")]
    public async Task A_question_that_is_none_is_told_what_is_wrong(string query) => await RefusedAsync(HttpStatusCode.BadRequest, await AskAsync($"{Objects}?{query}"));

    [Theory]
    [InlineData("/taxii2/nowhere/")]
    [InlineData("/taxii2/investigator/status/2d086da7-4bdc-4f91-900e-d77486753710/")]
    [InlineData("/taxii2/investigator/collections/other/")]
    [InlineData("/taxii2/investigator/collections/other/objects/")]
    [InlineData("/taxii2/investigator/collections/released/objects/indicator--2d086da7-4bdc-4f91-900e-d77486753710/")]
    [InlineData("/taxii2/investigator/collections/released/objects/<script>/versions/")]
    public async Task What_is_not_there_is_not_found(string path) => await RefusedAsync(HttpStatusCode.NotFound, await AskAsync(path));

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/taxii+json;version=2.0")]
    [InlineData("text/html, application/vnd.oasis.taxii+json")]
    public async Task Another_media_type_is_not_acceptable(string accept) => await RefusedAsync(HttpStatusCode.NotAcceptable, await AskAsync(Objects, accept: accept));

    [Theory]
    [InlineData("application/taxii+json")]
    [InlineData("application/taxii+json;version=2.1")]
    [InlineData("text/html, */*;q=0.1")]
    public async Task The_media_type_in_any_of_its_forms_is_acceptable(string accept)
    {
        using var answer = await AskAsync(Objects, accept: accept);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Writing_and_deleting_are_refused_and_a_wrong_content_type_is_told()
    {
        await RefusedAsync(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Post, Objects, "application/taxii+json;version=2.1"));
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, await SendAsync(HttpMethod.Post, Objects, "application/json"));
        await RefusedAsync(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, Objects + "indicator--2d086da7-4bdc-4f91-900e-d77486753710/", null));
    }

    [Fact]
    public async Task Without_a_key_or_with_a_wrong_one_there_is_a_challenge_and_nothing_else()
    {
        foreach (var credentials in (AuthenticationHeaderValue?[])[null, Basic("inv_wrong"), Basic(""), new("Basic", "%%%"), new("Bearer", "inv_wrong"), new("Negotiate", "abc")])
        {
            using var answer = await AskAsync("/taxii2/", credentials: credentials, anonymous: credentials is null);
            Assert.Equal("Basic", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
            await RefusedAsync(HttpStatusCode.Unauthorized, answer);
        }
    }

    [Fact]
    public async Task A_key_works_as_password_and_as_bearer_and_another_machine_s_key_is_refused()
    {
        using (var bearer = await AskAsync(Objects, credentials: new("Bearer", console.Key))) Assert.Equal(HttpStatusCode.OK, bearer.StatusCode);
        await RefusedAsync(HttpStatusCode.Forbidden, await AskAsync(Objects, credentials: Basic(console.GatewayKey)));
    }

    [Fact]
    public async Task Who_fetched_what_is_in_the_audit()
    {
        using (await AskAsync($"{Objects}?match[type]=campaign"))
        {
        }

        Assert.Contains(await console.Console.ActsOfAsync("key:partner-1"), entry => entry.Act == "objects.fetched" && entry.Detail.Contains("campaign--", StringComparison.Ordinal));
    }

    public void Dispose() => _http.Dispose();

    private static AuthenticationHeaderValue Basic(string key) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("partner:" + key)));

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await AskAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;

    private static async Task RefusedAsync(HttpStatusCode status, HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/taxii+json; version=2.1", answer.Content.Headers.ContentType?.ToString());
            var error = await ReadAsync(answer);
            Assert.NotEmpty(error.GetProperty("title").GetString()!);
            Assert.Equal(((int)status).ToString(CultureInfo.InvariantCulture), error.GetProperty("http_status").GetString());
        }
    }

    private Task<HttpResponseMessage> AskAsync(string path, string accept = "application/taxii+json;version=2.1", AuthenticationHeaderValue? credentials = null, bool anonymous = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (!anonymous) request.Headers.Authorization = credentials ?? Basic(console.Key);
        return _http.SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? contentType)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { Authorization = Basic(console.Key) } };
        request.Headers.TryAddWithoutValidation("Accept", "application/taxii+json;version=2.1");
        if (contentType is not null) request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse(contentType));
        return _http.SendAsync(request);
    }
}
