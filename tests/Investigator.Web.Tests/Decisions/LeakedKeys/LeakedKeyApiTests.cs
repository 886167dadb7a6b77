using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions.LeakedKeys;

/// <summary>A scanner reports over the running console's API.</summary>
public sealed class LeakedKeyApiTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Person s_analyst = new("analyst-1", "Analyst 1", Role.Analyst);

    [Fact]
    public async Task A_scanner_reports_by_id_and_gets_the_same_report_again()
    {
        using var scanner = await UsageSender.WithAsync(console, ApiScope.LeakedKeys);
        var (status, first) = await SendAsync(scanner, """{"key_id":"key-77","found_in":"a public repository","found_at":"2026-03-01T00:00:00Z"}""");
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("open", first.GetProperty("state").GetString());
        var (_, again) = await SendAsync(scanner, """{"key_id":"key-77"}""");
        Assert.Equal(first.GetProperty("report_id").GetGuid(), again.GetProperty("report_id").GetGuid());
        Assert.Contains((await Desk.LoadAsync(s_analyst, null, 0, 50, default)).Rows, r => r.Report.KeyId == "key-77" && r.Report.ReportedById.StartsWith("key:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_in_any_field_is_refused_and_not_said_again()
    {
        using var scanner = await UsageSender.WithAsync(console, ApiScope.LeakedKeys);
        var secret = "sk-" + "abcdefghijklmnopqrstuvwxyz0123";
        var before = (await Desk.LoadAsync(s_analyst, null, 0, 1, default)).Total;
        foreach (var (body, expected) in ((string, HttpStatusCode)[])[
            ($$"""{"key_id":"{{secret}}"}""", HttpStatusCode.UnprocessableEntity), ($$"""{"key_id":"key-1","found_in":"{{secret}}"}""", HttpStatusCode.UnprocessableEntity),
            ($$"""{"key_id":"key-1","secret":"{{secret}}"}""", HttpStatusCode.BadRequest), ($$"""{"{{secret}}":1}""", HttpStatusCode.BadRequest), (secret, HttpStatusCode.BadRequest), ($$"""["{{secret}}"]""", HttpStatusCode.BadRequest)])
        {
            var (status, reply) = await SendAsync(scanner, body);
            Assert.Equal(expected, status);
            Assert.DoesNotContain("abcdefgh", reply.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, (await Desk.LoadAsync(s_analyst, null, 0, 1, default)).Total);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"key_id":"a","key_sha256":"b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"key_sha256":"zz"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"key_id":"a","found_at":"2199-01-01T00:00:00Z"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"key_id":[[[[[[[1]]]]]]]}""", HttpStatusCode.BadRequest)]
    public async Task What_makes_no_sense_is_refused(string body, HttpStatusCode expected)
    {
        using var scanner = await UsageSender.WithAsync(console, ApiScope.LeakedKeys);
        Assert.Equal(expected, (await SendAsync(scanner, body)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(scanner, $$"""{"key_id":"{{new string('a', 9000)}}"}""")).Status);
    }

    private ILeakedKeys Desk => console.Services.GetRequiredService<ILeakedKeys>();

    private static async Task<(HttpStatusCode Status, JsonElement Reply)> SendAsync(UsageSender scanner, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/leaked-keys") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var reply = await scanner.SendAsync(request);
        return (reply.StatusCode, reply.StatusCode is HttpStatusCode.RequestEntityTooLarge ? default : await reply.Content.ReadFromJsonAsync<JsonElement>());
    }
}
