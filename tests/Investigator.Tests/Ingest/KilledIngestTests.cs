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
    private const int Kills = 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-killed-");

    [Fact]
    public async Task Twenty_kills_lose_nothing_and_double_nothing()
    {
        var file = Path.Combine(_folder.FullName, "events.ndjson");
        await File.WriteAllTextAsync(file, Lines());
        var undisturbed = Path.Combine(_folder.FullName, "undisturbed");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await IngestAsync(file, undisturbed, killAfter: null));
        var whole = watch.Elapsed;

        var random = new Random(20);
        var disturbed = Path.Combine(_folder.FullName, "disturbed");
        var (killed, fewest, most) = (0, Events, 0);
        for (var attempt = 0; killed < Kills && attempt < 3 * Kills; attempt++)
        {
            // From before the store is open to just before the end.
            if (await IngestAsync(file, disturbed, killAfter: whole * (0.3 + (0.65 * random.NextDouble()))) is null) killed++;
            if (!File.Exists(Path.Combine(disturbed, "telemetry.duckdb"))) continue;
            var stored = (await StateAsync(disturbed)).Events;
            (fewest, most) = (Math.Min(fewest, stored), Math.Max(most, stored));
            if (stored == Events) Directory.Delete(disturbed, recursive: true); // all in: begin anew, so that each kill meets a store that still fills
        }

        Assert.Equal(Kills, killed);
        Assert.Equal(0, await IngestAsync(file, disturbed, killAfter: null));
        Assert.Equal(await StateAsync(undisturbed), await StateAsync(disturbed));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} kills; between {fewest:N0} and {most:N0} of {Events:N0} events stood after one. Undisturbed: {whole.TotalSeconds:0.0} s."));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <returns>The exit code, or null when it was killed before it ended.</returns>
    private static async Task<int?> IngestAsync(string file, string data, TimeSpan? killAfter)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "investigator.dll"), "ingest", file, "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Telemetry__BatchEvents"] = "1000" },
        })!;
        var said = Task.WhenAll(program.StandardOutput.ReadToEndAsync(limit.Token), program.StandardError.ReadToEndAsync(limit.Token));
        if (killAfter is { } moment && await Task.WhenAny(program.WaitForExitAsync(limit.Token), Task.Delay(moment, limit.Token)) is { } first && !program.HasExited)
        {
            program.Kill();
            await program.WaitForExitAsync(limit.Token);
            return null;
        }

        await program.WaitForExitAsync(limit.Token);
        Assert.True(program.ExitCode == 0, string.Join('\n', await said));
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
