using System.Diagnostics;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Xunit.Abstractions;

namespace Investigator.Tests.Ingest;

/// <summary>The program is killed by SIGKILL while it deletes what is too old and rewrites days: what stays is what an undisturbed run leaves.</summary>
public sealed class KilledUpkeepTests(ITestOutputHelper output) : IDisposable
{
    private const int Days = 24;
    private const int EventsOfDay = 1_500;

    // A quarter of what ingest is killed: each kill needs a fresh copy of the store. eng/hundred-kills asks for more.
    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("INVESTIGATOR_TEST_KILLS") ?? "5", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-killed-");

    [Fact]
    public async Task Kills_in_retention_and_sorting_change_nothing_of_what_stays()
    {
        var loaded = Path.Combine(_folder.FullName, "loaded");
        var file = Path.Combine(_folder.FullName, "events.ndjson");
        await File.WriteAllTextAsync(file, Lines());
        Assert.Equal(0, await RunAsync(["ingest", file, "--data", loaded], retention: false));
        var all = await StateAsync(loaded);
        Assert.Equal((Days * EventsOfDay, Days * EventsOfDay), (all.Events, all.Requests));

        var undisturbed = Copy(loaded, "undisturbed");
        Assert.Equal(0, await RunAsync(["upkeep", "--data", undisturbed], retention: true));
        var expected = await StateAsync(undisturbed);
        Assert.InRange(expected.Events, 1, all.Events - 1);

        var random = new Random(5);
        var (killed, between) = (0, new HashSet<int>());
        for (var attempt = 0; killed < s_kills && attempt < 4 * s_kills; attempt++)
        {
            var disturbed = Copy(loaded, "disturbed");
            // In a row on the same store: a kill may meet what an earlier one left. Days are told when they are done, so a kill comes while the next is in work.
            for (var kill = 0; kill < 5 && killed < s_kills; kill++)
            {
                if (await RunAsync(["upkeep", "--data", disturbed], retention: true, killAfterDay: random.Next(0, 3), then: TimeSpan.FromMilliseconds(random.Next(0, 30))) is null) killed++;
                between.Add((await StateAsync(disturbed)).Sealed);
            }
            Assert.Equal(0, await RunAsync(["upkeep", "--data", disturbed], retention: true));
            Assert.Equal(expected, await StateAsync(disturbed));
        }

        Assert.Equal(s_kills, killed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} kills; after one, {between.Min()} to {between.Max()} days were sorted."));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Copy(string from, string name)
    {
        var to = Directory.CreateDirectory(Path.Combine(_folder.FullName, name));
        to.Delete(recursive: true);
        to.Create();
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to.FullName, Path.GetFileName(file)));
        return to.FullName;
    }

    /// <returns>The exit code, or null when it was killed before it ended.</returns>
    private static async Task<int?> RunAsync(string[] arguments, bool retention, int? killAfterDay = null, TimeSpan then = default)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "investigator.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Telemetry__BatchEvents"] = "1000", ["Telemetry__RollUpEvents"] = "3000", ["Telemetry__SealEvents"] = "100" },
        };
        if (retention) start.Environment["Telemetry__EventRetention"] = "20.00:00:00";
        using var program = Process.Start(start)!;
        var said = new StringBuilder();
        _ = program.StandardOutput.ReadToEndAsync(limit.Token);
        for (var days = 0; await program.StandardError.ReadLineAsync(limit.Token) is { } line;)
        {
            said.AppendLine(line);
            if (!line.EndsWith("sorted", StringComparison.Ordinal) || days++ != killAfterDay) continue;
            await Task.Delay(then, limit.Token);
            program.Kill();
            await program.WaitForExitAsync(limit.Token);
            return program.ExitCode == 0 ? 0 : null;
        }

        await program.WaitForExitAsync(limit.Token);
        Assert.True(program.ExitCode == 0, said.ToString());
        return program.ExitCode;
    }

    private static async Task<(int Events, int Distinct, long Requests, long Uses, int Sealed, ulong Checksum, ulong RolledChecksum)> StateAsync(string data)
    {
        await using var store = new DuckDBConnection($"DataSource={Path.Combine(data, "telemetry.duckdb")}");
        await store.OpenAsync();
        await using var ask = store.CreateCommand();
        ask.CommandText = """
            SELECT (SELECT count(*) FROM usage_event)::INTEGER, (SELECT count(DISTINCT event_id) FROM usage_event)::INTEGER,
                   (SELECT sum(requests) FROM usage_slot)::BIGINT, (SELECT sum(requests) FROM usage_resource)::BIGINT, (SELECT count(*) FROM sealed_day)::INTEGER,
                   (SELECT coalesce(bit_xor(hash(event_id, time, account_id, model, input_tokens, output_tokens, account_key)), 0) FROM usage_event)::UBIGINT,
                   (SELECT coalesce(bit_xor(hash(account_id, slot, n, tokens)), 0) FROM (SELECT account_id, slot, sum(requests) AS n, sum(input_tokens) AS tokens FROM usage_slot GROUP BY ALL))::UBIGINT
            """;
        await using var row = await ask.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4), row.GetFieldValue<ulong>(5), row.GetFieldValue<ulong>(6));
    }

    // A third of the days is older than the retention by days, the rest younger by days: the clock of the runs can't tip an event over.
    private static string Lines()
    {
        var lines = new StringBuilder();
        var today = DateTime.UtcNow.Date;
        for (var n = 0; n < Days * EventsOfDay; n++)
        {
            var day = n / EventsOfDay;
            var time = today.AddDays(day < 8 ? -40 + day : -18 + (day - 8)).AddSeconds(n % EventsOfDay * 50);
            lines.Append(CultureInfo.InvariantCulture, $$"""
                {"event_id":"e{{n}}","time":"{{time:yyyy-MM-ddTHH:mm:ssZ}}","account_id":"acc-{{n * 31 % 97}}","api_key_id":"key-{{n % 97}}","ip":"192.0.2.{{n % 200}}","model":"m","input_tokens":{{n % 500}},"output_tokens":{{n % 900}}}
                """).Append('\n');
        }
        return lines.ToString();
    }
}
