using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IPlacements"/>
/// <remarks>
/// A table without an index: an index over millions of pairs of texts would take more memory than the engine is given, and a batch is checked against the whole table in one join
/// while nobody else writes.
/// </remarks>
internal sealed class DuckDbPlacements(TelemetryStore store, TimeProvider clock) : IPlacements
{
    private const string Fresh = """
        INSERT INTO fingerprint_placement
        SELECT event_id, fingerprint_id, any_value(account_id), any_value(tokens), any_value(trap_id), any_value(placed_at), any_value(stored_at)
        FROM staged_placement s
        WHERE NOT EXISTS (SELECT 1 FROM fingerprint_placement p WHERE p.event_id = s.event_id AND p.fingerprint_id = s.fingerprint_id)
        GROUP BY event_id, fingerprint_id
        """;

    private static readonly string Totals = $"count(*)::BIGINT, {Sql.Total("tokens")}, min(placed_at), max(placed_at)";

    public async Task<int> AddAsync(IReadOnlyList<Placement> placements, CancellationToken ct)
    {
        if (placements.Count == 0) return 0;
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Write(placements), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            store.Writing.Release();
        }
    }

    public async Task<IReadOnlyList<Exposure>> ExposureAsync(IReadOnlyCollection<AccountId>? accounts, CancellationToken ct) => await store.AskAsync(
        $"""
        SELECT fingerprint_id, count(DISTINCT account_id)::BIGINT, {Totals} FROM fingerprint_placement
        {(accounts is null ? "" : "WHERE account_id IN (SELECT unnest($accounts::VARCHAR[]))")} GROUP BY fingerprint_id ORDER BY 4 DESC, 1
        """,
        accounts is null ? [] : [("accounts", accounts.Select(a => a.Value).ToList())],
        row => new Exposure(Guid.Parse(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), Row.Time(row, 4)!.Value, Row.Time(row, 5)!.Value), ct).ConfigureAwait(false);

    public async Task<Page<ExposedAccount>> AccountsAsync(Guid fingerprint, int skip, int take, CancellationToken ct)
    {
        (string, object?) id = ("id", fingerprint.ToString("N"));
        var total = (await store.AskAsync("SELECT count(DISTINCT account_id)::BIGINT FROM fingerprint_placement WHERE fingerprint_id = $id", [id], row => row.GetInt64(0), ct).ConfigureAwait(false))[0];
        return new(
            await store.AskAsync(
                $"SELECT account_id, {Totals} FROM fingerprint_placement WHERE fingerprint_id = $id GROUP BY account_id ORDER BY 3 DESC, 1 LIMIT $take OFFSET $skip", [id, ("take", take), ("skip", skip)],
                row => new ExposedAccount(new(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), Row.Time(row, 3)!.Value, Row.Time(row, 4)!.Value), ct).ConfigureAwait(false),
            total);
    }

    private int Write(IReadOnlyList<Placement> placements)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        using var connection = store.Connect();
        using var transaction = connection.BeginTransaction();
        TelemetryStore.Run(connection, "CREATE OR REPLACE TEMP TABLE staged_placement AS SELECT * FROM fingerprint_placement LIMIT 0");
        using (var rows = connection.CreateAppender("temp", "main", "staged_placement"))
        {
            foreach (var p in placements)
                rows.CreateRow().AppendValue(p.EventId.Value).AppendValue(p.FingerprintId.ToString("N")).AppendValue(p.AccountId.Value).AppendValue((long?)p.Tokens).AppendValue(p.TrapId)
                    .AppendValue((DateTime?)p.At.UtcDateTime).AppendValue((DateTime?)now).EndRow();
            rows.Close();
        }

        var fresh = TelemetryStore.Run(connection, Fresh);
        transaction.Commit();
        return fresh;
    }
}
