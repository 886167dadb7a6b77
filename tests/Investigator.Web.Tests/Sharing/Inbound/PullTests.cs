using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Sharing.Inbound;
using Investigator.Web.Tests.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Investigator.Web.Tests.Sharing.Inbound;

/// <summary>Pulling over real connections from servers that behave, and from those that do not.</summary>
public sealed class PullTests : IAsyncLifetime
{
    private const string TaxiiType = "application/taxii+json;version=2.1";
    private static readonly Person Admin = new("admin-1", "Admin 1", Role.Admin);
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private readonly RunningConsole _console = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private WebApplication _server = null!;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    private IInboundDesk Desk => _console.Services.GetRequiredService<IInboundDesk>();

    public async Task InitializeAsync()
    {
        // The console's own rounds stay out of the way: each test pulls by itself.
        await _console.StartAsync("--Inbound:Look=01:00:00", "--Inbound:Timeout=00:00:15", "--Inbound:MostPages=5");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(http =>
        {
            _asked.Enqueue(http.Request.Path + http.Request.QueryString);
            return _answer(http);
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task Pages_are_followed_to_their_end_and_the_next_round_asks_only_for_what_came_later()
    {
        var authorized = new ConcurrentBag<string>();
        _answer = http =>
        {
            authorized.Add($"{http.Request.Headers.Authorization} {http.Request.Headers.Accept}");
            var next = http.Request.Query["next"].ToString();
            http.Response.Headers["X-TAXII-Date-Added-Last"] = "2026-02-01T00:00:00.000001Z";
            return http.Request.Query.ContainsKey("added_after") ? JsonAsync(http, """{"more":false}""")
                : next == "p2" ? JsonAsync(http, $$"""{"more":false,"objects":[{{Indicator(2)}}]}""")
                : JsonAsync(http, $$"""{"more":true,"next":"p2","objects":[{{Indicator(1)}}]}""");
        };
        var source = await AddAsync(InboundKind.Taxii, "/taxii2/r/collections/c/");

        await PullAsync();
        await PullAgainAsync(source);

        Assert.Equal(2, (await Desk.ReportsAsync(Analyst, source, ReportState.Waiting, 0, 10, default)).Total);
        Assert.Equal(["/taxii2/r/collections/c/objects/?limit=1000", "/taxii2/r/collections/c/objects/?limit=1000&next=p2", "/taxii2/r/collections/c/objects/?limit=1000&added_after=2026-02-01T00%3A00%3A00.000001Z"], _asked);
        Assert.All(authorized, a => Assert.Equal("Basic dXM6c2VjcmV0LTE= application/taxii+json; version=2.1", a.Replace("json;v", "json; v", StringComparison.Ordinal)));
        Assert.Equal((0, null), await HealthAsync(source));
    }

    [Fact]
    public async Task A_server_that_never_ends_is_asked_for_so_many_pages_a_round_and_goes_on_where_it_was()
    {
        var page = 0;
        _answer = http => JsonAsync(http, $$"""{"more":true,"next":"{{++page}}","objects":[{{Indicator(page)}}]}""");
        var source = await AddAsync(InboundKind.Taxii, "/c/");

        await PullAsync();
        Assert.Equal(5, _asked.Count);
        await PullAsync();

        Assert.Equal("/c/objects/?limit=1000&next=5", _asked.ElementAt(5));
        Assert.Equal(10, (await Desk.ReportsAsync(Analyst, source, ReportState.Waiting, 0, 100, default)).Total);
    }

    [Fact]
    public async Task A_place_that_the_server_forgot_begins_the_round_anew()
    {
        _answer = http => http.Request.Query["next"] == "old" ? StatusAsync(http, 400) : JsonAsync(http, _asked.Count == 1 ? $$"""{"more":true,"next":"old","objects":[{{Indicator(1)}}]}""" : $$"""{"more":false,"objects":[{{Indicator(1)}},{{Indicator(2)}}]}""");
        var source = await AddAsync(InboundKind.Taxii, "/c/");

        await PullAsync();

        Assert.Equal(2, (await Desk.ReportsAsync(Analyst, source, ReportState.Waiting, 0, 100, default)).Total);
        Assert.Equal((0, null), await HealthAsync(source));
    }

    [Theory]
    [InlineData(401, "refused the credentials")]
    [InlineData(404, "no such collection")]
    [InlineData(500, "answered 500")]
    [InlineData(302, "redirects are not followed")]
    public async Task What_goes_wrong_is_shown_and_tried_again_later_and_later(int status, string says)
    {
        _answer = http =>
        {
            http.Response.Headers.Location = "/elsewhere";
            return StatusAsync(http, status);
        };
        var source = await AddAsync(InboundKind.Taxii, "/c/");

        await PullAsync();
        await PullAsync();

        Assert.Single(_asked); // the second round came too early
        var (failures, trouble) = await HealthAsync(source);
        Assert.Equal(1, failures);
        Assert.Contains(says, trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_talks_nonsense_or_never_stops_does_no_harm()
    {
        var source = await AddAsync(InboundKind.Taxii, "/c/");
        _answer = http => Task.Delay(TimeSpan.FromMinutes(2), http.RequestAborted);
        await PullAsync();
        Assert.Contains("in time", (await HealthAsync(source)).Trouble, StringComparison.Ordinal);

        _answer = http => JsonAsync(http, "<html>");
        await PullAgainAsync(source);
        Assert.Contains("no TAXII envelope", (await HealthAsync(source)).Trouble, StringComparison.Ordinal);

        _answer = async http =>
        {
            http.Response.ContentType = TaxiiType;
            var some = new byte[1 << 20];
            Array.Fill(some, (byte)' ');
            for (var n = 0; n < 40; n++) await http.Response.Body.WriteAsync(some, http.RequestAborted);
        };
        await PullAgainAsync(source);
        Assert.Matches("larger than 32 MiB|in time", (await HealthAsync(source)).Trouble);
    }

    [Fact]
    public async Task A_MISP_feed_is_read_event_by_event_and_a_manifest_can_not_name_another_file()
    {
        const string First = "6f0c5a3e-0d6c-4c57-8e0e-000000000001", Second = "6f0c5a3e-0d6c-4c57-8e0e-000000000002";
        _answer = http => http.Request.Path.Value switch
        {
            "/feed/manifest.json" => JsonAsync(http, $$"""{"{{Second}}":{"timestamp":"1772000200"},"{{First}}":{"timestamp":1772000100},"../../secret":{"timestamp":1},"x":5}"""),
            $"/feed/{First}.json" => JsonAsync(http, Event(First, "198.51.100.1")),
            $"/feed/{Second}.json" => JsonAsync(http, Event(Second, "198.51.100.2")),
            _ => StatusAsync(http, 404),
        };
        var source = await AddAsync(InboundKind.Misp, "/feed/");

        await PullAsync();
        await PullAgainAsync(source);

        Assert.Equal(["/feed/manifest.json", $"/feed/{First}.json", $"/feed/{Second}.json", "/feed/manifest.json"], _asked);
        Assert.Equal(["198.51.100.1", "198.51.100.2"], (await Desk.ReportsAsync(Analyst, source, ReportState.Waiting, 0, 10, default)).Rows.Select(r => r.Report.Value).Order());
    }

    [Fact]
    public async Task Nothing_that_a_delivery_names_is_ever_asked_for()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var elsewhere = builder.Build();
        var asked = new ConcurrentQueue<string>();
        elsewhere.Run(http =>
        {
            asked.Enqueue(http.Request.Path);
            return Task.CompletedTask;
        });
        await elsewhere.StartAsync();
        var (other, own) = (elsewhere.Urls.First(), _server.Urls.First());
        const string Id = "6f0c5a3e-0d6c-4c57-8e0e-000000000007";
        var named = string.Join(',', ((string[])[other, own]).Select(host => $$"""{"source_name":"x","url":"{{host}}/reference"}"""));
        _answer = http => http.Request.Path.Value switch
        {
            "/c/objects/" => JsonAsync(http, $$$"""
                {"more":true,"next":"{{{other}}}/next","objects":[
                {"type":"indicator","spec_version":"2.1","id":"indicator--{{{Id}}}","modified":"2026-02-01T00:00:00.000Z","pattern":"[url:value = '{{{other}}}/pattern' OR ipv4-addr:value = '198.51.100.7']","pattern_type":"stix","external_references":[{{{named}}}]},
                {"type":"artifact","spec_version":"2.1","id":"artifact--{{{Id}}}","url":"{{{other}}}/artifact","hashes":{"MD5":"d41d8cd98f00b204e9800998ecf8427e"}},
                {"type":"extension-definition","spec_version":"2.1","id":"extension-definition--{{{Id}}}","schema":"{{{other}}}/schema","external_references":[{{{named}}}]}]}
                """),
            "/feed/manifest.json" => JsonAsync(http, $$$"""{"{{{Id}}}":{"timestamp":"1772000200","url":"{{{other}}}/event.json","Orgc":{"name":"x","url":"{{{other}}}/org"}},"{{{other}}}/other.json":{"timestamp":"1772000201"},"//{{{new Uri(other).Authority}}}/x":{"timestamp":"1772000202"}}"""),
            $"/feed/{Id}.json" => JsonAsync(http, $$$"""
                {"Event":{"uuid":"{{{Id}}}","info":"{{{other}}}/info","Galaxy":[{"icon":"{{{other}}}/icon"}],"Attribute":[
                {"uuid":"{{{Id}}}","type":"link","value":"{{{other}}}/link","timestamp":"1772000000"},{"uuid":"{{{Id}}}","type":"attachment","value":"{{{other}}}/attachment","data":"{{{own}}}/data","timestamp":"1772000000"},
                {"uuid":"{{{Id}}}","type":"ip-src","value":"198.51.100.8","timestamp":"1772000000"}]}}
                """),
            _ => StatusAsync(http, 404),
        };
        await AddAsync(InboundKind.Taxii, "/c/");
        await AddAsync(InboundKind.Misp, "/feed/");

        await PullAsync();

        Assert.Empty(asked);
        Assert.All(_asked, path => Assert.Matches($"^(/c/objects/\\?limit=1000(&next=http%3A%2F%2F[^/&]*%2Fnext)?|/feed/manifest\\.json|/feed/{Id}\\.json)$", path));
        Assert.Contains(_asked, path => path.Contains("next=http", StringComparison.Ordinal)); // a page's name stays a name
        Assert.Equal(["198.51.100.7", "198.51.100.8"], (await Desk.ReportsAsync(Analyst, null, ReportState.Waiting, 0, 10, default)).Rows.Where(r => r.Report.WhyNot is null).Select(r => r.Report.Value).Order());
    }

    private Task<int> PullAsync() => _console.Services.GetRequiredService<InboundPuller>().PullDueAsync(default);

    private async Task PullAgainAsync(Guid source)
    {
        Assert.Null(await Desk.PullNowAsync(Admin, source, default));
        await PullAsync();
    }

    private async Task<Guid> AddAsync(InboundKind kind, string path) =>
        (await Desk.AddAsync(Admin, new($"Feed {kind}", kind, Url: _server.Urls.First() + path, UserName: "us", Secret: "secret-1"), default)).Value!.Id;

    private async Task<(int Failures, string? Trouble)> HealthAsync(Guid source)
    {
        var row = (await Desk.SourcesAsync(Analyst, default)).Single(s => s.Id == source);
        return (row.Failures, row.Trouble);
    }

    private static Task JsonAsync(HttpContext http, string json)
    {
        http.Response.ContentType = TaxiiType;
        return http.Response.WriteAsync(json, Encoding.UTF8);
    }

    private static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string Indicator(int number) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"type":"indicator","spec_version":"2.1","id":"indicator--6f0c5a3e-0d6c-4c57-8e0e-{{number:D12}}","modified":"2026-02-01T00:00:00.000Z","pattern":"[ipv4-addr:value = '198.51.100.{{number}}']","pattern_type":"stix"}""");

    private static string Event(string id, string address) =>
        $$$"""{"Event":{"uuid":"{{{id}}}","info":"Pool","Attribute":[{"uuid":"{{{id}}}","type":"ip-src","value":"{{{address}}}","timestamp":"1772000000"}]}}""";
}
