using Investigator.Domain.Decisions;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="ICitedEvents"/>
internal sealed class DuckDbCitedEvents(TelemetryStore store) : ICitedEvents
{
    public async Task<long> PositionAsync(CancellationToken ct) =>
        (await store.AskAsync("SELECT coalesce(max(position), 0) FROM cited_upto", [], row => row.GetInt64(0), ct).ConfigureAwait(false))[0];

    public Task KeepAsync(IReadOnlyCollection<CitedEvents> cited, long position, CancellationToken ct) => WriteAsync(() => Keep(cited, position), ct);

    public async Task ReleaseAsync(IReadOnlyCollection<Guid> decisions, CancellationToken ct)
    {
        if (decisions.Count == 0) return;
        List<string> ids = [.. decisions.Select(id => id.ToString("N"))];
        await WriteAsync(
            () =>
            {
                using var connection = store.Connect();
                TelemetryStore.Run(connection, "DELETE FROM cited_event WHERE decision_id IN (SELECT unnest($ids::VARCHAR[]))", ("ids", ids));
            },
            ct).ConfigureAwait(false);
    }

    private void Keep(IReadOnlyCollection<CitedEvents> cited, long position)
    {
        var (decisions, keys) = (new List<string>(), new List<ulong>());
        foreach (var one in cited)
        {
            var id = one.DecisionId.ToString("N");
            foreach (var key in one.Events.Select(e => EventFeatures.KeyOf(e.Value)).Distinct())
            {
                decisions.Add(id);
                keys.Add(key);
            }
        }

        using var connection = store.Connect();
        using var transaction = connection.BeginTransaction();
        if (keys.Count > 0)
        {
            // What was kept before by the same decisions: a round that is done again must not pile them up.
            TelemetryStore.Run(connection, "DELETE FROM cited_event WHERE decision_id IN (SELECT unnest($decisions::VARCHAR[]))", ("decisions", decisions));
            TelemetryStore.Run(connection, "INSERT INTO cited_event SELECT unnest($decisions::VARCHAR[]), unnest($keys::UBIGINT[])", ("decisions", decisions), ("keys", keys));
        }

        TelemetryStore.Run(connection, "UPDATE cited_upto SET position = $position", ("position", position));
        transaction.Commit();
    }

    private async Task WriteAsync(Action write, CancellationToken ct)
    {
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await Task.Run(write, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            store.Writing.Release();
        }
    }
}
