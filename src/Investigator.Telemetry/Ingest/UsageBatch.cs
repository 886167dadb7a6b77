using System.Buffers;
using System.Text;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.Ingest;

/// <summary>What some lines of one delivery said, on its way into one transaction. Holds a pooled array: release it when it is stored.</summary>
internal sealed class UsageBatch(IngestStream kind, int capacity)
{
    private EventFields[] _events = kind is IngestStream.Events ? ArrayPool<EventFields>.Shared.Rent(Math.Min(capacity, 4096)) : [];

    public IngestStream Kind => kind;

    public int EventCount { get; private set; }

    public Span<EventFields> Events => _events.AsSpan(0, EventCount);

    /// <summary>Where the slices of the events point.</summary>
    public TextArena Texts { get; } = new();

    public List<AccountRecord> Accounts { get; } = [];

    public List<RejectedLine> Rejected { get; } = [];

    /// <summary>Bytes of the lines in it: what bounds memory when lines are long.</summary>
    public long Bytes { get; set; }

    public long Entries => (long)EventCount + Accounts.Count + Rejected.Count;

    public void Add(in EventFields fields)
    {
        if (EventCount == _events.Length) Grow();
        _events[EventCount++] = fields;
    }

    /// <summary>Sets a line aside with the first 4 KiB of its text; what is no UTF-8 in it, or cut in half, shows as U+FFFD.</summary>
    public void Reject(long line, string reason, ReadOnlySpan<byte> text) =>
        Rejected.Add(new(line, reason, StoredText.Of(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4096)]))));

    /// <summary>Whether an event since the first <paramref name="events"/> ones is older than that.</summary>
    public bool IsOlder(int events, DateTime oldest)
    {
        foreach (ref readonly var e in Events[events..])
            if (e.Time < oldest) return true;
        return false;
    }

    /// <summary>Forgets what a line left in it: the line is set aside after all.</summary>
    public void Rewind(int events, int texts)
    {
        Events[events..].Clear();
        EventCount = events;
        Texts.Rewind(texts);
    }

    public void Release()
    {
        if (_events.Length > 0) ArrayPool<EventFields>.Shared.Return(_events, clearArray: true);
        _events = [];
        EventCount = 0;
        Texts.Release();
    }

    private void Grow()
    {
        var larger = ArrayPool<EventFields>.Shared.Rent(_events.Length * 2);
        Events.CopyTo(larger);
        ArrayPool<EventFields>.Shared.Return(_events, clearArray: true);
        _events = larger;
    }
}

/// <summary>A line that could not be taken.</summary>
/// <param name="Text">Its first 4 KiB.</param>
internal sealed record RejectedLine(long Line, string Reason, string Text);
