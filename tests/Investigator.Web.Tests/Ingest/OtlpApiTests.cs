using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>Exporters, collectors and callbacks as they deliver: real samples over HTTP.</summary>
public sealed class OtlpApiTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Json = "application/json";
    private const string Protobuf = "application/x-protobuf";

    [Theory]
    [InlineData("/v1/traces", "genai-spans.json", Json)]
    [InlineData("/v1/traces", "genai-spans.pb", Protobuf)]
    [InlineData("/v1/traces", "openinference-spans.json", Json)]
    [InlineData("/v1/logs", "genai-logs.json", Json)]
    [InlineData("/v1/logs", "genai-logs.pb", Protobuf)]
    [InlineData("/api/v1/logs/litellm-spend", "litellm-spend.ndjson", "application/x-ndjson")]
    [InlineData("/api/v1/logs/auto", "azure-apim.json", Json)]
    public async Task A_delivery_is_taken_and_the_same_again_changes_nothing(string path, string sample, string contentType)
    {
        var body = await SampleAsync(sample);
        var before = await StoredAsync();

        using var first = await SendAsync(path, body, contentType);
        Assert.Equal((HttpStatusCode.OK, contentType is Protobuf ? Protobuf : Json), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        var taken = await StoredAsync();
        using var again = await SendAsync(path, UsageSender.Gzip(body), contentType, "gzip");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(taken, await StoredAsync());
        Assert.True(taken >= before);
        Assert.True(taken > 0);
    }

    [Theory]
    [InlineData("{\"resourceSpans\":[", Json, null, HttpStatusCode.BadRequest)]
    [InlineData("\u0001\u0002 no message", Protobuf, null, HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{}", Json, "br", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_message_is_told_and_never_looks_like_success(string body, string contentType, string? encoding, HttpStatusCode status)
    {
        using var answer = await SendAsync("/v1/traces", Encoding.UTF8.GetBytes(body), contentType, encoding);

        Assert.Equal(status, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength is null or > 0);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_taken()
    {
        using var http = new HttpClient { BaseAddress = console.Address };
        using var body = new StringContent("{}", Encoding.UTF8, Json);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/v1/traces", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/api/v1/logs/auto", body)).StatusCode);
    }

    [Fact]
    public async Task A_format_that_nobody_knows_is_refused_and_those_that_are_known_are_listed()
    {
        using var answer = await SendAsync("/api/v1/logs/nope", "{}"u8.ToArray(), Json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        using var http = await ClientAsync();
        using var listed = JsonDocument.Parse(await http.GetStringAsync("/api/v1/formats"));
        Assert.Contains(listed.RootElement.EnumerateArray(), format => format.GetProperty("name").GetString() == "litellm-spend");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")] // what curl says of --data-binary
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-ndjson")]
    public async Task Events_are_taken_whatever_the_client_calls_them(string contentType)
    {
        using var answer = await SendAsync("/api/v1/events", Encoding.UTF8.GetBytes(UsageSender.Event(77_000)), contentType);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var reply = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, reply.RootElement.GetProperty("read").GetInt64());
    }

    private async Task<long> StoredAsync() => (await console.Services.GetRequiredService<IIngestLedger>().StoredAsync(default)).Events;

    private async Task<HttpResponseMessage> SendAsync(string path, byte[] body, string contentType, string? encoding = null)
    {
        using var http = await ClientAsync();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        return await http.PostAsync(path, content);
    }

    private async Task<HttpClient> ClientAsync()
    {
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        var key = (await console.Services.GetRequiredService<IApiClients>().CreateAsync(admin, "exporter" + Guid.NewGuid().ToString("N"), ApiScope.Ingest, default)).Value!.Key;
        return new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = console.Address, DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
    }

    internal static Task<byte[]> SampleAsync(string name) => File.ReadAllBytesAsync(Path.Combine(Root(AppContext.BaseDirectory), "tests/Investigator.Tests/Ingest/Samples", name));

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Investigator.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
