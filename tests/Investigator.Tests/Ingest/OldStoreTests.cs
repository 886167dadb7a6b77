using DuckDB.NET.Data;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Architecture;

namespace Investigator.Tests.Ingest;

/// <summary>A data folder made by the first schema opens, and its events are in every answer.</summary>
public sealed class OldStoreTests
{
    [Fact]
    public async Task A_store_of_the_first_schema_opens_and_tells_the_same()
    {
        var folder = TelemetryRig.NewFolder();
        Make(folder);
        using (var rig = new TelemetryRig(folder))
        {
            var usage = new DuckDbAccountUsage(rig.Store);
            Assert.Equal((3, 30, 2), await TotalsAsync(usage));
            Assert.Equal(2, (await usage.ResourcesAsync(new("acc-1"), default)).Single(use => use.Resource == new Resource(ResourceKind.IpAddress, "192.0.2.1")).Accounts);

            Assert.Equal(2, (await rig.EventsAsync(Lines.Event("old-1", ("time", "2026-02-01T10:00:00Z")), Lines.Event("old-2", ("time", "2026-01-01T00:00:00Z")), Lines.Event("new", ("time", "2026-02-01T13:00:00Z")))).Duplicates);
            Assert.Equal((4, 40, 3), await TotalsAsync(usage));

            await rig.Upkeep.RunAsync(null, default);
            Assert.Equal((4, 40, 3), await TotalsAsync(usage));
        }

        using (var again = new TelemetryRig(folder)) Assert.Equal((4, 40, 3), await TotalsAsync(new(again.Store)));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(long, long, long)> TotalsAsync(DuckDbAccountUsage usage)
    {
        var account = (await usage.FindAsync(new("acc-1"), default))!;
        return (account.Requests, account.InputTokens, account.Sessions);
    }

    private static void Make(string folder)
    {
        using var store = new DuckDBConnection($"DataSource={Path.Combine(folder, "telemetry.duckdb")}");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = File.ReadAllText(Path.Combine(Repository.Root, "db", "duckdb", "001_usage.sql"));
        command.ExecuteNonQuery();
        string[] events = [Row("old-1", "acc-1", "2026-02-01 10:00:00"), Row("old-2", "acc-1", "2026-02-01 10:20:00"), Row("old-3", "acc-1", "2026-02-01 11:00:00"), Row("old-4", "acc-2", "2026-02-01 11:00:00")];
        command.CommandText = $"""
            INSERT INTO schema_version VALUES (1);
            INSERT INTO ingest_batch VALUES (1, 'events', 'old.ndjson', 4, 4, 0, 0, 0.1, TIMESTAMP '2026-02-02 00:00:00');
            INSERT INTO usage_event (event_id, time, account_id, ip, model, input_tokens, output_tokens, status, event_key, batch_id) VALUES {string.Join(", ", events)}
            """;
        command.ExecuteNonQuery();
    }

    private static string Row(string id, string account, string time) =>
        $"('{id}', TIMESTAMP '{time}', '{account}', '192.0.2.1', 'm', 10, 20, 200, {Investigator.Telemetry.Ingest.EventFeatures.KeyOf(id)}, 1)";
}
