using System.Diagnostics;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Xunit.Abstractions;

namespace Investigator.Tests.Ingest;

/// <summary>The program is killed in the middle of an ingest, again and again, by SIGKILL: no farewell, no flush.</summary>
public sealed class KilledIngestTests(ITestOutputHelper output) : IDisposable
{
    private const int Events = 30_000;

    // eng/hundred-kills asks for more.
    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("INVESTIGATOR_TEST_KILLS") ?? "20", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-killed-");

    [Fact]
    public async Task Kills_lose_nothing_and_double_nothing()
    {
        var file = Path.Combine(_folder.FullName, "events.ndjson");
        await File.WriteAllTextAsync(file, Lines());
        var undisturbed = Path.Combine(_folder.FullName, "undisturbed");
        Assert.Equal(0, await IngestAsync(file, undisturbed));

        var random = new Random(20);
        var disturbed = Path.Combine(_folder.FullName, "disturbed");
        var (killed, fewest, most) = (0, Events, 0);
        for (var attempt = 0; killed < s_kills && attempt < 3 * s_kills; attempt++)
        {
            // While one of the thirty batches is read, stored or committed; nothing depends on how fast the machine is.
            if (await IngestAsync(file, disturbed, killAfterBatch: random.Next(1, 28), then: TimeSpan.FromMilliseconds(random.Next(0, 12))) is null) killed++;
            var stored = (await StateAsync(disturbed)).Events;
            (fewest, most) = (Math.Min(fewest, stored), Math.Max(most, stored));
            if (stored == Events) Directory.Delete(disturbed, recursive: true); // all in: begin anew, so that each kill meets a store that still fills
        }

        Assert.Equal(s_kills, killed);
        Assert.Equal(0, await IngestAsync(file, disturbed));
        Assert.Equal(await StateAsync(undisturbed), await StateAsync(disturbed));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} kills; between {fewest:N0} and {most:N0} of {Events:N0} events stood after one."));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <returns>The exit code, or null when it was killed before it ended.</returns>
    private static async Task<int?> IngestAsync(string file, string data, int? killAfterBatch = null, TimeSpan then = default)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "investigator.dll"), "ingest", file, "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Telemetry__BatchEvents"] = "1000", ["Telemetry__TransactionEvents"] = "1000" },
        })!;
        var said = new StringBuilder();
        _ = program.StandardOutput.ReadToEndAsync(limit.Token);
        for (var batches = 0; await program.StandardError.ReadLineAsync(limit.Token) is { } line;)
        {
            said.AppendLine(line);
            if (!line.EndsWith("lines read", StringComparison.Ordinal) || ++batches != killAfterBatch) continue;
            await Task.Delay(then, limit.Token);
            program.Kill();
            await program.WaitForExitAsync(limit.Token);
            return program.ExitCode == 0 ? 0 : null; // it may have ended in that very moment
        }

        await program.WaitForExitAsync(limit.Token);
        Assert.True(program.ExitCode == 0, said.ToString());
        return program.ExitCode;
    }

    private static async Task<(int Events, int Distinct, int Texts, long Accepted, ulong Checksum)> StateAsync(string data)
    {
        await using var store = new DuckDBConnection($"DataSource={Path.Combine(data, "telemetry.duckdb")}");
        await store.OpenAsync();
        await using var ask = store.CreateCommand();
        ask.CommandText = """
            SELECT (SELECT count(*) FROM usage_event)::INTEGER, (SELECT count(DISTINCT event_id) FROM usage_event)::INTEGER, (SELECT count(*) FROM usage_text)::INTEGER,
                   (SELECT coalesce(sum(accepted), 0) FROM ingest_batch)::BIGINT,
                   (SELECT coalesce(bit_xor(hash(event_id, time, account_id, model, input_tokens, output_tokens, skeleton, simhash, family)), 0) FROM usage_event)::UBIGINT
            """;
        await using var row = await ask.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt64(3), row.GetFieldValue<ulong>(4));
    }

    private static string Lines()
    {
        var lines = new StringBuilder();
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        for (var n = 0; n < Events; n++)
            lines.Append(CultureInfo.InvariantCulture, $$"""
                {"event_id":"e{{n}}","time":"{{noon.AddSeconds(n):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"acc-{{n % 97}}","api_key_id":"key-{{n % 97}}","model":"m","input_tokens":{{n % 500}},"output_tokens":{{n % 900}},"prompt":"Question {{n}}: what is the sum of {{n}} and {{n * 7}}, and why does it matter for case {{n % 13}}?"}
                """).Append('\n');
        return lines.ToString();
    }
}
