using System.Threading.Channels;
using DuckDB.NET.Data;
using Investigator.Domain.Ingest;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// The way into the embedded store: one thread reads lines and takes features, another stores. A batch is one transaction over everything
/// its lines leave behind, so a process that dies leaves whole batches only, and the same lines sent again change nothing.
/// </summary>
internal sealed class DuckDbIngest(
    TelemetryStore store, BatchWriter writer, LogReaders readers, PromptReader prompts, NetworkAtlas atlas, News news, TimeProvider clock) : IUsageIngest
{
    private const int LongestSource = 512;
    private const int BatchesOfALoad = 4;

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
        var waiting = Channel.CreateBounded<UsageBatch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(chosen, waiting.Writer, stop.Token), CancellationToken.None);
        var batches = 0;
        IDisposable? load = null;
        try
        {
            await foreach (var batch in waiting.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            {
                if (++batches == BatchesOfALoad) load = store.Share.Lessen();
                stored += await StoreAsync(batch, source, stored, started, ct).ConfigureAwait(false);
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
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (waiting.Reader.TryRead(out var left)) left.Release();
            load?.Dispose();
        }
    }

    private async Task ReadAsync(ChosenReader chosen, ChannelWriter<UsageBatch> to, CancellationToken ct)
    {
        var features = new EventFeatures(prompts, atlas);
        var any = false;
        try
        {
            await foreach (var batch in chosen.ReadAsync(ct).ConfigureAwait(false))
            {
                batch.Format = chosen.Format;
                any = true;
                foreach (ref var e in batch.Events) features.AddTo(ref e, batch.Texts);
                await to.WriteAsync(batch, ct).ConfigureAwait(false);
            }
            if (!any) await to.WriteAsync(new UsageBatch(chosen.Kind, 1) { Format = chosen.Format }, ct).ConfigureAwait(false);      // an empty delivery stands in the ledger too
            to.Complete();
        }
#pragma warning disable CA1031 // Whatever ended the reading is thrown by the storing side, which owns the delivery.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            to.Complete(broken);
        }
    }

    private async Task<IngestSummary> StoreAsync(UsageBatch batch, string source, IngestSummary before, long started, CancellationToken ct)
    {
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => writer.Write(batch, source, started, before.Elapsed), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is DuckDBException or IOException or InvalidOperationException)
        {
            throw new IngestStopped(StoreProblem.Writing(store.File, broken, before), before, broken);
        }
        finally
        {
            batch.Release();
            store.Writing.Release();
        }
    }
}
