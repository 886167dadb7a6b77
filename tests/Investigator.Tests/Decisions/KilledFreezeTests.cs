using System.Diagnostics;
using System.Globalization;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Investigator.Tests.Decisions;

/// <summary>A program is killed in the middle of a large freeze, again and again, by SIGKILL; then the freeze is asked for once more. Each account has exactly one decision.</summary>
public sealed class KilledFreezeTests(ITestOutputHelper output) : IDisposable
{
    // eng/killed-freezes asks for more of both.
    private static readonly int s_kills = Asked("INVESTIGATOR_TEST_FREEZE_KILLS", 3);
    private static readonly int s_accounts = Asked("INVESTIGATOR_TEST_FROZEN", 2_000);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-killed-");

    [Fact]
    public Task Kills_in_the_middle_of_a_freeze_leave_each_account_exactly_one_decision() => KillAsync("freeze");

    [Fact]
    public Task Kills_while_a_staggered_act_takes_effect_leave_each_account_exactly_one_decision() => KillAsync("staggered.took-effect");

    private async Task KillAsync(string act)
    {
        await PrepareAsync(Store("prepared"), staggered: act != "freeze");
        var undisturbed = Copy("undisturbed");
        var commands = int.Parse((await RunAsync(undisturbed)).Said, CultureInfo.InvariantCulture);
        AssertWhole(undisturbed, act);

        var random = new Random(25);
        var (ended, nothingStood) = (0, 0);
        for (var kill = 0; kill < s_kills; kill++)
        {
            var store = Copy("killed");
            // Every other one is held just before a command and killed there; the rest run on and are hit wherever they are by then.
            var waits = kill % 2 == 0;
            var (code, _) = await RunAsync(store, random.Next(1, commands + 1), waits);
            if (code == 0) ended++;
            Assert.False(waits && code == 0, "it was to be killed and ended by itself");
            var stood = Count(store, "SELECT count(*) FROM Decision");
            Assert.True(stood == 0 || stood == s_accounts, $"{stood} decisions stand after a kill: neither none nor all");
            if (stood == 0) nothingStood++;

            Assert.Equal(0, (await RunAsync(store)).Code);
            AssertWhole(store, act);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kill + 1} of {s_kills}: {stood:N0} of {s_accounts:N0} stood after it, all once after the next run"));
        }

        Assert.True(nothingStood > 0, "no kill came before the end");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{act}: {s_kills - ended} kills of a freeze of {s_accounts:N0} accounts ({commands:N0} commands); after {nothingStood} nothing stood, after the others all. {ended} ended before the kill arrived."));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static int Asked(string variable, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(variable) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static async Task PrepareAsync(string store, bool staggered)
    {
        await using var services = KilledProgram.Services(store);
        await services.GetRequiredService<Investigator.Casework.Data.CaseStore>().PrepareAsync(default);
        Assert.NotNull((await services.GetRequiredService<IWebhooks>().CreateAsync(People.Admin, "soc", "https://soc.example/hook", EnforcedKinds.All, default)).Value);
        var campaigns = services.GetRequiredService<ICampaignDesk>();
        var pool = (await campaigns.StartAsync(People.Analyst, "Pool", null, [.. Enumerable.Range(0, s_accounts).Select(n => new AccountId($"acc-{n}"))], "queue", default)).Value!;
        Assert.Null(await campaigns.JudgeAsync(People.Analyst, pool.Id, pool.Version, null, MemberStatus.Confirmed, "One card.", default));
        if (staggered)
        {
            // Due before anybody asks: the program is started after it.
            var soon = TimeProvider.System.GetUtcNow().AddSeconds(1);
            var terms = new DecisionTerms(DecisionKind.Freeze, "Harvest.", soon.AddDays(1)) { Timing = new(soon, TimeSpan.Zero) };
            Assert.NotNull((await services.GetRequiredService<IActionDesk>().ActOnCampaignAsync(People.Analyst, pool.Id, s_accounts, terms, default)).Value);
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }

        SqliteConnection.ClearAllPools();
    }

    private static void AssertWhole(string store, string act)
    {
        Assert.Equal(s_accounts, Count(store, "SELECT count(*) FROM Decision"));
        Assert.Equal(s_accounts, Count(store, "SELECT count(DISTINCT AccountId) FROM Decision"));
        Assert.Equal(s_accounts, Count(store, "SELECT count(DISTINCT DecisionId) FROM DecisionChange"));
        Assert.Equal(s_accounts, Count(store, "SELECT max(Position) FROM DecisionChange"));
        Assert.Equal(s_accounts, Count(store, "SELECT sum(LastPosition - FirstPosition + 1) FROM WebhookMessage"));
        Assert.Equal(1, Count(store, $"SELECT count(*) FROM AuditEntry WHERE Act = '{act}'"));
        if (act != "freeze") Assert.Equal(s_accounts, Count(store, "SELECT count(*) FROM StaggeredMember WHERE Turn = 1 AND Evidence IS NULL"));
    }

    private string Store(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;

    private string Copy(string name)
    {
        var to = Store(name);
        Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(Store("prepared"))) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return to;
    }

    private static long Count(string store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(store, "casework.db")};Pooling=False");
        connection.Open();
        using var ask = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        ask.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(ask.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <param name="at">Before which command it is killed; 0: not at all.</param>
    /// <returns>The exit code, or null when it was killed before it ended, and the last line that it printed.</returns>
    private static async Task<(int? Code, string Said)> RunAsync(string store, int at = 0, bool waits = false)
    {
        string[] told = at == 0 ? [] : [at.ToString(CultureInfo.InvariantCulture), waits ? "wait" : "run"];
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(KilledFreezeTests).Assembly.Location, store, .. told])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = program.StandardError.ReadToEndAsync();
        var said = "";
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            said = line;
            if (line == "there") program.Kill();
        }

        await program.WaitForExitAsync();
        if (at == 0) Assert.True(program.ExitCode == 0, await complaints);
        return (program.ExitCode == 0 ? 0 : null, said);
    }
}
