using Investigator.Domain.Usage;

namespace Investigator.Domain.Ingest;

/// <summary>The way in for usage events and account records. Thread-safe; deliveries may overlap in time and in content.</summary>
public interface IUsageIngest
{
    /// <summary>Stores a stream of lines. Gzip is recognised by its first bytes.</summary>
    /// <param name="source">Where the lines come from, as a person would name it: a file name, <c>api:key-name</c>. Kept with quarantined lines.</param>
    /// <param name="progress">Told the running summary about once per batch; may be <c>null</c>.</param>
    /// <exception cref="IngestStopped">The store can't take more (disk full, locked, broken). What the exception's summary counts is stored; sending the same lines again is safe.</exception>
    Task<IngestSummary> IngestAsync(IngestStream kind, string source, Stream lines, IProgress<IngestSummary>? progress, CancellationToken ct);

    /// <summary>Stores a log of another format. Gzip and zstd are recognised by their first bytes.</summary>
    /// <param name="format">A name of <see cref="ILogFormats.All"/>, or <see cref="LogFormat.Automatic"/>. The format decides the stream; <paramref name="kind"/> counts for the native one.</param>
    /// <exception cref="UnknownFormat">There is no such format, or none could be recognised; nothing was stored.</exception>
    /// <exception cref="IngestStopped">As above.</exception>
    Task<IngestSummary> IngestAsync(IngestStream kind, string format, string source, Stream log, IProgress<IngestSummary>? progress, CancellationToken ct);
}

/// <summary>Which of the two native streams.</summary>
public enum IngestStream
{
    Events,
    Accounts,
}

/// <summary>Ingest could not go on. The message says what happened and what to do.</summary>
public sealed class IngestStopped(string message, IngestSummary stored, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What had been stored when it stopped.</summary>
    public IngestSummary Stored { get; } = stored;
}

/// <summary>Lines that could not be taken, with the reason.</summary>
public interface IQuarantine
{
    /// <summary>Newest first.</summary>
    /// <param name="source">Of this source alone; <c>null</c>: of all.</param>
    /// <param name="reason">Set aside for exactly this reason; <c>null</c>: for any.</param>
    Task<Page<QuarantinedLine>> LoadAsync(string? source, string? reason, int skip, int take, CancellationToken ct);

    /// <summary>Why records lie there. Linear in the size of the quarantine.</summary>
    /// <param name="source">Of this source alone; <c>null</c>: of all.</param>
    /// <param name="take">How many reasons to name.</param>
    Task<QuarantineSummary> SummaryAsync(string? source, int take, CancellationToken ct);
}

/// <summary>What lies in quarantine, by reason.</summary>
/// <param name="Most">The reasons of most records, most first.</param>
/// <param name="Reasons">How many reasons there are in all.</param>
/// <param name="Records">How many records, for all reasons together.</param>
/// <param name="Whole">Of those, how many are kept whole and can be read again.</param>
public sealed record QuarantineSummary(IReadOnlyList<QuarantineReason> Most, long Reasons, long Records, long Whole);

/// <summary>A reason and how many records it keeps out.</summary>
/// <param name="Whole">Of those, how many are kept whole and can be read again.</param>
/// <param name="LastAt">When the latest was set aside.</param>
public sealed record QuarantineReason(string Reason, long Records, long Whole, DateTimeOffset LastAt);

/// <summary>A line set aside whole.</summary>
/// <param name="Line">Line number in its source, from 1.</param>
/// <param name="Reason">What is wrong with it, in words.</param>
/// <param name="Text">The first 4 KiB of the line.</param>
public sealed record QuarantinedLine(IngestStream Kind, string Source, long Line, string Reason, string Text, DateTimeOffset At)
{
    /// <summary>The format it was read as; <c>null</c> for lines from before formats were kept.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the record is kept whole, so that it can be read again after a mapping was mended.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>What has come in so far.</summary>
public interface IIngestLedger
{
    /// <summary>One row per source, latest delivery first.</summary>
    Task<IReadOnlyList<IngestSource>> SourcesAsync(CancellationToken ct);

    /// <summary>Totals over everything stored; <see cref="StoredUsage.Events"/> is 0 in an empty store.</summary>
    Task<StoredUsage> StoredAsync(CancellationToken ct);
}

/// <summary>A source and the sum of its deliveries.</summary>
/// <param name="FirstAt">When its first batch was stored.</param>
/// <param name="LastAt">When its latest was.</param>
public sealed record IngestSource(string Source, IngestStream Kind, IngestSummary Summary, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    /// <summary>The format its latest batch was read as; <c>null</c> for sources from before formats were kept.</summary>
    public string? Format { get; init; }

    /// <summary>The newest event of its latest batch that had any; <c>null</c>: it never had one.</summary>
    public DateTimeOffset? NewestEventAt { get; init; }

    /// <summary>Records read in the last hour.</summary>
    public long LastHour { get; init; }

    /// <summary>How old its newest event was when it was stored: what a gateway's delivery lags behind its traffic. Never below zero.</summary>
    public TimeSpan? Lag => NewestEventAt is { } newest ? LastAt > newest ? LastAt - newest : TimeSpan.Zero : null;
}

/// <summary>How much is stored, and the time it spans (<c>null</c> when empty).</summary>
public sealed record StoredUsage(long Events, long Accounts, long TextRows, DateTimeOffset? FirstEventAt, DateTimeOffset? LastEventAt);
