using System.Text.Json;
using DuckDB.NET.Data;
using Investigator.Domain.Text;

namespace Investigator.Telemetry.DuckDb;

/// <summary>Which families are watched, kept in the store: a process that starts compares prompts with them before anybody asks.</summary>
internal static class WatchedFamilyTable
{
    private const string Rows = "SELECT family, version, definition, read_back FROM watched_family ORDER BY family, version";

    /// <summary>The families that the store was told to watch.</summary>
    public static WatchedFamilies Load(TelemetryStore store)
    {
        using var connection = store.Connect();
        var watched = new WatchedFamilies();
        watched.Watch([.. TelemetryStore.Ask(connection, Rows, [], Read, CancellationToken.None).Select(row => new WatchedFamily(row.Id, row.Version, JsonSerializer.Deserialize<PromptFamily>(row.Json, JsonSerializerOptions.Web)!))]);
        return watched;
    }

    public static Task<List<WatchedRow>> RowsAsync(TelemetryStore store, CancellationToken ct) => store.AskAsync(Rows, [], Read, ct);

    public static string Json(PromptFamily family) => JsonSerializer.Serialize(family, JsonSerializerOptions.Web);

    /// <summary>What is not watched any more goes with its matches.</summary>
    public static void Change(DuckDBConnection connection, IEnumerable<WatchedRow> gone, IEnumerable<(WatchedFamily Family, string Json)> added)
    {
        foreach (var row in gone)
            foreach (var table in (string[])["watched_family", "family_match"])
                TelemetryStore.Run(connection, $"DELETE FROM {table} WHERE family = $family AND version = $version", ("family", row.Id), ("version", row.Version));
        foreach (var (family, json) in added)
            TelemetryStore.Run(connection, "INSERT INTO watched_family VALUES ($family, $version, $definition, false)", ("family", family.Id), ("version", family.Version), ("definition", json));
    }

    /// <summary>Keeps matches, inside the caller's transaction.</summary>
    public static void Add(DuckDBConnection connection, IEnumerable<FoundMatch> matches)
    {
        using var rows = new ColumnAppender(connection, "family_match");
        foreach (var found in matches)
        {
            rows.Text(found.Match.Family);
            rows.Small(found.Match.Version);
            rows.Text(found.Event);
            rows.Time(found.Time);
            rows.Text(found.Account);
            rows.Score(found.Match.Score);
            rows.EndRow();
        }

        rows.Close();
    }

    private static WatchedRow Read(DuckDBDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetBoolean(3));
}

/// <summary>One watched version, as it is stored.</summary>
internal sealed record WatchedRow(string Id, int Version, string Json, bool ReadBack)
{
    // A version that went back to draft may come again with other wordings.
    public bool Is(WatchedFamily family, string json) => Id == family.Id && Version == family.Version && Json == json;
}

/// <summary>An event that fits a watched family.</summary>
internal sealed record FoundMatch(string Event, DateTime Time, string Account, FamilyMatch Match);
