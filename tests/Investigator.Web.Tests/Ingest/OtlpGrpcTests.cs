using System.Net;
using Grpc.Core;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Web.Ingest;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>OTLP over gRPC: a real client, real samples, a real store.</summary>
public sealed class OtlpGrpcTests : IAsyncLifetime
{
    private readonly RunningConsole _console = new();
    private readonly Uri _grpc = new($"http://localhost:{FreePort.Next()}");

    public Task InitializeAsync() => _console.StartAsync($"--Ingest:Grpc={_grpc}", "--Ingest:MostDeliveries=1", "--Ingest:MostBytesPerMessage=100000");

    public Task DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [InlineData(GrpcExporter.Traces, "genai-spans.pb", null, 4)]
    [InlineData(GrpcExporter.Traces, "genai-spans.pb", "gzip", 4)]
    [InlineData(GrpcExporter.Logs, "genai-logs.pb", null, 2)]
    public async Task A_delivery_is_taken_and_the_same_again_changes_nothing(string service, string sample, string? encoding, int events)
    {
        using var exporter = await GrpcExporter.WithKeyAsync(_console, _grpc);
        var message = await SampleAsync(sample);

        var first = await exporter.SendAsync(service, message, encoding);
        Assert.Equal(events, await EventsAsync());
        var again = await exporter.SendAsync(service, message, encoding);

        Assert.Equal(events, await EventsAsync());
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Records_that_were_set_aside_are_a_partial_success()
    {
        using var exporter = await GrpcExporter.WithKeyAsync(_console, _grpc);
        var answer = await exporter.SendAsync(GrpcExporter.Traces, await SampleAsync("genai-spans.pb"));

        // ExportTraceServiceResponse { partial_success { rejected_spans: 1, error_message: … } }
        Assert.Equal([0x0A, (byte)(answer.Length - 2), 0x08, 0x01, 0x12], answer[..5]);
        Assert.Contains("set aside", System.Text.Encoding.UTF8.GetString(answer), StringComparison.Ordinal);
        var source = Assert.Single(await _console.Services.GetRequiredService<IIngestLedger>().SourcesAsync(default));
        Assert.StartsWith("otlp:exporter", source.Source, StringComparison.Ordinal);
        Assert.Equal(1, source.Summary.Quarantined);
    }

    [Fact]
    public async Task An_empty_message_is_a_success_without_words()
    {
        using var exporter = await GrpcExporter.WithKeyAsync(_console, _grpc);
        Assert.Empty(await exporter.SendAsync(GrpcExporter.Traces, []));
    }

    [Fact]
    public async Task Without_a_key_or_with_one_of_another_scope_nothing_is_taken()
    {
        var message = await SampleAsync("genai-spans.pb");
        using var nobody = new GrpcExporter(_grpc, null);
        using var stranger = new GrpcExporter(_grpc, "made-up");
        using var puller = await GrpcExporter.WithKeyAsync(_console, _grpc, ApiScope.Decisions);

        Assert.Equal(StatusCode.Unauthenticated, (await nobody.RefusedAsync(GrpcExporter.Traces, message)).StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, (await stranger.RefusedAsync(GrpcExporter.Traces, message)).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await puller.RefusedAsync(GrpcExporter.Traces, message)).StatusCode);
        Assert.Equal(0, await EventsAsync());
    }

    [Fact]
    public async Task When_the_store_is_behind_the_exporter_is_told_when_to_send_the_same_again()
    {
        using var exporter = await GrpcExporter.WithKeyAsync(_console, _grpc);
        var message = await SampleAsync("genai-spans.pb");
        using (Assert.IsAssignableFrom<IDisposable>(_console.Services.GetRequiredService<IngestGate>().TryEnter()))
        {
            var refused = await exporter.RefusedAsync(GrpcExporter.Traces, message);

            Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
            Assert.Contains("RetryInfo", System.Text.Encoding.UTF8.GetString(Assert.Single(refused.Trailers, entry => entry.Key == "grpc-status-details-bin").ValueBytes), StringComparison.Ordinal);
            Assert.Equal(0, await EventsAsync());
        }

        await exporter.SendAsync(GrpcExporter.Traces, message);
        Assert.Equal(4, await EventsAsync());
    }

    [Fact]
    public async Task What_is_too_large_is_refused_for_good()
    {
        using var exporter = await GrpcExporter.WithKeyAsync(_console, _grpc);

        foreach (var encoding in (string?[])[null, "gzip"])
        {
            var refused = await exporter.RefusedAsync(GrpcExporter.Traces, new byte[200_000], encoding);
            Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
            Assert.DoesNotContain(refused.Trailers, entry => entry.Key == "grpc-status-details-bin");
            Assert.Contains("100000", refused.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_message_and_what_is_no_service_is_told_apart()
    {
        using var exporter = await GrpcExporter.WithKeyAsync(_console, _grpc);

        Assert.Equal(StatusCode.InvalidArgument, (await exporter.RefusedAsync(GrpcExporter.Traces, "\u0001\u0002 no message"u8.ToArray())).StatusCode);
        Assert.Equal(StatusCode.Unimplemented, (await exporter.RefusedAsync("opentelemetry.proto.collector.metrics.v1.MetricsService", [])).StatusCode);
        Assert.Equal(0, await EventsAsync());
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 })]          // a frame that promises more than there is
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0 })]          // two messages
    [InlineData(new byte[] { 0, 0 })]                      // no frame
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 1 })]          // packed, nobody says how
    [InlineData(new byte[] { 0, 0xFF, 0xFF, 0xFF, 0xFF })] // four gigabytes
    public async Task A_frame_that_lies_is_refused_and_the_console_goes_on(byte[] body)
    {
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        var key = (await _console.Services.GetRequiredService<IApiClients>().CreateAsync(admin, "liar", ApiScope.Ingest, default)).Value!.Key;
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/grpc");

        using var answer = await http.PostAsync(new Uri(_grpc, $"/{GrpcExporter.Traces}/Export"), content);

        Assert.NotEqual("0", Assert.Single(answer.Headers.GetValues("grpc-status")));
        using var exporter = await GrpcExporter.WithKeyAsync(_console, _grpc);
        await exporter.SendAsync(GrpcExporter.Traces, await SampleAsync("genai-spans.pb"));
    }

    [Fact]
    public async Task The_console_itself_stays_where_it_was()
    {
        using var visitor = _console.Visit();
        Assert.Contains("Who is working?", await (await visitor.GoAsync("/")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<long> EventsAsync() => (await _console.Services.GetRequiredService<IIngestLedger>().StoredAsync(default)).Events;

    private static Task<byte[]> SampleAsync(string name) => OtlpApiTests.SampleAsync(name);
}
