using System.Threading.Channels;
using DuckDB.NET.Data;
using Investigator.Domain.Ingest;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// The way into the embedded store: one thread reads lines, one takes features, one stores, and from time to time a fourth rolls up what was stored (<see cref="RollUpBeside"/>). A transaction holds everything that the lines of its batches
/// leave behind, so a process that dies leaves whole batches only, and the same lines sent again change nothing.
/// </summary>
/// <remarks>
/// More threads than two processors, so that neither waits while a batch is on its way: with prompts reading and features on one thread were half of all the work, and whatever held them up held up everything.
/// Of a long delivery many batches are one transaction: the engine then packs a block of 122,880 rows once and writes it to the file at once. A transaction of fewer
/// rows goes through the engine's log and is packed at the next checkpoint, together with the unfinished block before it, which is packed again; and one that ends
/// with less than half a block makes the next checkpoint pack four blocks into three.
/// </remarks>
internal sealed class DuckDbIngest(
    TelemetryStore store, BatchWriter writer, LogReaders readers, PromptReader prompts, NetworkAtlas atlas, News news, TelemetryOptions options, TimeProvider clock) : IUsageIngest
{
    private const int LongestSource = 512;
    private const int BatchesOfALoad = 4;
    private const long MostTransactionBytes = 384 * 1024 * 1024;               // of lines: what the engine may have to lay aside until the end
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);     // with a sender, as long as nobody else wants to write
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(8);      // that events of a steady stream are kept from those who read
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    public Task<IngestSummary> IngestAsync(IngestStream kind, string source, Stream lines, IProgress<IngestSummary>? progress, CancellationToken ct) =>
        IngestAsync(kind, LogFormat.Canonical, source, lines, progress, ct);

    public async Task<IngestSummary> IngestAsync(IngestStream kind, string format, string source, Stream log, IProgress<IngestSummary>? progress, CancellationToken ct)
    {
        try
        {
            return await IngestAsync(await readers.ChooseAsync(kind, format, log, null, ct).ConfigureAwait(false), source, progress, ct).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // The very beginning could not be read.
            throw new IngestStopped(StoreProblem.Reading(broken, IngestSummary.Nothing), IngestSummary.Nothing, broken);
        }
    }

    private async Task<IngestSummary> IngestAsync(ChosenReader chosen, string source, IProgress<IngestSummary>? progress, CancellationToken ct)
    {
        source = StoredText.Of(source.Length <= LongestSource ? source : source[..LongestSource]);
        var stored = IngestSummary.Nothing;
        var started = clock.GetTimestamp();
        var (lines, waiting) = (OneBatch(), OneBatch());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(chosen, lines.Writer, stop.Token), CancellationToken.None);
        var looking = Task.Run(() => AddFeaturesAsync(lines.Reader, waiting.Writer, stop.Token), CancellationToken.None);
        var batches = 0;
        UsageBatch? next = null;
        IDisposable? load = null;
        try
        {
            while (next is not null || await waiting.Reader.WaitToReadAsync(ct).ConfigureAwait(false))
            {
                if (next is null && !waiting.Reader.TryRead(out next)) continue;
                (var together, next) = await StoreAsync(next, waiting.Reader, source, stored, started, Loaded, ct).ConfigureAwait(false);
                stored += together;
                progress?.Report(stored);
                news.UsageStored.Raise();
            }
            return stored;
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            throw new IngestStopped(StoreProblem.Reading(broken, stored), stored, broken);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading, looking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            next?.Release();
            while (lines.Reader.TryRead(out var left) || waiting.Reader.TryRead(out left)) left.Release();
            load?.Dispose();
        }

        void Loaded()
        {
            if (++batches == BatchesOfALoad) load = store.Share.Lessen();
        }
    }

    private static Channel<UsageBatch> OneBatch() => Channel.CreateBounded<UsageBatch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    private static Task ReadAsync(ChosenReader chosen, ChannelWriter<UsageBatch> to, CancellationToken ct) => HandOnAsync(
        async () =>
        {
            var any = false;
            await foreach (var batch in chosen.ReadAsync(ct).ConfigureAwait(false))
            {
                batch.Format = chosen.Format;
                any = true;
                await to.WriteAsync(batch, ct).ConfigureAwait(false);
            }
            if (!any) await to.WriteAsync(new UsageBatch(chosen.Kind, 1) { Format = chosen.Format }, ct).ConfigureAwait(false);      // an empty delivery stands in the ledger too
        },
        to);

    private Task AddFeaturesAsync(ChannelReader<UsageBatch> from, ChannelWriter<UsageBatch> to, CancellationToken ct) => HandOnAsync(
        async () =>
        {
            var features = new EventFeatures(prompts, atlas);
            await foreach (var batch in from.ReadAllAsync(ct).ConfigureAwait(false))
            {
                foreach (ref var e in batch.Events) features.AddTo(ref e, batch.Texts);
                await to.WriteAsync(batch, ct).ConfigureAwait(false);
            }
        },
        to);

    private static async Task HandOnAsync(Func<Task> work, ChannelWriter<UsageBatch> to)
    {
        try
        {
            await work().ConfigureAwait(false);
            to.Complete();
        }
#pragma warning disable CA1031 // Whatever ended it is thrown by the storing side, which owns the delivery.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            to.Complete(broken);
        }
    }

    // Stores a batch in one transaction with those that follow it closely, and returns the one that begins the next transaction if it came already.
    private async Task<(IngestSummary Stored, UsageBatch? Next)> StoreAsync(
        UsageBatch first, ChannelReader<UsageBatch> more, string source, IngestSummary before, long started, Action taken, CancellationToken ct)
    {
        var (together, bytes) = (IngestSummary.Nothing, 0L);
        var batch = first;
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        var begun = clock.GetTimestamp();
        try
        {
            do
            {
                taken();
                var (one, earlier, begins) = (batch, (before + together).Elapsed, batch == first);
                together += await Task.Run(
                    () =>
                    {
                        if (begins) writer.Begin();
                        return writer.Write(one, source, started, earlier);
                    },
                    CancellationToken.None).ConfigureAwait(false);
                bytes += one.Bytes;
                var full = one.IsFull;
                one.Release();
                batch = full && one.Kind is IngestStream.Events && bytes < MostTransactionBytes && clock.GetElapsedTime(begun) < s_longest ? await SoonAsync(more, ct).ConfigureAwait(false) : null;
            }
            while (batch is not null && writer.Events + batch.EventCount <= options.TransactionEvents);
            await Task.Run(writer.Commit, CancellationToken.None).ConfigureAwait(false);
            var next = batch;
            batch = null;
            return (together, next);
        }
        catch (Exception broken) when (broken is DuckDBException or IOException or InvalidOperationException)
        {
            throw new IngestStopped(StoreProblem.Writing(store.File, broken, before), before, broken);
        }
        finally
        {
            writer.Undo();
            batch?.Release();
            store.Writing.Release();
        }
    }

    /// <returns>The next batch; <c>null</c> when none comes soon or another wants to write: the sender is slow, has ended, or broke off, which the caller's own reading tells.</returns>
    private async Task<UsageBatch?> SoonAsync(ChannelReader<UsageBatch> more, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ready = more.WaitToReadAsync(enough.Token).AsTask();
        for (var waited = TimeSpan.Zero; waited < s_patience && !store.Writing.IsWanted && !ready.IsCompleted; waited += s_look)
            await Task.WhenAny(ready, Task.Delay(s_look, CancellationToken.None)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        await ((Task)ready).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return more.TryRead(out var next) ? next : null;
    }
}
