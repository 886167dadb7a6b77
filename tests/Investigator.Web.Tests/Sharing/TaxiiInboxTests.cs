using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>A console with two partners: one that sends and is a member of a group, and one that does neither; and a campaign that can be released to either.</summary>
public sealed class PartneredConsole : IAsyncLifetime
{
    private static readonly Person Admin = new("admin-1", "Admin 1", Role.Admin);

    public RunningConsole Console { get; } = new();

    public string SenderKey { get; private set; } = "";

    public string OtherKey { get; private set; } = "";

    public Guid Sender { get; private set; }

    public Guid Other { get; private set; }

    public async Task InitializeAsync()
    {
        await Console.InitializeAsync();
        (Sender, SenderKey) = await EnterAsync("Sender", "frontier-labs");
        (Other, OtherKey) = await EnterAsync("Other");
        Assert.Null((await The<IInboundDesk>().AddAsync(Admin, new("Sender", InboundKind.Partner, 80, 30, Sender), default)).Refusal);
    }

    public Task DisposeAsync() => Console.DisposeAsync();

    public T The<T>()
        where T : notnull => Console.Services.GetRequiredService<T>();

    private async Task<(Guid, string)> EnterAsync(string name, params string[] collections)
    {
        var terms = new PartnerTerms(name, TrafficLight.Red, Enum.GetValues<IndicatorKind>(), SharedFields.All, "MOU 7", DateTimeOffset.UtcNow.AddYears(1)) { Collections = collections };
        var partner = (await The<IPartners>().CreateAsync(Admin, terms, default)).Value!;
        var key = (await The<IApiClients>().CreateAsync(Admin, name, ApiScope.Sharing, default)).Value!;
        Assert.Null(await The<IPartners>().LinkAsync(Admin, partner.Id, key.Id, default));
        return (partner.Id, key.Key);
    }
}

/// <summary>What partners send, and that each sees its own collections: rows of the table in docs/taxii.md.</summary>
public sealed class TaxiiInboxTests(PartneredConsole console) : IClassFixture<PartneredConsole>, IDisposable
{
    private const string Collections = "/taxii2/investigator/collections/";
    private const string Inbox = Collections + "in_box/objects/";
    private const string MediaType = "application/taxii+json;version=2.1";
    private readonly HttpClient _http = new() { BaseAddress = console.Console.Address };

