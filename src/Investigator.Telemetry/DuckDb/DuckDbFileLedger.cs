using DuckDB.NET.Data;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IFileLedger"/>
internal sealed class DuckDbFileLedger(TelemetryStore store) : IFileLedger
{
    private const string Columns = "path, bytes, changed_at, read, accepted, duplicates, quarantined, passed_over, seconds, taken_at, refusal";

    public async Task<TakenFile?> FindAsync(string path, CancellationToken ct) =>
        (await store.AskAsync($"SELECT {Columns} FROM ingest_file WHERE path = $path", [("path", path)], Read, ct).ConfigureAwait(false)).FirstOrDefault();

    public Task<IReadOnlyList<TakenFile>> LatestAsync(int take, CancellationToken ct) => ListAsync(take, ct);

    public async Task NoteAsync(TakenFile file, CancellationToken ct)
    {
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await Task.Run(() => Write(file), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            store.Writing.Release();
        }
    }

    private async Task<IReadOnlyList<TakenFile>> ListAsync(int take, CancellationToken ct) =>
        await store.AskAsync($"SELECT {Columns} FROM ingest_file ORDER BY taken_at DESC, path LIMIT $take", [("take", take)], Read, ct).ConfigureAwait(false);

    private void Write(TakenFile file)
    {
        using var connection = store.Connect();
        TelemetryStore.Run(
            connection,
            $"INSERT OR REPLACE INTO ingest_file ({Columns}) VALUES ($path, $bytes, $changed, $read, $accepted, $duplicates, $quarantined, $passed, $seconds, $taken, $refusal)",
            ("path", file.Path), ("bytes", file.Bytes), ("changed", file.ChangedAt.UtcDateTime), ("read", file.Summary.Read), ("accepted", file.Summary.Accepted),
            ("duplicates", file.Summary.Duplicates), ("quarantined", file.Summary.Quarantined), ("passed", file.Summary.PassedOver), ("seconds", file.Summary.Elapsed.TotalSeconds),
            ("taken", file.TakenAt.UtcDateTime), ("refusal", file.Refusal));
    }

    private static TakenFile Read(DuckDBDataReader row) => new(
        row.GetString(0), row.GetInt64(1), Row.Time(row, 2)!.Value,
        new(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), TimeSpan.FromSeconds(row.GetDouble(8))) { PassedOver = row.GetInt64(7) },
        Row.Time(row, 9)!.Value, Row.Text(row, 10));
}
