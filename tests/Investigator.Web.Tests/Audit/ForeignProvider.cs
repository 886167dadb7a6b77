using System.Diagnostics;

namespace Investigator.Web.Tests.Audit;

/// <summary>The provider of <c>ForeignProvider/server.mjs</c> as a process of its own, and a console that is configured to use it.</summary>
public sealed class ForeignProvider : IAsyncLifetime
{
    private const string Groups = "https://example.test/groups";

    private readonly string _secret = Guid.NewGuid().ToString("N");
    private Process? _provider;

    public RunningConsole Console { get; } = new();

    public Uri? Address { get; private set; }

    public async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var folder = Path.Combine(Checkout(AppContext.BaseDirectory), "tests", "Investigator.Web.Tests", "ForeignProvider");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")))
        {
            using var install = Start("npm", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error");
            var said = install.StandardError.ReadToEndAsync(limit.Token);
            await install.StandardOutput.ReadToEndAsync(limit.Token);
            await install.WaitForExitAsync(limit.Token);
            Assert.True(install.ExitCode == 0, $"npm ci failed: {await said}");
        }

        _provider = Start("node", folder, "server.mjs", Console.Address.GetLeftPart(UriPartial.Authority));
        var errors = new List<string?>();
        _provider.ErrorDataReceived += (_, line) => errors.Add(line.Data);
        _provider.BeginErrorReadLine();
        while (Address is null)
        {
            var line = await _provider.StandardOutput.ReadLineAsync(limit.Token);
            Assert.True(line is not null, $"The provider ended: {string.Join('\n', errors)}");
            if (line.StartsWith("http://", StringComparison.Ordinal)) Address = new(line);
        }

        await Console.StartAsync("--Authentication:Authority", Address.GetLeftPart(UriPartial.Authority), "--Authentication:ClientId", "console-at-work", "--Authentication:ClientSecret", _secret,
            "--Authentication:RoleClaim", Groups, "--Authentication:RoleMap:fraud-leads", "manager", "--Authentication:RoleMap:fraud-desk", "analyst", "--Authentication:RoleMap:fraud-review", "Reviewer");
    }

    public async Task DisposeAsync()
    {
        await Console.DisposeAsync();
        if (_provider is null) return;
        _provider.StandardInput.Close(); // it ends when its input does
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _provider.WaitForExitAsync(limit.Token);
        _provider.Dispose();
    }

    private Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CLIENT_SECRET"] = _secret;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"The test of a foreign identity provider needs Node.js 20 or later with npm; \"{program}\" does not start.", missing);
        }
    }

    private static string Checkout(string folder) =>
        File.Exists(Path.Combine(folder, "Investigator.sln")) ? folder : Checkout(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The solution is not above the test's binaries."));
}