    [Fact]
    public async Task Each_partner_has_its_own_collections_and_cannot_tell_those_of_others_from_none()
    {
        Assert.Equal(["released", "for_you", "frontier-labs", "in_box"], await AliasesAsync(console.SenderKey));
        Assert.Equal(["released", "for_you"], await AliasesAsync(console.OtherKey));
        foreach (var alias in (string[])["frontier-labs", "in_box", "nothing", SharedCollection.IdOf("frontier-labs").ToString()])
            await RefusedAsync(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, $"{Collections}{alias}/", console.OtherKey));
    }

    [Fact]
    public async Task Every_collection_is_found_by_its_id_too()
    {
        using var answer = await SendAsync(HttpMethod.Get, Collections, console.SenderKey);
        foreach (var collection in (await ReadAsync(answer)).GetProperty("collections").EnumerateArray())
        {
            using var one = await SendAsync(HttpMethod.Get, $"{Collections}{collection.GetProperty("id").GetString()}/", console.SenderKey);
            Assert.Equal(collection.GetRawText(), (await ReadAsync(one)).GetRawText());
        }
    }

    [Fact]
    public async Task What_is_sent_is_staged_and_its_status_can_be_asked_by_the_sender_alone()
    {
        using var sent = await PostAsync(Envelope(Indicator(1, "198.51.100.31"), """{"type":"indicator","spec_version":"2.1","id":"indicator--broken-0001"}""", """{"type":"campaign","id":"campaign--1"}"""));
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal("application/taxii+json; version=2.1", sent.Content.Headers.ContentType!.ToString());
        var status = await ReadAsync(sent);
        Assert.Equal(("complete", 3, 2, 1, 0), (status.GetProperty("status").GetString(), status.GetProperty("total_count").GetInt32(), status.GetProperty("success_count").GetInt32(), status.GetProperty("failure_count").GetInt32(), status.GetProperty("pending_count").GetInt32()));
        Assert.Equal("indicator--broken-0001", status.GetProperty("failures")[0].GetProperty("id").GetString());

        var path = $"/taxii2/investigator/status/{status.GetProperty("id").GetString()}/";
        using (var asked = await SendAsync(HttpMethod.Get, path, console.SenderKey)) Assert.Equal(status.GetRawText(), (await ReadAsync(asked)).GetRawText());
        await RefusedAsync(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, path, console.OtherKey));

        var analyst = new Person("analyst-1", "Analyst 1", Role.Analyst);
        Assert.Contains((await console.The<IInboundDesk>().ReportsAsync(analyst, null, ReportState.Waiting, 0, 100, default)).Rows, r => r.Report.Value == "198.51.100.31");
        Assert.Contains(await console.Console.ActsOfAsync("key:Sender"), e => e.Act == "reports.received");
    }

    [Fact]
    public async Task What_is_no_envelope_is_unprocessable()
    {
        foreach (var body in (string[])["", "[]", "{}", "{\"objects\":{}}", "<html>", $"{{\"objects\":{new string('[', 50)}{new string(']', 50)}}}"])
            await RefusedAsync(HttpStatusCode.UnprocessableEntity, await PostAsync(body));
    }

    [Fact]
    public async Task A_body_past_the_limit_is_too_large_whether_it_says_its_length_or_not()
    {
        var large = new byte[InboundLimits.Bytes + 1];
        Array.Fill(large, (byte)' ');
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new ByteArrayContent(large)));
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new Unmeasured(large)));
    }

    [Fact]
    public async Task Another_content_type_is_unsupported_and_nothing_is_written_where_one_may_only_read()
    {
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, await PostAsync(Envelope(), "application/json"));
        await RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(Envelope(), path: Collections + "for_you/objects/"));
        await RefusedAsync(HttpStatusCode.NotFound, await PostAsync(Envelope(), key: console.OtherKey));
    }

    [Fact]
    public async Task The_inbox_hands_nothing_out_and_what_was_released_is_not_deleted()
    {
        foreach (var path in (string[])[Inbox, Collections + "in_box/manifest/", Inbox + "indicator--1/", Inbox + "indicator--1/versions/"])
            await RefusedAsync(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, path, console.SenderKey));
        await RefusedAsync(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, Collections + "released/objects/indicator--1/", console.SenderKey));
    }

    [Fact]
    public async Task What_was_sent_is_deleted_by_its_sender_alone_and_counts_no_more()
    {
        const string Id = "indicator--6f0c5a3e-0d6c-4c57-8e0e-000000000077";
        var analyst = new Person("analyst-1", "Analyst 1", Role.Analyst);
        using (var sent = await PostAsync(Envelope(Indicator(77, "198.51.100.77")))) Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var report = Assert.Single((await console.The<IInboundDesk>().ReportsAsync(analyst, null, ReportState.Waiting, 0, 500, default)).Rows, r => r.Report.ObjectId == Id).Report;
        Assert.Null(await console.The<IInboundDesk>().DecideAsync(new("reviewer-1", "Reviewer 1", Role.Reviewer), [report.Id], true, null, default));

        await RefusedAsync(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Delete, $"{Inbox}{Id}/", console.OtherKey)); // it has no such collection
        await RefusedAsync(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Delete, Inbox + "indicator--6f0c5a3e-0d6c-4c57-8e0e-000000000078/", console.SenderKey));
        await RefusedAsync(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Delete, $"{Inbox}{Id}/?match[version]=2026-01-31T00:00:00.000Z", console.SenderKey));
        await RefusedAsync(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Delete, $"{Inbox}{Id}/?match[spec_version]=2.0", console.SenderKey));
        await RefusedAsync(HttpStatusCode.BadRequest, await SendAsync(HttpMethod.Delete, $"{Inbox}{Id}/?match[version]=yesterday", console.SenderKey));
        Assert.Equal(ReportState.Accepted, await StateAsync());

        using (var deleted = await SendAsync(HttpMethod.Delete, $"{Inbox}{Id}/?match[version]=2026-02-01T00:00:00.000Z", console.SenderKey))
        {
            Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
            Assert.Empty(await deleted.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(ReportState.Withdrawn, await StateAsync());
        await RefusedAsync(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Delete, $"{Inbox}{Id}/", console.SenderKey));
        Assert.Contains(await console.Console.ActsOfAsync("key:Sender"), e => e.Act == "reports.deleted" && e.Detail.Contains(Id, StringComparison.Ordinal));

        async Task<ReportState> StateAsync()
        {
            foreach (var state in Enum.GetValues<ReportState>())
                if ((await console.The<IInboundDesk>().ReportsAsync(analyst, null, state, 0, 500, default)).Rows.Any(r => r.Report.Id == report.Id)) return state;
            throw new InvalidOperationException("It is gone.");
        }
    }

    [Theory]
    [InlineData("PUT", Inbox + "indicator--1/", "GET, DELETE")]
    [InlineData("DELETE", Inbox, "GET, POST")]
    [InlineData("DELETE", Collections + "in_box/manifest/", "GET")]
    [InlineData("POST", Collections, "GET")]
    [InlineData("PATCH", "/taxii2/", "GET")]
    public async Task Another_method_is_not_done_and_the_answer_says_which_are(string method, string path, string allowed)
    {
        var answer = await SendAsync(new(method), path, console.SenderKey);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        await RefusedAsync(HttpStatusCode.MethodNotAllowed, answer);
    }

    [Fact]
    public async Task More_requests_at_once_than_a_key_may_send_are_told_to_wait_in_words_of_TAXII()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => SendAsync(HttpMethod.Get, Collections, console.OtherKey)));
        var refused = answers.Where(a => a.StatusCode is HttpStatusCode.TooManyRequests).ToList();
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests));
        foreach (var one in refused)
        {
            Assert.NotNull(one.Headers.RetryAfter);
            await RefusedAsync(HttpStatusCode.TooManyRequests, one);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<string>> AliasesAsync(string key)
    {
        using var answer = await SendAsync(HttpMethod.Get, Collections, key);
        return [.. (await ReadAsync(answer)).GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("alias").GetString()!)];
    }

    private static string Envelope(params string[] objects) => $$"""{"objects":[{{string.Join(',', objects)}}]}""";

    private static string Indicator(int number, string address) =>
        $$"""{"type":"indicator","spec_version":"2.1","id":"indicator--6f0c5a3e-0d6c-4c57-8e0e-{{number:D12}}","modified":"2026-02-01T00:00:00.000Z","pattern":"[ipv4-addr:value = '{{address}}']","pattern_type":"stix"}""";

    private Task<HttpResponseMessage> PostAsync(string body, string contentType = MediaType, string path = Inbox, string? key = null) => PostAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(body)), contentType, path, key);

    private Task<HttpResponseMessage> PostAsync(HttpContent content, string contentType = MediaType, string path = Inbox, string? key = null)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var request = Request(HttpMethod.Post, path, key ?? console.SenderKey);
        request.Content = content;
        // A server that says no to a long body does not read it: the sender asks before it sends.
        request.Headers.ExpectContinue = content.Headers.ContentLength > InboundLimits.Bytes;
        return _http.SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string key) => _http.SendAsync(Request(method, path, key));

    private static HttpRequestMessage Request(HttpMethod method, string path, string key)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", MediaType);
        request.Headers.Authorization = new("Bearer", key);
        return request;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;

    private static async Task RefusedAsync(HttpStatusCode status, HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/taxii+json; version=2.1", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), (await ReadAsync(answer)).GetProperty("http_status").GetString());
        }
    }

    /// <summary>A body that does not say how long it is: it goes out in chunks.</summary>
    private sealed class Unmeasured(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            try
            {
                await stream.WriteAsync(bytes);
            }
            catch (IOException)
            {
                // The server answered and closed before all of it was sent.
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
