using DuckDB.NET.Data;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>What of a batch outlives its rows: which fields it brought, and the quarantined records it settles.</summary>
internal static class BatchCoverage
{
    internal static void Write(DuckDBConnection connection, UsageBatch batch, long id)
    {
        var said = BatchArrivals.Of(batch);
        TelemetryStore.Run(
            connection,
            "INSERT INTO batch_coverage VALUES ($id, $format, $passed, $entries, $said::BIGINT[], $weak::BIGINT[], $newest)",
            ("id", id), ("format", batch.Format), ("passed", batch.PassedOver), ("entries", (long)batch.EventCount + batch.Accounts.Count),
            ("said", List(said)), ("weak", List(batch.WeakCounts ?? new long[said.Length])), ("newest", BatchArrivals.NewestOf(batch)));
    }

    /// <summary>Takes the records that the batch was read from out of the quarantine.</summary>
    internal static void Settle(DuckDBConnection connection, UsageBatch batch)
    {
        foreach (var record in batch.Settles)
            TelemetryStore.Run(connection, "DELETE FROM quarantine WHERE batch_id = $batch AND position = $position", ("batch", record.Batch), ("position", record.Position));
    }

    private static string List(long[] numbers) => $"[{string.Join(',', numbers)}]";
}
