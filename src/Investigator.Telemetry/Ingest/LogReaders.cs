using System.Runtime.CompilerServices;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.Ingest.Layouts;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest;

/// <summary>Looks at the beginning of a delivery and chooses how it is read. Thread-safe.</summary>
internal sealed class LogReaders(FormatCatalogue catalogue, TelemetryOptions options, TimeProvider clock)
{
    private const int LookedAt = 256 * 1024;

    /// <param name="kind">Which stream the native format holds, where its records don't show it; a mapping knows its own.</param>
    /// <param name="format">A format's name, or <see cref="LogFormat.Automatic"/>.</param>
    /// <param name="batchEntries">Entries of a batch; <c>null</c>: as configured.</param>
    /// <exception cref="UnknownFormat">There is no such format, or none is recognised.</exception>
    public async Task<ChosenReader> ChooseAsync(IngestStream kind, string format, Stream log, int? batchEntries, CancellationToken ct)
    {
        var entries = batchEntries ?? options.BatchEvents;
        if (format == LogFormat.Canonical) return new(LogFormat.Canonical, kind, Native(kind, entries), log);
        var head = new byte[LookedAt];
        head = head[..await log.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false)];
        var sample = await SampleAsync(head, log, ct).ConfigureAwait(false);
        var plan = format == LogFormat.Automatic ? Recogniser.Choose(sample, catalogue) : catalogue.Find(format);
        if (plan is null)
        {
            if (format == LogFormat.Automatic) kind = Recogniser.StreamOf(sample) ?? kind;
            return new(LogFormat.Canonical, kind, Native(kind, entries), log, head);
        }
        if (sample.Layout is LogLayout.Parquet && log is FileStream { CanSeek: true })
        {
            log.Position = 0;
            return new(plan.Mapping.Name, plan.Mapping.Stream, Source(plan, sample, entries), log);
        }
        return new(plan.Mapping.Name, plan.Mapping.Stream, Source(plan, sample, entries), log, head, Unpacks: sample.Layout is not (LogLayout.Lines or LogLayout.Parquet) || (plan.Mapping.Layout is not Layout.Records && !sample.IsText));
    }

    /// <summary>The way to read records that were set aside as this format: one JSON document each.</summary>
    public IUsageLogReader ReaderOf(string format) => format == LogFormat.Canonical ? new CanonicalReader() : new MappedReader(catalogue.Find(format), Oldest);

    /// <summary>Older events are not taken: what retention removed must not come in twice.</summary>
    public DateTime Oldest => options.EventRetention is { } kept ? clock.GetUtcNow().UtcDateTime - kept : default;

    private LineStream Native(IngestStream kind, int entries) => new(new CanonicalReader(), kind, options.LongestLineBytes, entries, Oldest);

    private IUsageSource Source(MappingPlan plan, LogSample sample, int entries)
    {
        var reader = new MappedReader(plan, Oldest);
        var (kind, longest) = (plan.Mapping.Stream, options.LongestLineBytes);
        return sample.Layout switch
        {
            LogLayout.Lines or LogLayout.Csv when plan.Mapping.Layout is not Layout.Records && !sample.IsText => new OtlpSource(reader, kind, longest, entries, isFramed: false),
            LogLayout.Lines => new LineStream(reader, kind, longest, entries),
            LogLayout.Documents => new JsonDocumentSource(reader, kind, longest, entries),
            LogLayout.Csv => new CsvSource(reader, kind, longest, entries, sample.Delimiter),
            LogLayout.Parquet => new ParquetSource(reader, kind, entries),
            LogLayout.OtlpTraces or LogLayout.OtlpLogs or LogLayout.OtlpTracesFramed or LogLayout.OtlpLogsFramed when plan.Mapping.Layout is Layout.Records =>
                throw new UnknownFormat($"This is OpenTelemetry's protobuf, which \"{plan.Mapping.Name}\" is not made for. Use otlp-traces or otlp-logs, or give the mapping the layout of one of them."),
            LogLayout.OtlpTraces or LogLayout.OtlpLogs => new OtlpSource(reader, kind, longest, entries, isFramed: false),
            LogLayout.OtlpTracesFramed or LogLayout.OtlpLogsFramed => new OtlpSource(reader, kind, longest, entries, isFramed: true),
        };
    }

    private static async Task<LogSample> SampleAsync(byte[] head, Stream log, CancellationToken ct)
    {
        using var packed = new MemoryStream(head);
        var unpacked = Packing.Open(packed, head);
        await using (unpacked.ConfigureAwait(false))
        {
            var text = head;
            if (!ReferenceEquals(unpacked, packed)) text = await HeadAsync(unpacked, ct).ConfigureAwait(false);
            var sample = LogSample.Of(text);
            if (sample.Layout is not LogLayout.Parquet) return sample;
            if (!ReferenceEquals(unpacked, packed)) throw new UnknownFormat("Parquet inside gzip or zstd is not read: the format packs by itself. Unpack it first.");
            return log is FileStream file ? sample with { Records = await ParquetSource.FirstAsync(file.Name, ct).ConfigureAwait(false) } : sample;
        }
    }

    // The head ends in the middle of the packing; what comes before that is enough to tell.
    private static async Task<byte[]> HeadAsync(Stream unpacked, CancellationToken ct)
    {
        var text = new byte[LookedAt];
        var length = 0;
        try
        {
            for (var read = 1; read > 0 && length < text.Length; length += read) read = await unpacked.ReadAsync(text.AsMemory(length), ct).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // Cut by the look itself, or damaged: the reading proper will tell.
        }
        return text[..length];
    }
}

/// <summary>How a delivery will be read.</summary>
/// <param name="Head">What was read of <paramref name="Log"/> already.</param>
/// <param name="Unpacks">Whether the source wants the bytes unpacked.</param>
internal sealed record ChosenReader(string Format, IngestStream Kind, IUsageSource Source, Stream Log, byte[]? Head = null, bool Unpacks = false)
{
    public async IAsyncEnumerable<UsageBatch> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        if (Head is null)
        {
            await foreach (var batch in Source.ReadAsync(Log, ct).ConfigureAwait(false)) yield return batch;
            yield break;
        }
        // These own nothing below them: the delivery's stream stays the caller's.
        using var again = new ReplayStream(Head, Log);
        using var unpacked = Unpacks ? Packing.Open(again, Head) : again;
        await foreach (var batch in Source.ReadAsync(unpacked, ct).ConfigureAwait(false)) yield return batch;
    }
}
