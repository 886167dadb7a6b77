using System.Buffers;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.Ingest;

/// <summary>What some lines of one delivery said, on its way into one transaction. Holds a pooled array: release it when it is stored.</summary>
/// <param name="expected">How many events will come, as far as the batch before tells: room that grows is copied.</param>
internal sealed class UsageBatch(IngestStream kind, int capacity, int expected = 0)
{
    private const int FewestEvents = 4096;
    private const long MostKeptBytes = 16 * 1024 * 1024;
    private const long MostBytes = 24 * 1024 * 1024;
    private long _keptBytes;
    private EventFields[] _events = kind is IngestStream.Events ? ArrayPool<EventFields>.Shared.Rent(Math.Min(capacity, Math.Max(FewestEvents, expected))) : [];

    public IngestStream Kind => kind;

    public int EventCount { get; private set; }

    public Span<EventFields> Events => _events.AsSpan(0, EventCount);

    /// <summary>Where the slices of the events point.</summary>
    public TextArena Texts { get; } = new();

    public List<AccountRecord> Accounts { get; } = [];

    public List<RejectedLine> Rejected { get; } = [];

    /// <summary>Records that are no model requests: nothing is kept of them.</summary>
    public long PassedOver { get; set; }

    /// <summary>The format it was read as.</summary>
    public string Format { get; set; } = LogFormat.Canonical;

    /// <summary>Per canonical field, how many entries have it from a weak place (see <see cref="FieldArrival.Weak"/>); <c>null</c>: none.</summary>
    public long[]? WeakCounts { get; private set; }

    /// <summary>The quarantined records that it was read from, by batch and position: they leave the quarantine in its transaction.</summary>
    public List<(long Batch, int Position)> Settles { get; } = [];

    /// <summary>Bytes of the lines in it: what bounds memory when lines are long.</summary>
    public long Bytes { get; set; }

    public long Entries => (long)EventCount + Accounts.Count + Rejected.Count;

    /// <summary>Whether it should be handed on before more is read.</summary>
    public bool IsFull => Entries + PassedOver >= capacity || Bytes >= MostBytes;

    public void Add(in EventFields fields)
    {
        Free() = fields;
        Keep();
    }

    /// <summary>The empty place behind the last event, to be filled there: a struct of so many texts costs more to copy than to fill. Good until the next call; what is not kept is cleared.</summary>
    public ref EventFields Free()
    {
        if (EventCount == _events.Length) Grow();
        return ref _events[EventCount];
    }

    /// <summary>What was filled in is an event.</summary>
    public void Keep() => EventCount++;

    /// <summary>Notes that the entry just added has this field (by its position in the stream's fields) from a weak place.</summary>
    public void Weak(int field) => (WeakCounts ??= new long[CanonicalFields.Of(kind).Count])[field]++;

    /// <summary>Sets a line aside with the first 4 KiB of its text; what is no UTF-8 in it, or cut in half, shows as U+FFFD.</summary>
    /// <param name="isCut">Whether <paramref name="text"/> is only the beginning of the line.</param>
    public void Reject(long line, string reason, ReadOnlySpan<byte> text, bool isCut = false)
    {
        // Each record of a document is kept with what belongs to all of them: past a budget only beginnings are kept, or a small document could fill the memory.
        var rejected = RejectedLine.Of(line, reason, text, isCut || _keptBytes > MostKeptBytes);
        _keptBytes += rejected.IsWhole ? text.Length : 0;
        Rejected.Add(rejected);
    }

    /// <summary>Whether an event since the first <paramref name="events"/> ones is older than that.</summary>
    public bool IsOlder(int events, DateTime oldest)
    {
        foreach (ref readonly var e in Events[events..])
            if (e.Time < oldest) return true;
        return false;
    }

    /// <summary>What is said of a line whose event is older than what is kept.</summary>
    public static string TooOld(DateTime oldest) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"time: events from before {oldest:yyyy-MM-dd HH:mm}Z are not kept any more (Telemetry:EventRetention)");

    /// <summary>Forgets what a line left in it: the line is set aside after all.</summary>
    public void Rewind(int events, int texts)
    {
        Events[events..].Clear();
        EventCount = events;
        Texts.Rewind(texts);
    }

    public void Release()
    {
        Return();
        _events = [];
        EventCount = 0;
        Texts.Release();
    }

    private void Grow()
    {
        var larger = ArrayPool<EventFields>.Shared.Rent(_events.Length * 2);
        Events.CopyTo(larger);
        Return();
        _events = larger;
    }

    // Cleared of its strings as far as it was used.
    private void Return()
    {
        Events.Clear();
        if (_events.Length > 0) ArrayPool<EventFields>.Shared.Return(_events);
    }
}
