using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Moves what came since the last time into the roll-ups, in one transaction with the mark that says up to which batch they reach. Readers ask the views
/// <c>usage_slot</c> and <c>usage_resource</c>, which add the events behind the mark: their answers are exact before, during and after.
/// </summary>
/// <remarks>
/// Once per half million events and not once per batch: a batch of mixed traffic holds hardly two events of one account, so its roll-up would be as long
/// as itself. Measured for 500,000 events: see docs/performance.md.
/// </remarks>
internal static class RollUp
{
    private const string Slots = """
        INSERT INTO rolled_slot SELECT account_key, account_id, api_key_id, session_id, slot, family, requests, errors, input_tokens, output_tokens, first_at, last_at
        FROM fresh_slot ORDER BY account_key, slot
        """;

    private const string Days = """
        INSERT INTO rolled_day SELECT time::DATE, $batch, count(*) FROM usage_event WHERE batch_id > (SELECT batch_id FROM rolled_up) GROUP BY time::DATE
        """;

    /// <param name="lastBatch">The last batch that is committed; the caller keeps others from storing more.</param>
    internal static void Run(DuckDBConnection connection, long lastBatch)
    {
        using var transaction = connection.BeginTransaction();
        TelemetryStore.Run(connection, Slots);
        foreach (var column in ResourceColumn.All.Where(column => !column.OfAccount)) TelemetryStore.Run(connection, Resources(column)); // one kind at a time: memory
        TelemetryStore.Run(connection, Days, ("batch", lastBatch));
        TelemetryStore.Run(connection, "UPDATE rolled_up SET batch_id = $batch", ("batch", lastBatch));
        transaction.Commit();
    }

    private static string Resources(ResourceColumn column) => $"""
        INSERT INTO rolled_resource SELECT kind, value, account_key, account_id, day, requests, first_at, last_at
        FROM fresh_resource WHERE kind = '{column.Kind}' ORDER BY value, account_key, day
        """;
}
