using System.Diagnostics;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>The file docs/gateways/litellm_decisions.py in a real Python before a real console. LiteLLM itself is not here: two modules of a few lines stand where the hook imports it.</summary>
public sealed class LiteLlmTests : IAsyncLifetime
{
    private const string Driver = """
        import asyncio, hashlib, json, sys
        import litellm_decisions as hook
        for line in sys.stdin:
            account = line.strip()
            decisions = hook._ready()
            try:
                who = asyncio.run(hook.user_api_key_auth(None, "Bearer key of " + account))
                print("serves", who.user_id, decisions.position, flush=True)
            except hook_error as refused:
                print("refuses", refused.status_code, decisions.position, flush=True)
        """;

    private static readonly Person s_analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private readonly RunningConsole _console = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("investigator-litellm-").FullName;
    private Process? _python;

    [PythonFact]
    public async Task The_hook_refuses_the_held_serves_the_others_acknowledges_and_goes_on_without_the_console()
    {
        var freezes = _console.Services.GetRequiredService<IFreezeDesk>();
        var frozen = (await freezes.FreezeAccountAsync(s_analyst, new("acc-held"), "Shares a card with a pool.", TimeProvider.System.GetUtcNow().AddDays(7), default)).Value!;
        using var key = await UsageSender.WithAsync(_console, ApiScope.Decisions);
        await StartAsync(key.Key!);

        await UntilAsync("acc-held", "refuses 403");
        Assert.StartsWith("serves acc-free", await AskAsync("acc-free"), StringComparison.Ordinal);
        Assert.StartsWith("refuses 401", await AskAsync("acc-stranger"), StringComparison.Ordinal);
        var point = await PointAsync();
        Assert.True(point.Acknowledged > 0, "it did not acknowledge");

        await freezes.FreezeAccountAsync(s_analyst, new("acc-free"), "Shares a card with a pool.", TimeProvider.System.GetUtcNow().AddDays(7), default);
        await UntilAsync("acc-free", "refuses 403");
        Assert.Null(await freezes.UndoAsync(s_analyst, frozen.ActId, default));
        await UntilAsync("acc-held", "serves");

        await _console.StopAsync();
        Assert.StartsWith("refuses 403", await AskAsync("acc-free"), StringComparison.Ordinal);
        Assert.StartsWith("serves", await AskAsync("acc-held"), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => _console.InitializeAsync();

    public async Task DisposeAsync()
    {
        if (_python is { HasExited: false })
        {
            _python.Kill(entireProcessTree: true);
            await _python.WaitForExitAsync();
        }

        _python?.Dispose();
        await _console.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(string key)
    {
        File.Copy(Path.Combine(Root(), "docs/gateways/litellm_decisions.py"), Path.Combine(_folder, "litellm_decisions.py"));
        Directory.CreateDirectory(Path.Combine(_folder, "litellm/proxy"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "litellm/__init__.py"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder, "litellm/proxy/__init__.py"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder, "litellm/proxy/_types.py"), "class UserAPIKeyAuth:\n    def __init__(self, api_key=None, user_id=None):\n        self.api_key, self.user_id = api_key, user_id\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "fastapi.py"), "class HTTPException(Exception):\n    def __init__(self, status_code, detail=None):\n        self.status_code, self.detail = status_code, detail\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "driver.py"), "from fastapi import HTTPException as hook_error\n" + Driver);
        var accounts = string.Join(", ", ((string[])["acc-held", "acc-free"]).Select(a => $"\"{DecisionEvidence.HashOf("key of " + a)}\": \"{a}\""));
        await File.WriteAllTextAsync(Path.Combine(_folder, "accounts.json"), $"{{{accounts}}}");
        var start = new ProcessStartInfo(PythonFactAttribute.Program!, ["driver.py"]) { WorkingDirectory = _folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["INVESTIGATOR_URL"] = _console.Address.ToString();
        start.Environment["INVESTIGATOR_KEY"] = key;
        start.Environment["INVESTIGATOR_ACCOUNTS"] = Path.Combine(_folder, "accounts.json");
        _python = Process.Start(start)!;
    }

    private async Task<string> AskAsync(string account)
    {
        await _python!.StandardInput.WriteLineAsync(account);
        await _python.StandardInput.FlushAsync();
        return await _python.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The driver ended.");
    }

    private async Task UntilAsync(string account, string answer)
    {
        var said = "";
        for (var i = 0; i < 120 && !said.StartsWith(answer, StringComparison.Ordinal); i++)
        {
            said = await AskAsync(account);
            await Task.Delay(250);
        }

        Assert.StartsWith(answer, said, StringComparison.Ordinal);
    }

    private async Task<(long Acknowledged, int Points)> PointAsync()
    {
        for (var i = 0; ; i++)
        {
            var points = await _console.Services.GetRequiredService<IEnforcementPoints>().LoadAsync(s_analyst, 0, 10, default);
            var acknowledged = points.Rows.Max(p => p.AcknowledgedUpTo);
            if (acknowledged > 0 || i == 60) return (acknowledged, points.Rows.Count);
            await Task.Delay(250);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Investigator.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>Runs where Python is installed.</summary>
    private sealed class PythonFactAttribute : FactAttribute
    {
        public PythonFactAttribute()
        {
            if (Program is null) Skip = "Python is not installed here.";
        }

        public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
    }
}
