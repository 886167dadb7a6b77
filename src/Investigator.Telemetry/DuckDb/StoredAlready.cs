using DuckDB.NET.Data;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Finds the duplicates of a batch, among itself and against everything stored. The first step compares 64-bit keys only, one narrow column;
/// ids are compared just where keys meet. An index on the id would cost more than all the rest of ingest together (measured: 70 times a plain insert).
/// </summary>
internal static class StoredAlready
{
    private const string Keys = "SELECT count(*) FROM usage_event u SEMI JOIN staged s ON u.event_key = s.event_key";
    private const string Ids = "SELECT s.position, u.event_id FROM staged s JOIN usage_event u ON u.event_key = s.event_key";

    /// <returns>True for each event that must not be stored again; of equal ids inside the batch the first one stays.</returns>
    internal static bool[] Among(DuckDBConnection connection, ReadOnlySpan<EventFields> events)
    {
        var known = new bool[events.Length];
        var seen = new HashSet<string>(events.Length, StringComparer.Ordinal);
        for (var i = 0; i < events.Length; i++) known[i] = !seen.Add(events[i].EventId!);

        Stage(connection, events, known);
        if (TelemetryStore.Ask(connection, Keys, [], row => row.GetInt64(0), CancellationToken.None)[0] == 0) return known;
        foreach (var (position, id) in TelemetryStore.Ask(connection, Ids, [], row => (row.GetInt32(0), row.GetString(1)), CancellationToken.None))
            if (string.Equals(events[position].EventId, id, StringComparison.Ordinal)) known[position] = true;
        return known;
    }

    private static void Stage(DuckDBConnection connection, ReadOnlySpan<EventFields> events, bool[] known)
    {
        TelemetryStore.Run(connection, "TRUNCATE staged");
        using var staged = connection.CreateAppender("temp", "main", "staged");
        for (var i = 0; i < events.Length; i++)
            if (!known[i]) staged.CreateRow().AppendValue((int?)i).AppendValue((ulong?)events[i].EventKey).EndRow();
        staged.Close();
    }
}
