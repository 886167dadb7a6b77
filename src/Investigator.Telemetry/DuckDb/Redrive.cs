using System.Text;
using DuckDB.NET.Data;
using Investigator.Domain.Ingest;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IRedrive"/>
/// <remarks>A few hundred records at a time, each lot in the one transaction that stores it: a process that dies in between leaves whole lots.</remarks>
internal sealed class Redrive(
    TelemetryStore store, BatchWriter writer, LogReaders readers, PromptReader prompts, NetworkAtlas atlas, News news, TimeProvider clock) : IRedrive
{
    private const int Lot = 500;

    private const string Next = """
        SELECT batch_id, position, stream, format, line, coalesce(record, text) FROM quarantine
        WHERE source = $source AND whole AND format IS NOT NULL AND batch_id <= $last AND (batch_id, position) > ($batch, $position)
        ORDER BY batch_id, position LIMIT $lot
        """;

    private const string Ends = "SELECT coalesce(max(batch_id), 0), count(*) FILTER (NOT coalesce(whole, false)) FROM quarantine WHERE source = $source";

    public async Task<RedriveSummary> RedriveAsync(string source, string? format, CancellationToken ct)
    {
        var (last, cut) = (await store.AskAsync(Ends, [("source", source)], row => (row.GetInt64(0), row.GetInt64(1)), ct).ConfigureAwait(false))[0];
        var total = new RedriveSummary(0, 0, 0, 0, 0, cut);
        var features = new EventFeatures(prompts, atlas);
        for (var from = new SetAside(-1, -1, IngestStream.Events, "", 0, ""); ;)
        {
            ct.ThrowIfCancellationRequested();
            await store.Writing.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                var records = await store.AskAsync(
                    Next, [("source", source), ("last", last), ("batch", from.Batch), ("position", from.Position), ("lot", Lot)], Read, ct).ConfigureAwait(false);
                if (records.Count == 0) return total;
                foreach (var lot in records.GroupBy(record => (record.Stream, Format: format ?? record.Format)))
                    total = await Task.Run(() => Store(source, lot.Key.Stream, lot.Key.Format, [.. lot], features, total), CancellationToken.None).ConfigureAwait(false);
                from = records[^1];
            }
            catch (Exception broken) when (broken is DuckDBException or IOException or InvalidOperationException)
            {
                throw new IngestStopped(StoreProblem.Writing(store.File, broken, IngestSummary.Nothing), IngestSummary.Nothing, broken);
            }
            finally
            {
                store.Writing.Release();
            }
            news.UsageStored.Raise();
        }
    }

    private RedriveSummary Store(string source, IngestStream stream, string format, List<SetAside> records, EventFeatures features, RedriveSummary before)
    {
        var (reader, oldest) = (readers.ReaderOf(format), readers.Oldest);
        var batch = new UsageBatch(stream, records.Count) { Format = format };
        try
        {
            foreach (var record in records)
            {
                var (events, texts) = (batch.EventCount, batch.Texts.Length);
                reader.Read(stream, Encoding.UTF8.GetBytes(record.Text), record.Line, batch);
                if (batch.IsOlder(events, oldest))
                {
                    batch.Rewind(events, texts);
                    batch.Reject(record.Line, UsageBatch.TooOld(oldest), Encoding.UTF8.GetBytes(record.Text));
                }
                batch.Settles.Add((record.Batch, record.Position));
            }
            foreach (ref var e in batch.Events) features.AddTo(ref e, batch.Texts);
            writer.Begin();
            var stored = writer.Write(batch, source, clock.GetTimestamp(), TimeSpan.Zero);
            writer.Commit();
            return before with
            {
                Tried = before.Tried + records.Count,
                Accepted = before.Accepted + stored.Accepted,
                Duplicates = before.Duplicates + stored.Duplicates,
                PassedOver = before.PassedOver + stored.PassedOver,
                Kept = before.Kept + stored.Quarantined,
            };
        }
        finally
        {
            writer.Undo();
            batch.Release();
        }
    }

    private static SetAside Read(DuckDBDataReader row) =>
        new(row.GetInt64(0), row.GetInt32(1), StreamName.Parse(row.GetString(2)), row.GetString(3), row.GetInt64(4), row.GetString(5));

    private sealed record SetAside(long Batch, int Position, IngestStream Stream, string Format, long Line, string Text);
}
