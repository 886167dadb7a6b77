using DuckDB.NET.Data;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Stores batches in one transaction: events, text, labels, accounts, quarantined lines and the ledger's rows, or nothing. The caller holds <see cref="TelemetryStore.Writing"/>
/// from <see cref="Begin"/> to <see cref="Commit"/>.
/// </summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly TelemetryStore _store;
    private readonly DuckDBConnection _connection;
    private readonly TelemetryOptions _options;
    private readonly TimeProvider _clock;
    private readonly SkeletonLabels _labels;
    private readonly StoredAlready _stored;
    private DuckDBTransaction? _transaction;
    private long _lastBatch;    // that is committed
    private long _batch;        // that was written last
    private long _fresh;        // committed events that no roll-up holds or is about to
    private RollUpBeside? _beside;
    private long _rolling;      // events that it is about to hold

    public BatchWriter(TelemetryStore store, TelemetryOptions options, TimeProvider clock)
    {
        _store = store;
        _connection = store.Connect();
        _options = options;
        _clock = clock;
        _labels = new(_connection);
        _lastBatch = TelemetryStore.Ask(_connection, "SELECT coalesce(max(batch_id), 0) FROM ingest_batch", [], row => row.GetInt64(0), CancellationToken.None)[0];
        _fresh = TelemetryStore.Ask(
            _connection, "SELECT count(*) FROM usage_event WHERE batch_id > (SELECT batch_id FROM rolled_up)", [], row => row.GetInt64(0), CancellationToken.None)[0];
        _stored = new(_connection);
    }

    /// <summary>Events stored since <see cref="Begin"/>.</summary>
    public long Events { get; private set; }

    /// <summary>Begins a transaction, of which <see cref="Commit"/> or <see cref="Undo"/> is the end.</summary>
    public void Begin()
    {
        // Before anything is stored, so that a failure leaves it unstored and told so. One that is behind is waited for only once as much again has come.
        if (_beside is { IsRunning: false } || _fresh >= 2 * (long)_options.RollUpEvents) EndRollUp();
        if (_beside is null && _fresh >= _options.RollUpEvents) RollUpMeanwhile();
        (_batch, Events) = (_lastBatch, 0);
        _transaction = _connection.BeginTransaction();
    }

    /// <param name="started">When the delivery began, and <paramref name="before"/>, how much of its time earlier batches account for.</param>
    /// <returns>What becomes of the batch once it is committed; <c>Read = Accepted + Duplicates + Quarantined</c>.</returns>
    public IngestSummary Write(UsageBatch batch, string source, long started, TimeSpan before)
    {
        var at = _clock.GetUtcNow().UtcDateTime;
        var id = ++_batch;
        var known = batch.Kind is IngestStream.Events ? _stored.Among(batch) : [];
        var accepted = batch.Kind is IngestStream.Events ? Store(batch, known, id, at) : AccountMerge.Write(_connection, batch.Accounts, new DateTimeOffset(at, TimeSpan.Zero));
        BatchCoverage.Settle(_connection, batch);
        Quarantine(batch, id, source, at);
        var summary = new IngestSummary(batch.Entries, accepted, batch.Entries - accepted - batch.Rejected.Count, batch.Rejected.Count, _clock.GetElapsedTime(started) - before) { PassedOver = batch.PassedOver };
        // What comes out of the quarantine was read and set aside before: in the ledger it moves from there, so that a source's sums stay true.
        Ledger(batch.Kind, id, source, summary with { Read = summary.Read - batch.Settles.Count, Quarantined = summary.Quarantined - batch.Settles.Count }, at);
        BatchCoverage.Write(_connection, batch, id);
        _stored.Keep(batch.Events, known);
        if (batch.Kind is IngestStream.Events) Events += accepted;
        return summary;
    }

    public void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
        _labels.Keep();
        _lastBatch = _batch;
        _fresh += Events;
    }

    /// <summary>Takes everything back since <see cref="Begin"/>, if it was not committed.</summary>
    public void Undo()
    {
        if (_transaction is not { } begun) return;
        _transaction = null;
        _labels.Forget();
        try
        {
            begun.Rollback();
        }
        catch (Exception ended) when (ended is DuckDBException or InvalidOperationException)
        {
            // The engine may have ended a failed transaction by itself: nothing is left to undo, and what went wrong is told by what failed.
        }
        begun.Dispose();
    }

    /// <summary>Moves everything stored into the roll-ups. The caller holds <see cref="TelemetryStore.Writing"/>.</summary>
    public void RollUpNow()
    {
        EndRollUp();
        if (_fresh == 0) return;
        RollUp.Run(_connection, _lastBatch);
        _fresh = 0;
    }

    /// <summary>Waits for the roll-up that goes on beside, if one does. The caller holds <see cref="TelemetryStore.Writing"/>.</summary>
    public void EndRollUp()
    {
        if (_beside is not { } begun) return;
        _beside = null;
        try
        {
            begun.End();
        }
        catch
        {
            _fresh += _rolling;
            throw;
        }
    }

    public void Dispose()
    {
        Undo();
        try
        {
            EndRollUp();
        }
        catch (DuckDBException)
        {
            // What it was about to hold stays as it was: the next start finds it behind the mark.
        }
        _connection.Dispose();
    }

    private void RollUpMeanwhile()
    {
        _beside = new(_store, _lastBatch);
        (_rolling, _fresh) = (_fresh, 0);
    }

    private int Store(UsageBatch batch, bool[] known, long id, DateTime at)
    {
        var events = batch.Events;
        var accepted = 0;
        using (var rows = new ColumnAppender(_connection, "usage_event"))
        {
            for (var i = 0; i < events.Length; i++)
            {
                if (known[i]) continue;
                UsageRow.Append(rows, in events[i], batch.Texts, id);
                accepted++;
            }
            rows.Close();
        }
        Matches(batch, known);
        if (_options.KeepText)
        {
            Texts(batch, known, at);
            _labels.Write(batch, known);
        }
        return accepted;
    }

    private void Matches(UsageBatch batch, bool[] known)
    {
        var events = batch.Events;
        var texts = batch.Texts;
        List<FoundMatch>? found = null;
        for (var i = 0; i < events.Length; i++)
        {
            ref readonly var e = ref events[i];
            if (known[i] || e.Watched is null) continue;
            foreach (var match in e.Watched) (found ??= []).Add(new(texts.String(e.EventId)!, e.Time!.Value, texts.String(e.AccountId)!, match));
        }

        if (found is not null) WatchedFamilyTable.Add(_connection, found);
    }

    private void Texts(UsageBatch batch, bool[] known, DateTime at)
    {
        var events = batch.Events;
        var texts = batch.Texts;
        using var rows = new ColumnAppender(_connection, "usage_text");
        for (var i = 0; i < events.Length; i++)
        {
            ref var e = ref events[i];
            if (known[i] || !e.HasText) continue;
            rows.Text(e.EventId, texts);
            rows.Time(e.Time);
            rows.Text(e.AccountId, texts);
            rows.Text(e.SystemPrompt, texts);
            rows.Text(e.Prompt, texts);
            rows.Text(e.Response, texts);
            rows.Time(at);
            rows.EndRow();
        }
        rows.Close();
    }

    private void Quarantine(UsageBatch batch, long id, string source, DateTime at)
    {
        if (batch.Rejected.Count == 0) return;
        using var rows = _connection.CreateAppender("quarantine");
        for (var i = 0; i < batch.Rejected.Count; i++)
        {
            var line = batch.Rejected[i];
            rows.CreateRow().AppendValue((long?)id).AppendValue(StreamName.Of(batch.Kind)).AppendValue(source)
                .AppendValue((long?)line.Line).AppendValue(line.Reason).AppendValue(line.Text).AppendValue((DateTime?)at)
                .AppendValue((int?)i).AppendValue(batch.Format).AppendValue((bool?)line.IsWhole).AppendValue(line.Whole).EndRow();
        }
        rows.Close();
    }

    private void Ledger(IngestStream kind, long id, string source, IngestSummary summary, DateTime at) => TelemetryStore.Run(
        _connection,
        "INSERT INTO ingest_batch VALUES ($id, $stream, $source, $read, $accepted, $duplicates, $quarantined, $seconds, $stored_at)",
        ("id", id), ("stream", StreamName.Of(kind)), ("source", source), ("read", summary.Read), ("accepted", summary.Accepted),
        ("duplicates", summary.Duplicates), ("quarantined", summary.Quarantined), ("seconds", summary.Elapsed.TotalSeconds), ("stored_at", at));
}
