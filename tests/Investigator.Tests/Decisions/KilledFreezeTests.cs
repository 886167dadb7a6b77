using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Investigator.Tests.Decisions;

/// <summary>The program is killed in the middle of a large freeze, again and again, by SIGKILL; then it runs once more. Each account has exactly one decision.</summary>
public sealed class KilledFreezeTests(ITestOutputHelper output) : IDisposable
{
    // eng/hundred-kills asks for more; the accounts are fewer here because every kill begins with a store of its own.
    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("INVESTIGATOR_TEST_KILLS") ?? "4", CultureInfo.InvariantCulture);
    private static readonly int s_accounts = int.Parse(Environment.GetEnvironmentVariable("INVESTIGATOR_TEST_FROZEN") ?? "25000", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-killed-");

    [Fact]
    public async Task Kills_in_the_middle_of_a_freeze_leave_each_account_exactly_one_decision()
    {
        var prepared = Path.Combine(_folder.FullName, "prepared");
        Assert.Equal(0, (await RunAsync(prepared, null, "--prepare", "--accounts", s_accounts.ToString(CultureInfo.InvariantCulture))).Code);
        var undisturbed = JsonDocument.Parse((await RunAsync(Copy(prepared, "undisturbed"), null)).Said).RootElement;
        Assert.Equal(s_accounts, undisturbed.GetProperty("frozen").GetInt32());
        var whole = TimeSpan.FromSeconds(undisturbed.GetProperty("seconds").GetDouble());

        var random = new Random(25);
        var (killed, rolledBack, attempts) = (0, 0, 0);
        while (killed < s_kills && attempts++ < 10 * s_kills)
        {
            var data = Copy(prepared, "killed");
            if ((await RunAsync(data, 0.9 * random.NextDouble() * whole)).Code is null) killed++;
            var stands = Count(data, "SELECT count(*) FROM Decision");
            Assert.True(stands == 0 || stands == s_accounts, $"{stands} decisions stand after a kill: neither none nor all");
            if (stands == 0) rolledBack++;

            Assert.Equal(0, (await RunAsync(data, null)).Code);
            Assert.Equal(s_accounts, Count(data, "SELECT count(*) FROM Decision"));
            Assert.Equal(s_accounts, Count(data, "SELECT count(DISTINCT AccountId) FROM Decision"));
            Assert.Equal(s_accounts, Count(data, "SELECT count(DISTINCT DecisionId) FROM DecisionChange"));
            Assert.Equal(s_accounts, Count(data, "SELECT max(Position) FROM DecisionChange"));
            Assert.Equal(1, Count(data, "SELECT count(*) FROM AuditEntry WHERE Act = 'freeze'"));
            Directory.Delete(data, recursive: true);
        }

        Assert.Equal(s_kills, killed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} kills, after {rolledBack} of them nothing stood; an undisturbed run of {s_accounts:N0} accounts took {whole.TotalSeconds:F1} s."));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string Copy(string from, string name)
    {
        var to = Directory.CreateDirectory(Path.Combine(_folder.FullName, name));
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to.FullName, Path.GetFileName(file)), overwrite: true);
        return to.FullName;
    }

    private static long Count(string data, string sql)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(data, "casework.db")};Pooling=False");
        store.Open();
        using var ask = store.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        ask.CommandText = sql;
#pragma warning restore CA2100
        return (long)ask.ExecuteScalar()!;
    }

    /// <param name="killAfter">How long after it began to freeze; null: not at all.</param>
    /// <returns>The exit code, or null when it was killed before it ended, and what it printed.</returns>
    private static async Task<(int? Code, string Said)> RunAsync(string data, TimeSpan? killAfter, params string[] more)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "investigator.dll"), "stress-freeze", "--data", data, .. more])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var printed = program.StandardOutput.ReadToEndAsync(limit.Token);
        var said = "";
        while (await program.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            said += line + "\n";
            if (line != "freezing" || killAfter is not { } pause) continue;
            await Task.WhenAny(program.WaitForExitAsync(limit.Token), Task.Delay(pause, limit.Token));
            if (!program.HasExited) program.Kill();
            await program.WaitForExitAsync(limit.Token);
            return (program.ExitCode == 0 ? 0 : null, await printed);
        }

        await program.WaitForExitAsync(limit.Token);
        Assert.True(program.ExitCode == 0, said);
        return (program.ExitCode, await printed);
    }
}
