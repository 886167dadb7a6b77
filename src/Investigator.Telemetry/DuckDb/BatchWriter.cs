using DuckDB.NET.Data;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>Stores a batch in one transaction: events, text, labels, accounts, quarantined lines and the ledger's row, or nothing. The caller holds <see cref="TelemetryStore.Writing"/>.</summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly TelemetryOptions _options;
    private readonly TimeProvider _clock;
    private readonly SkeletonLabels _labels;
    private readonly StoredAlready _stored;
    private long _lastBatch;
    private long _fresh;        // events behind the mark of the roll-ups

    public BatchWriter(TelemetryStore store, TelemetryOptions options, TimeProvider clock)
    {
        _connection = store.Connect();
        _options = options;
        _clock = clock;
        _labels = new(_connection);
        _lastBatch = TelemetryStore.Ask(_connection, "SELECT coalesce(max(batch_id), 0) FROM ingest_batch", [], row => row.GetInt64(0), CancellationToken.None)[0];
        _fresh = TelemetryStore.Ask(
            _connection, "SELECT count(*) FROM usage_event WHERE batch_id > (SELECT batch_id FROM rolled_up)", [], row => row.GetInt64(0), CancellationToken.None)[0];
        _stored = new(_connection);
    }

    /// <param name="started">When the delivery began, and <paramref name="before"/>, how much of its time earlier batches account for.</param>
    /// <returns>What became of the batch; <c>Read = Accepted + Duplicates + Quarantined</c>.</returns>
    public IngestSummary Write(UsageBatch batch, string source, long started, TimeSpan before)
    {
        if (_fresh >= _options.RollUpEvents) RollUpNow(); // before the batch, so that a failure leaves it unstored and told so
        var at = _clock.GetUtcNow().UtcDateTime;
        var id = _lastBatch + 1;
        using var transaction = _connection.BeginTransaction();
        try
        {
            var known = batch.Kind is IngestStream.Events ? _stored.Among(batch.Events) : [];
            var accepted = batch.Kind is IngestStream.Events ? Events(batch, known, id, at) : AccountMerge.Write(_connection, batch.Accounts);
            Quarantine(batch, id, source, at);
            var summary = new IngestSummary(batch.Entries, accepted, batch.Entries - accepted - batch.Rejected.Count, batch.Rejected.Count, _clock.GetElapsedTime(started) - before);
            Ledger(batch.Kind, id, source, summary, at);
            transaction.Commit();
            _labels.Keep();
            _stored.Keep(batch.Events, known);
            _lastBatch = id;
            if (batch.Kind is IngestStream.Events) _fresh += accepted;
            return summary;
        }
        catch
        {
            _labels.Forget();
            Undo(transaction);
            throw;
        }
    }

    /// <summary>Moves everything stored into the roll-ups. The caller holds <see cref="TelemetryStore.Writing"/>.</summary>
    public void RollUpNow()
    {
        if (_fresh == 0) return;
        RollUp.Run(_connection, _lastBatch);
        _fresh = 0;
    }

    public void Dispose() => _connection.Dispose();

    // The engine may have ended a failed transaction by itself; what it answers then hides what went wrong.
    private static void Undo(DuckDBTransaction transaction)
    {
        try
        {
            transaction.Rollback();
        }
        catch (Exception ended) when (ended is DuckDBException or InvalidOperationException)
        {
            // Nothing is left to undo.
        }
    }

    private int Events(UsageBatch batch, bool[] known, long id, DateTime at)
    {
        var events = batch.Events;
        var accepted = 0;
        using (var rows = _connection.CreateAppender("usage_event"))
        {
            for (var i = 0; i < events.Length; i++)
            {
                if (known[i]) continue;
                UsageRow.Append(rows.CreateRow(), in events[i], id);
                accepted++;
            }
            rows.Close();
        }
        if (_options.KeepText)
        {
            Texts(batch, known, at);
            _labels.Write(batch, known);
        }
        return accepted;
    }

    private void Texts(UsageBatch batch, bool[] known, DateTime at)
    {
        var events = batch.Events;
        using var rows = _connection.CreateAppender("usage_text");
        for (var i = 0; i < events.Length; i++)
        {
            ref var e = ref events[i];
            if (known[i] || !e.HasText) continue;
            var row = rows.CreateRow().AppendValue(e.EventId).AppendValue(e.Time).AppendValue(e.AccountId);
            Text(row, e.SystemPrompt);
            Text(row, e.Prompt);
            Text(row, e.Response);
            row.AppendValue((DateTime?)at).EndRow();
        }
        rows.Close();

        void Text(IDuckDBAppenderRow row, TextSlice? text)
        {
            if (text is { } slice) row.AppendValue(batch.Texts.Of(slice));
            else row.AppendNullValue();
        }
    }

    private void Quarantine(UsageBatch batch, long id, string source, DateTime at)
    {
        if (batch.Rejected.Count == 0) return;
        using var rows = _connection.CreateAppender("quarantine");
        foreach (var line in batch.Rejected)
        {
            rows.CreateRow().AppendValue((long?)id).AppendValue(StreamName.Of(batch.Kind)).AppendValue(source)
                .AppendValue((long?)line.Line).AppendValue(line.Reason).AppendValue(line.Text).AppendValue((DateTime?)at).EndRow();
        }
        rows.Close();
    }

    private void Ledger(IngestStream kind, long id, string source, IngestSummary summary, DateTime at) => TelemetryStore.Run(
        _connection,
        "INSERT INTO ingest_batch VALUES ($id, $stream, $source, $read, $accepted, $duplicates, $quarantined, $seconds, $stored_at)",
        ("id", id), ("stream", StreamName.Of(kind)), ("source", source), ("read", summary.Read), ("accepted", summary.Accepted),
        ("duplicates", summary.Duplicates), ("quarantined", summary.Quarantined), ("seconds", summary.Elapsed.TotalSeconds), ("stored_at", at));
}
