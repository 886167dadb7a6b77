using System.Text.Json;
using Investigator.Web.Tests.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Investigator.Web.Tests.Cli;

public sealed class StressTests
{
    [Fact]
    public async Task Stress_accounts_for_every_line()
    {
        using var program = new RunningProgram();

        var (exit, said, errors) = await program.RunAsync(null, "stress", "--duration", "1", "--burst", "500", "--words", "12", "--bad", "0.1", "--duplicates", "0.2");

        Assert.True(exit == 0, errors);
        var report = JsonDocument.Parse(said).RootElement;
        Assert.Equal(0, Number(report, "lost"));
        Assert.True(Number(report, "quarantined") > 0 && Number(report, "duplicates") > 0 && Number(report, "accepted_per_second") > 0, said);
        Assert.Equal(Number(report, "sent"), Number(report, "accepted") + Number(report, "duplicates") + Number(report, "quarantined"));
    }

    [Fact]
    public async Task Stress_fails_past_a_limit_and_says_which()
    {
        using var program = new RunningProgram();

        var (exit, _, errors) = await program.RunAsync(null, "stress", "--duration", "0.2", "--burst", "50", "--least-rate", "1000000000");

        Assert.Equal(1, exit);
        Assert.Contains("fewer than", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--url", "http://example.com")]
    [InlineData("--bad", "2")]
    [InlineData("--burst", "0")]
    public async Task Stress_refuses_what_makes_no_sense_or_harms_others(string option, string value)
    {
        using var program = new RunningProgram();

        Assert.Equal(2, (await program.RunAsync(null, "stress", option, value)).Exit);
    }

    [Fact]
    public async Task Stress_says_what_a_console_refuses_before_it_has_read_anything()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var console = builder.Build();
        console.Run(http =>
        {
            if (HttpMethods.IsPost(http.Request.Method)) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        await console.StartAsync();
        using var program = new RunningProgram();

        var (exit, _, errors) = await program.RunAsync(null, "stress", "--url", console.Urls.First(), "--key", "inv_unknown", "--duration", "1", "--burst", "20000");

        Assert.Equal(1, exit);
        Assert.StartsWith("The console answered 401.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stress_says_that_no_console_answers()
    {
        using var program = new RunningProgram();

        var (exit, _, errors) = await program.RunAsync(null, "stress", "--url", $"http://localhost:{FreePort.Next()}", "--duration", "1");

        Assert.Equal(1, exit);
        Assert.Contains("Check that a console runs at --url", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [OwnDiskFact]
    public async Task A_disk_that_fills_up_under_load_loses_nothing_keeps_answering_and_goes_on_by_itself_when_there_is_room()
    {
        using var disk = new OwnDisk();

        await disk.RunAsync("""
            mkdir data
            mount -t tmpfs -o size=4m disk data
            investigator stress --data data --rate 40000 --duration 6 --burst 2000 --words 0 >report.json 2>said.txt &
            run=$!
            sleep 12
            mount -o remount,size=1g disk data
            wait $run || echo failed >>said.txt
            """);

        var report = JsonDocument.Parse(disk.Read("report.json")).RootElement;
        Assert.True(Number(report, "refused") > 0, "The disk was large enough: the test shows nothing.");
        Assert.Equal(0, Number(report, "lost"));
        Assert.DoesNotContain("failed", disk.Read("said.txt"), StringComparison.Ordinal);
    }

    private static long Number(JsonElement report, string name) => (long)report.GetProperty(name).GetDouble();
}
