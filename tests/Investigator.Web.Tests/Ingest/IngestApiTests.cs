using System.Net;
using System.Net.Http.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Web.Ingest;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>Usage delivered over HTTP, onto a real store.</summary>
public sealed class IngestApiTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static async Task<IngestReply> ReplyAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var reply = (await answer.Content.ReadFromJsonAsync<IngestReply>())!;
        Assert.Equal(reply.Read, reply.Accepted + reply.Duplicates + reply.Quarantined);
        return reply;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made-up")]
    [InlineData("admin-1")]
    public async Task Without_a_key_nothing_is_taken(string? key)
    {
        using var sender = UsageSender.WithKey(console, key);
        var answer = await sender.SendAsync("events", UsageSender.Event(1, "acc-without-key"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Admin page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_decisions_does_not_deliver_and_a_revoked_one_does_nothing()
    {
        using var puller = await UsageSender.WithAsync(console, ApiScope.Decisions);
        Assert.Equal(HttpStatusCode.Forbidden, (await puller.SendAsync("events", UsageSender.Event(1))).StatusCode);

        var clients = console.Services.GetRequiredService<IApiClients>();
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        var made = (await clients.CreateAsync(admin, "short-lived", ApiScope.Ingest, CancellationToken.None)).Value!;
        using var sender = UsageSender.WithKey(console, made.Key);
        await ReplyAsync(await sender.SendAsync("events", UsageSender.Event(900_001)));
        Assert.Null(await clients.RevokeAsync(admin, made.Id, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Unauthorized, (await sender.SendAsync("events", UsageSender.Event(900_002))).StatusCode);
    }

    [Fact]
    public async Task Events_are_stored_once_however_often_they_are_sent()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        var lines = string.Concat(Enumerable.Range(1000, 50).Select(n => UsageSender.Event(n)));

        Assert.Equal((50, 0), (await ReplyAsync(await sender.SendAsync("events", lines))) is var first ? (first.Accepted, first.Duplicates) : default);
        var again = await ReplyAsync(await sender.SendAsync("events", UsageSender.Gzip(lines), "gzip"));
        var unmarked = await ReplyAsync(await sender.SendAsync("events", UsageSender.Gzip(lines)));

        Assert.Equal((50, 0, 50), (again.Read, again.Accepted, again.Duplicates));
        Assert.Equal(50, unmarked.Duplicates);
    }

    [Fact]
    public async Task Account_records_come_in_by_their_own_address()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        var reply = await ReplyAsync(await sender.SendAsync("accounts", """{"account_id":"acc-recorded","country":"DE"}""" + "\n"));
        Assert.Equal(1, reply.Accepted);
    }

    [Fact]
    public async Task Bad_lines_are_set_aside_and_the_good_ones_between_them_stored()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        var lines = "not json\n" + UsageSender.Event(2000) + "{\"event_id\":\"x\"}\n\n[1,2]\n" + new string('[', 5000) + "\n" + UsageSender.Event(2001) + "\0\u202E\n";

        var reply = await ReplyAsync(await sender.SendAsync("events", lines));

        Assert.Equal((2, 5), (reply.Accepted, reply.Quarantined));
        var kept = await console.Services.GetRequiredService<IQuarantine>().LoadAsync(null, null, 0, 50, CancellationToken.None);
        Assert.Contains(kept.Rows, line => line.Text.Contains("not json", StringComparison.Ordinal) && line.Source.StartsWith("api:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Noise_harms_nobody()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        var noise = new byte[200_000];
        new Random(7).NextBytes(noise);
        Assert.Equal(0, (await ReplyAsync(await sender.SendAsync("events", noise))).Accepted);
        Assert.Equal(0, (await ReplyAsync(await sender.SendAsync("events", []))).Read);
    }

    [Fact]
    public async Task Half_a_gzip_gives_what_could_be_read_and_says_that_the_rest_is_missing()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        var whole = UsageSender.Gzip(string.Concat(Enumerable.Range(3000, 5000).Select(n => UsageSender.Event(n))));
        var reply = await ReplyAsync(await sender.SendAsync("events", whole[..(whole.Length / 2)], "gzip"));
        Assert.InRange(reply.Accepted, 1, 4999);
        Assert.InRange(reply.Quarantined, 1, 2);
        Assert.Equal(reply.Read, reply.Accepted + reply.Duplicates + reply.Quarantined);
    }

    [Fact]
    public async Task An_encoding_that_is_not_known_is_refused()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await sender.SendAsync("events", [1, 2, 3], "br")).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_the_limit_is_refused_whether_it_says_its_length_or_not(bool chunked)
    {
        var small = new RunningConsole();
        await small.StartAsync("--Ingest:MostBytesPerRequest=2048");
        try
        {
            using var sender = await UsageSender.WithAsync(small, ApiScope.Ingest);
            var answer = await sender.SendAsync("events", System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(n => UsageSender.Event(n)))), chunked: chunked);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("2048", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await small.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_description_of_the_api_names_its_addresses_and_health_says_ok()
    {
        using var sender = UsageSender.WithKey(console, null);
        var described = await (await sender.GetAsync("/openapi/v1.json")).Content.ReadAsStringAsync();
        foreach (var address in (string[])["/api/v1/events", "/api/v1/accounts", "/api/v1/decisions/stream", "/healthz"])
            Assert.Contains($"\"{address}\"", described, StringComparison.Ordinal);
        Assert.Equal("""{"telemetry":"ok","casework":"ok"}""", await (await sender.GetAsync("/healthz")).Content.ReadAsStringAsync());
    }
}
