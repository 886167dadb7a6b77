using System.Net;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>Deliveries around a restart: a sender that got no answer sends the same again, and it must count once.</summary>
public sealed class RestartedDeliveryTests : IAsyncLifetime
{
    private readonly RunningConsole _console = new();
    private string _key = "";

    public async Task InitializeAsync()
    {
        await _console.StartAsync();
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        _key = (await _console.Services.GetRequiredService<IApiClients>().CreateAsync(admin, "gateway", ApiScope.Ingest, default)).Value!.Key;
    }

    public Task DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/logs/litellm-spend", "litellm-spend.ndjson", "application/x-ndjson", 1)]
    [InlineData("/api/v1/logs/auto", "azure-apim.json", "application/json", 2)]
    [InlineData("/v1/traces", "genai-spans.pb", "application/x-protobuf", 4)]
    [InlineData("/v1/logs", "genai-logs.json", "application/json", 2)]
    public async Task The_same_delivery_before_and_after_a_restart_counts_once(string path, string sample, string contentType, int events)
    {
        var body = await OtlpApiTests.SampleAsync(sample);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(path, new ByteArrayContent(body), contentType));

        await _console.RestartAsync();
        Assert.Equal(events, await EventsAsync());
        Assert.Equal(HttpStatusCode.OK, await SendAsync(path, new ByteArrayContent(body), contentType));

        Assert.Equal(events, await EventsAsync());
        var source = Assert.Single(await _console.Services.GetRequiredService<IIngestLedger>().SourcesAsync(default));
        Assert.Equal(events, source.Summary.Accepted);
        Assert.True(source.Summary.Duplicates >= events);
    }

    [Theory]
    [InlineData("/api/v1/logs/auto", "application/x-ndjson")]
    [InlineData("/api/v1/events", "application/x-ndjson")]
    public async Task Half_a_delivery_a_restart_and_the_whole_again_make_the_whole_once(string path, string contentType)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(n => UsageSender.Event(n))));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(path, new BreakingOff(body, body.Length / 2), contentType));

        await _console.RestartAsync();
        Assert.True(await EventsAsync() < 4000);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(path, new ByteArrayContent(body), contentType));

        Assert.Equal(4000, await EventsAsync());
        var read = (await _console.Services.GetRequiredService<IIngestLedger>().SourcesAsync(default)).Aggregate(IngestSummary.Nothing, (sum, source) => sum + source.Summary);
        Assert.Equal(read.Read, read.Accepted + read.Duplicates + read.Quarantined);
    }

    [Fact]
    public async Task Of_half_a_message_nothing_is_taken()
    {
        var body = await OtlpApiTests.SampleAsync("genai-spans.pb");
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("/v1/traces", new BreakingOff(body, body.Length / 2), "application/x-protobuf"));

        await _console.RestartAsync();
        Assert.Equal(0, await EventsAsync());
        Assert.Equal(HttpStatusCode.OK, await SendAsync("/v1/traces", new ByteArrayContent(body), "application/x-protobuf"));

        Assert.Equal(4, await EventsAsync());
    }

    private async Task<HttpStatusCode> SendAsync(string path, HttpContent content, string contentType)
    {
        using var http = new HttpClient { BaseAddress = _console.Address, DefaultRequestHeaders = { Authorization = new("Bearer", _key) }, Timeout = TimeSpan.FromMinutes(2) };
        content.Headers.ContentType = new(contentType);
        using (content) return (await http.PostAsync(path, content)).StatusCode;
    }

    private async Task<long> EventsAsync() => (await _console.Services.GetRequiredService<IIngestLedger>().StoredAsync(default)).Events;

    /// <summary>A body that says its length, sends a part, and loses its connection.</summary>
    private sealed class BreakingOff(byte[] body, int sent) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, sent));
            await stream.FlushAsync();
            throw new HttpRequestException("the sender died");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
