using System.Globalization;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.DuckDb;

namespace Investigator.Tests.Ingest;

/// <summary>Roll-ups, whatever order and repetition the events came in and whatever upkeep ran in between, equal a fresh count of the events.</summary>
public sealed class RollUpTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Roll_ups_equal_a_fresh_count(int seed)
    {
        var random = new Random(seed);
        using var rig = new TelemetryRig(configure: options => (options.RollUpEvents, options.SealEvents, options.BatchEvents) = (random.Next(1, 60), random.Next(1, 40), random.Next(1, 30)));
        string[] lines = [.. Enumerable.Range(0, 300).Select(n => AnEvent(random, n))];
        for (var delivery = 0; delivery < 12; delivery++)
        {
            // Overlapping pieces in any order: late events, duplicates inside and across deliveries.
            await rig.EventsFromAsync($"delivery-{delivery}", [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => lines[random.Next(lines.Length)])]);
            if (random.Next(3) == 0) await rig.Upkeep.RunAsync(null, default);
            await SameAsync(rig);
        }

        await rig.Upkeep.RunAsync(null, default);
        await SameAsync(rig);
        Assert.Equal(0, await rig.CountAsync("fresh_slot"));
        Assert.NotEqual(0, await rig.CountAsync("sealed_day"));
        Assert.Equal(await rig.CountAsync("usage_event"), await rig.OneAsync<long>("SELECT count(DISTINCT event_id) FROM usage_event"));
        Assert.Equal(await rig.CountAsync("usage_event"), await rig.OneAsync<long>("SELECT sum(accepted)::BIGINT FROM ingest_batch"));
    }

    [Fact]
    public async Task Hostile_counts_do_not_overflow_a_roll_up()
    {
        using var rig = new TelemetryRig(configure: options => (options.RollUpEvents, options.SealEvents, options.BatchEvents) = (1, 1, 1));
        await rig.EventsAsync([.. Enumerable.Range(0, 4).Select(n => Lines.Event($"e-{n}", ("input_tokens", long.MaxValue), ("output_tokens", long.MaxValue)))]);
        await rig.Upkeep.RunAsync(null, default);

        Assert.Equal(long.MaxValue, (await new DuckDbAccountUsage(rig.Store).FindAsync(new("acc-1"), default))!.InputTokens);
        Assert.Equal(4, await rig.OneAsync<long>("SELECT sum(requests)::BIGINT FROM rolled_slot"));
    }

    [Fact]
    public async Task Ingest_goes_on_while_a_day_is_sorted()
    {
        using var rig = new TelemetryRig(configure: options => (options.RollUpEvents, options.SealEvents) = (1000, 1));
        await rig.EventsAsync([.. Enumerable.Range(0, 5000).Select(n => Lines.Event($"first-{n}", ("account_id", $"acc-{n % 50}")))]);

        var upkeep = rig.Upkeep.RunAsync(null, default);
        for (var more = 0; more < 10; more++) await rig.EventsAsync([.. Enumerable.Range(0, 500).Select(n => Lines.Event($"more-{more}-{n}", ("account_id", $"acc-{n % 50}")))]);
        await upkeep;

        Assert.Equal(10_000, await rig.CountAsync("usage_event"));
        await SameAsync(rig);
    }

    [Fact]
    public async Task A_sorted_day_lies_in_order_of_accounts_and_time_with_one_roll_up_row_a_group()
    {
        using var rig = new TelemetryRig(configure: options => (options.RollUpEvents, options.SealEvents, options.BatchEvents) = (10, 1, 5));
        // In several deliveries, each rolled up by itself: else there would be nothing to put together.
        foreach (var some in Enumerable.Range(0, 200).Chunk(50))
            await rig.EventsAsync([.. some.Select(n => Lines.Event($"e-{n}", ("account_id", $"acc-{n % 7}"), ("time", Lines.At(200 - n)), ("ip", "192.0.2.1"), ("prompt", "Hello dear world")))]);
        await rig.Upkeep.RunAsync(null, default);

        Assert.Equal(0, await rig.OneAsync<long>("SELECT count(*) FROM (SELECT (account_key, time) < lag((account_key, time)) OVER (ORDER BY rowid) AS wrong FROM usage_event) WHERE wrong"));
        Assert.Equal(0, await rig.OneAsync<long>("SELECT count(*) FROM (SELECT 1 FROM rolled_slot GROUP BY account_id, api_key_id, session_id, slot, family HAVING count(*) > 1)"));
        Assert.Equal(0, await rig.OneAsync<long>("SELECT count(*) FROM (SELECT 1 FROM rolled_origin GROUP BY account_id, day, ip, network_prefix, asn, tls_fingerprint, user_agent HAVING count(*) > 1)"));
        Assert.Equal(0, await rig.OneAsync<long>("SELECT count(*) FROM (SELECT 1 FROM rolled_skeleton GROUP BY account_id, day, skeleton HAVING count(*) > 1)"));
        Assert.Equal(0, (await rig.Upkeep.RunAsync(null, default)).SealedDays);
    }

    [Fact]
    public async Task A_roll_up_that_fails_is_told_loses_nothing_and_is_made_up_for()
    {
        using var rig = new TelemetryRig(configure: options => options.RollUpEvents = 2);
        await rig.EventsAsync(Lines.Event("e-1"), Lines.Event("e-2"));
        await RunAsync(rig, "ALTER TABLE rolled_day RENAME TO elsewhere");
        await rig.EventsAsync(Lines.Event("e-3"));      // beside it the first two are rolled up, in vain

        var stopped = await Assert.ThrowsAsync<IngestStopped>(async () =>
        {
            for (var n = 0; n < 1000; n++) await rig.EventsAsync(Lines.Event($"e-{4 + n}"));      // until its end is seen
        });
        Assert.Contains("rolled_day", stopped.InnerException!.Message, StringComparison.Ordinal);
        await SameAsync(rig);
        Assert.Equal(0, await rig.CountAsync("rolled_slot"));

        await RunAsync(rig, "ALTER TABLE elsewhere RENAME TO rolled_day");
        await rig.EventsAsync(Lines.Event("last"));
        await rig.Upkeep.RunAsync(null, default);
        await SameAsync(rig);
        Assert.Equal(await rig.CountAsync("usage_event"), await rig.OneAsync<long>("SELECT sum(requests)::BIGINT FROM rolled_slot"));

        static Task RunAsync(TelemetryRig rig, string sql) => rig.Store.AskAsync(sql, [], _ => 0, default);
    }

    [Fact]
    public async Task What_is_stored_while_a_roll_up_goes_on_is_for_the_next_one()
    {
        using var rig = new TelemetryRig(configure: options => (options.RollUpEvents, options.BatchEvents, options.TransactionEvents) = (20_000, 1000, 1000));
        var stored = 0L;
        for (var delivery = 0; delivery < 8; delivery++)
        {
            await rig.EventsAsync([.. Enumerable.Range(0, 10_000).Select(n => Lines.Event($"e-{delivery}-{n}", ("account_id", $"acc-{n % 700}")))]);
            stored += 10_000;
            Assert.Equal(stored, await rig.OneAsync<long>("SELECT sum(requests)::BIGINT FROM usage_slot"));
        }
        Assert.NotEqual(0, await rig.CountAsync("rolled_slot"));
        await SameAsync(rig);
    }

    private static async Task SameAsync(TelemetryRig rig)
    {
        const string kept = """
            SELECT account_id, api_key_id, session_id, slot, family, sum(requests)::BIGINT, sum(errors)::BIGINT, sum(input_tokens)::BIGINT, sum(output_tokens)::BIGINT, min(first_at), max(last_at)
            FROM usage_slot GROUP BY ALL
            """;
        const string fresh = """
            SELECT account_id, api_key_id, session_id, (epoch_us(time) // 1800000000)::INTEGER, family, count(*), count(*) FILTER (status >= 400), sum(input_tokens)::BIGINT, sum(output_tokens)::BIGINT, min(time), max(time)
            FROM usage_event GROUP BY account_id, api_key_id, session_id, (epoch_us(time) // 1800000000)::INTEGER, family
            """;
        Assert.Equal(0, await DifferencesAsync(rig, kept, fresh));

        foreach (var column in ResourceColumn.All.Where(column => !column.OfAccount))
        {
            Assert.Equal(0, await DifferencesAsync(
                rig,
                $"SELECT value, account_id, day, sum(requests)::BIGINT, min(first_at), max(last_at) FROM usage_resource WHERE kind = '{column.Kind}' GROUP BY ALL",
                $"SELECT {column.Column}::VARCHAR, account_id, time::DATE, count(*), min(time), max(time) FROM usage_event WHERE {column.Column} IS NOT NULL GROUP BY ALL"));
        }
    }

    private static Task<long> DifferencesAsync(TelemetryRig rig, string left, string right) =>
        rig.OneAsync<long>($"SELECT count(*) FROM (({left}) EXCEPT ALL ({right})) a FULL JOIN (({right}) EXCEPT ALL ({left})) b ON false");

    private static string AnEvent(Random random, int n)
    {
        var time = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(3 * 1440)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return Lines.Event(
            $"e-{n}", ("account_id", $"acc-{random.Next(6)}"), ("time", time), ("api_key_id", random.Next(3) == 0 ? null : $"key-{random.Next(8)}"),
            ("session_id", random.Next(4) == 0 ? $"s-{random.Next(9)}" : null), ("ip", random.Next(5) == 0 ? null : $"192.0.2.{random.Next(20)}"), ("asn", random.Next(2) == 0 ? null : 64500 + random.Next(3)),
            ("user_agent", $"client/{random.Next(3)}"), ("tls_fingerprint", $"t{random.Next(3)}"), ("status", random.Next(5) == 0 ? 429 : 200), ("input_tokens", random.Next(500)), ("output_tokens", random.Next(900)),
            ("prompt", random.Next(2) == 0 ? null : "Think step by step and explain your reasoning in detail before the final answer to question " + random.Next(9)));
    }
}
