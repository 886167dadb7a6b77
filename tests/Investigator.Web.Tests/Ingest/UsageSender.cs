using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>A gateway that talks to a console's API with a key.</summary>
internal sealed class UsageSender : IDisposable
{
    private readonly HttpClient _http;

    private UsageSender(Uri console, string? key)
    {
        _http = new HttpClient { BaseAddress = console, Timeout = TimeSpan.FromSeconds(60) };
        if (key is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public static UsageSender WithKey(RunningConsole console, string? key) => new(console.Address, key);

    public static async Task<UsageSender> WithAsync(RunningConsole console, ApiScope scopes, string name = "gateway-1")
    {
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        var made = await console.Services.GetRequiredService<IApiClients>().CreateAsync(admin, name + Guid.NewGuid().ToString("N"), scopes, CancellationToken.None);
        return new(console.Address, made.Value!.Key);
    }

    /// <summary>The key, for whoever stands in for a gateway.</summary>
    public string? Key => _http.DefaultRequestHeaders.Authorization?.Parameter;

    public async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    public Task<HttpResponseMessage> PostAsync(string address, HttpContent body) => _http.PostAsync(new Uri(address, UriKind.Relative), body);

    public Task<HttpResponseMessage> SendAsync(string stream, string lines) => SendAsync(stream, Encoding.UTF8.GetBytes(lines));

    public async Task<HttpResponseMessage> SendAsync(string stream, byte[] body, string? encoding = null, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + stream) { Content = new ByteArrayContent(body) };
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);
        if (chunked) request.Headers.TransferEncodingChunked = true;
        return await _http.SendAsync(request);
    }

    public static string Event(int number, string account = "acc-1") => string.Create(CultureInfo.InvariantCulture,
        $$"""{"event_id":"e-{{number}}","time":"2026-03-01T10:{{number % 60:00}}:00Z","account_id":"{{account}}","model":"m-1","input_tokens":10,"output_tokens":20}""") + "\n";

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write(plain);
        return packed.ToArray();
    }

    public void Dispose() => _http.Dispose();
}
