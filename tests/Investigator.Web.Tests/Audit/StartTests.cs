using System.Diagnostics;

namespace Investigator.Web.Tests.Audit;

/// <summary>The built program, started as an operator starts it: a wrong configuration ends it before anything is opened.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://localhost:0;http://[::]:0")]
    public async Task Without_a_provider_it_refuses_to_listen_where_others_can_reach_it(string urls)
    {
        var (exit, errors) = await RunAsync("--urls", urls);
        Assert.Equal(1, exit);
        Assert.Contains("which others can reach", errors, StringComparison.Ordinal);
        Assert.Contains("Authentication:Authority", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_sign_in_is_told_at_once()
    {
        var (exit, errors) = await RunAsync("--urls", "http://127.0.0.1:0", "--Authentication:Authority=http://provider.example", "--Authentication:ClientId= ",
            "--Authentication:RoleClaim= ", "--Authentication:RoleMap:fraud-leads=boss", "--Authentication:RoleMap:fraud-desk=1", "--Authentication:SessionLength=00:00:01");
        Assert.Equal(1, exit);
        foreach (var wrong in (string[])["Authority is \"http://provider.example\"", "ClientId is empty", "RoleClaim is empty", "RoleMap:fraud-leads is \"boss\"", "RoleMap:fraud-desk is \"1\"", "SessionLength is 00:00:01"])
            Assert.Contains("Authentication:" + wrong, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_anchors_that_is_none_stops_the_start()
    {
        var (exit, errors) = await RunAsync("--urls", "http://127.0.0.1:0", "--Audit:AnchorKeyFile=nowhere.pem", "--Audit:AnchorCommand:0=sign", "--Audit:AnchorEvery=00:00:01");
        Assert.Equal(1, exit);
        foreach (var wrong in (string[])["AnchorEvery must lie between"])
            Assert.Contains("Audit:" + wrong, errors, StringComparison.Ordinal);
        (exit, errors) = await RunAsync("--urls", "http://127.0.0.1:0", "--Audit:AnchorKeyFile=nowhere.pem", "--Audit:AnchorCommand:0=sign");
        Assert.Equal(1, exit);
        foreach (var wrong in (string[])["AnchorKeyFile and Audit:AnchorCommand are both set", "AnchorCommand needs Audit:AnchorPublicKeyFile", "AnchorKeyFile can't be read"])
            Assert.Contains("Audit:" + wrong, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Errors)> RunAsync(params string[] arguments)
    {
        var data = Path.Combine(Path.GetTempPath(), "investigator-never-made-" + Guid.NewGuid().ToString("N"));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "investigator.dll"), .. arguments, "--data", data]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.False(Directory.Exists(data), "A refused start made a data folder.");
            return (process.ExitCode, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true); // it started in spite of all: the test has failed by now
        }
    }
}
