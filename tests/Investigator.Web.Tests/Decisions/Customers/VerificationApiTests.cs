using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;

namespace Investigator.Web.Tests.Decisions.Customers;

/// <summary>A verifier's machine brings results over the running console's API.</summary>
public sealed class VerificationApiTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData(9_000, false)]
    [InlineData(9_000, true)]
    [InlineData(2_000_000, false)]
    [InlineData(2_000_000, true)]
    public async Task A_body_that_is_too_large_is_told_so_whether_it_says_its_length_or_not(int length, bool chunked)
    {
        using var verifier = await UsageSender.WithAsync(console, ApiScope.Verifications);
        var (status, title) = await SendAsync(verifier, $$"""{"outcome":"passed","reference":"{{new string('a', length)}}"}""", chunked);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Too large"), (status, title));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[[[[", HttpStatusCode.BadRequest)]
    [InlineData("""{"outcome":"maybe"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"outcome":"passed","reference":"case 4711"}""", HttpStatusCode.Unauthorized)]
    public async Task What_is_none_or_not_signed_is_refused(string body, HttpStatusCode expected)
    {
        using var verifier = await UsageSender.WithAsync(console, ApiScope.Verifications);
        Assert.Equal(expected, (await SendAsync(verifier, body, chunked: false)).Status);
    }

    private static async Task<(HttpStatusCode Status, string? Title)> SendAsync(UsageSender verifier, string body, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/verifications/{Guid.NewGuid()}/result") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;
        using var reply = await verifier.SendAsync(request);
        return (reply.StatusCode, (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
    }
}
