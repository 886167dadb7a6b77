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
    TelemetryStore store, BatchWriter writer, PromptReader prompts, NetworkAtlas atlas, News news, TelemetryOptions options, TimeProvider clock) : IUsageIngest
{
    private const int LongestSource = 512;

    public Task<IngestSummary> IngestAsync(IngestStream kind, string source, Stream lines, IProgress<IngestSummary>? progress, CancellationToken ct) =>
        IngestAsync(new CanonicalReader(), kind, source, lines, progress, ct);

    /// <summary>The same for lines of another format.</summary>
    internal async Task<IngestSummary> IngestAsync(
        IUsageLogReader reader, IngestStream kind, string source, Stream lines, IProgress<IngestSummary>? progress, CancellationToken ct)
    {
        source = StoredText.Of(source.Length <= LongestSource ? source : source[..LongestSource]);
        var stored = IngestSummary.Nothing;
        var started = clock.GetTimestamp();
        var waiting = Channel.CreateBounded<UsageBatch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(reader, kind, lines, waiting.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in waiting.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            {
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
        }
    }

    private async Task ReadAsync(IUsageLogReader reader, IngestStream kind, Stream lines, ChannelWriter<UsageBatch> to, CancellationToken ct)
    {
        var features = new EventFeatures(prompts, atlas);
        var oldest = options.EventRetention is { } kept ? clock.GetUtcNow().UtcDateTime - kept : default; // what retention removed must not come in twice
        var cut = new LineStream(reader, kind, options.LongestLineBytes, options.BatchEvents, oldest);
        var any = false;
        try
        {
            await foreach (var batch in cut.ReadAsync(lines, ct).ConfigureAwait(false))
            {
                any = true;
                foreach (ref var e in batch.Events) features.AddTo(ref e, batch.Texts);
                await to.WriteAsync(batch, ct).ConfigureAwait(false);
            }
            if (!any) await to.WriteAsync(new UsageBatch(kind, 1), ct).ConfigureAwait(false);      // an empty delivery stands in the ledger too
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
