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

    [Fact]
    public async Task What_an_older_schema_rolled_up_counts_once_though_its_events_are_gone()
    {
        var folder = TelemetryRig.NewFolder();
        Make(folder);
        RollUpAsBefore(folder);
        using (var rig = new TelemetryRig(folder))
        {
            await rig.EventsAsync(Lines.Event("new", ("time", "2026-02-01T13:00:00Z"), ("ip", "192.0.2.1"), ("api_key_id", "key-1")), Lines.Event("other", ("account_id", "acc-2"), ("time", "2026-02-01T13:00:00Z"), ("asn", 64500)));
            var usage = new DuckDbAccountUsage(rig.Store);
            await SameAsync();
            await rig.Upkeep.RunAsync(null, default);
            await SameAsync();

            async Task SameAsync()
            {
                Assert.Equal(["acc-9", "acc-2"], (await usage.AccountsOnAsync(new(ResourceKind.Asn, "64500"), 0, 10, default)).Rows.Select(a => a.Value));
                Assert.Equal(["acc-9"], (await usage.AccountsOnAsync(new(ResourceKind.PromptSkeleton, "00000000000000ab"), 0, 10, default)).Rows.Select(a => a.Value));
                var uses = await usage.ResourcesAsync(new("acc-1"), default);
                Assert.Equal([("ApiKey", "key-1", 3, 1), ("IpAddress", "192.0.2.1", 4, 2), ("NetworkPrefix", "192.0.2.0/24", 1, 1)], uses.Select(use => ($"{use.Resource.Kind}", use.Resource.Value, (int)use.Requests, (int)use.Accounts)).Order());
                foreach (var use in uses)
                    Assert.Equal(use.Requests, await rig.OneAsync<long>($"SELECT sum(requests)::BIGINT FROM usage_resource WHERE account_id = 'acc-1' AND kind = '{use.Resource.Kind}'"));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_store_of_the_format_before_this_one_keeps_it_and_takes_more()
    {
        var folder = TelemetryRig.NewFolder();
        Make(folder, "v1.2.0", script => script
            .Replace("event_id          VARCHAR   NOT NULL,", "event_id          VARCHAR   NOT NULL USING COMPRESSION fsst,", StringComparison.Ordinal)
            .Replace("model             VARCHAR   NOT NULL,", "model             VARCHAR   NOT NULL USING COMPRESSION dictionary,", StringComparison.Ordinal));
        using (var rig = new TelemetryRig(folder, options => (options.RollUpEvents, options.SealEvents) = (1000, 1)))
        {
            var usage = new DuckDbAccountUsage(rig.Store);
            Assert.Equal((3, 30, 2), await TotalsAsync(usage));
            var more = await rig.EventsAsync([.. Enumerable.Range(0, 3000).Select(i => Lines.Event($"more-{i}", ("account_id", "acc-2"), ("time", "2026-02-01T11:00:00Z")))]);
            Assert.Equal((3000, 0), (more.Accepted, more.Duplicates));
            Assert.Equal(1, (await rig.Upkeep.RunAsync(null, default)).SealedDays);
            Assert.Equal((3, 30, 2), await TotalsAsync(usage));
            Assert.Equal(["Dictionary", "FSST"], (await rig.Store.AskAsync(
                "SELECT DISTINCT compression FROM pragma_storage_info('usage_event') WHERE segment_type = 'VARCHAR' AND column_name IN ('event_id', 'model') ORDER BY compression",
                [], row => row.GetString(0), default)).Where(how => how is not "Uncompressed"));
        }

        using (var again = new TelemetryRig(folder)) Assert.Equal(3004, await again.OneAsync<long>("SELECT count(*) FROM usage_event"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_new_store_packs_its_texts_by_dictionary_and_symbols_at_once()
    {
        using var rig = new TelemetryRig(configure: options => (options.RollUpEvents, options.SealEvents) = (1000, 1));
        await rig.EventsAsync([.. Enumerable.Range(0, 3000).Select(i => Lines.Event($"event-{i}", ("time", "2026-02-01T11:00:00Z")))]);
        await rig.Upkeep.RunAsync(null, default);

        Assert.Equal(["DICT_FSST"], await rig.Store.AskAsync(
            "SELECT DISTINCT compression FROM pragma_storage_info('usage_event') WHERE segment_type = 'VARCHAR' AND column_name IN ('event_id', 'model', 'trace_id')", [], row => row.GetString(0), default));
    }

    // As the schema before origins kept them: one row for each kind of resource. Retention took the events.
    private static void RollUpAsBefore(string folder)
    {
        using var store = new DuckDBConnection($"DataSource={Path.Combine(folder, "telemetry.duckdb")}");
        store.Open();
        using var command = store.CreateCommand();
        foreach (var script in Directory.GetFiles(Path.Combine(Repository.Root, "db", "duckdb")).Order(StringComparer.Ordinal))
        {
            var version = int.Parse(Path.GetFileName(script)[..3], System.Globalization.CultureInfo.InvariantCulture);
            if (version is 1 or > 13) continue;
            command.CommandText = File.ReadAllText(script) + $"\nINSERT INTO schema_version VALUES ({version})";
            command.ExecuteNonQuery();
        }
        command.CommandText = """
            UPDATE usage_event SET api_key_id = 'key-1' WHERE event_id IN ('old-1', 'old-2');
            INSERT INTO rolled_slot SELECT account_key, account_id, api_key_id, session_id, slot, family, requests, errors, input_tokens, output_tokens, first_at, last_at FROM fresh_slot;
            INSERT INTO rolled_resource SELECT kind, value, account_key, account_id, day, requests, first_at, last_at FROM fresh_resource;
            INSERT INTO rolled_resource SELECT unnest(['Asn', 'PromptSkeleton']), unnest(['64500', '171']), 9, 'acc-9', DATE '2026-02-01', 5, TIMESTAMP '2026-02-01 10:00:00', TIMESTAMP '2026-02-01 10:00:00';
            UPDATE rolled_up SET batch_id = 1;
            DELETE FROM usage_event
            """;
        command.ExecuteNonQuery();
    }

    private static async Task<(long, long, long)> TotalsAsync(DuckDbAccountUsage usage)
    {
        var account = (await usage.FindAsync(new("acc-1"), default))!;
        return (account.Requests, account.InputTokens, account.Sessions);
    }

    private static void Make(string folder, string version = "v0.10.2", Func<string, string>? said = null)
    {
        using var store = new DuckDBConnection($"DataSource={Path.Combine(folder, "telemetry.duckdb")};storage_compatibility_version={version}");
        store.Open();
        using var command = store.CreateCommand();
        var script = File.ReadAllText(Path.Combine(Repository.Root, "db", "duckdb", "001_usage.sql"));
        command.CommandText = said?.Invoke(script) ?? script;
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
