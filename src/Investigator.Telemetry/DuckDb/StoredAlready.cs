using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Data;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Finds the duplicates of a batch, among itself and against everything stored, whatever its age. Three steps, each for what the one before left open:
/// the memory of keys (no look at the store), stored events of the same key and time (a redelivery; a small read wherever rows lie in order of time),
/// stored events of the same key at any time (an id used twice). Ids are compared at the end, so that no event is lost to equal keys.
/// </summary>
/// <remarks>An index on the id would cost more than all the rest of ingest together (measured: 70 times a plain insert), a join with all keys grows with the store.</remarks>
internal sealed class StoredAlready
{
    private const string AtTheirTime = """
        SELECT s.position, u.event_id FROM staged s JOIN usage_event u ON u.event_key = s.event_key AND u.time = s.time
        WHERE u.time BETWEEN $from AND $to
        """;

    private const string AtAnyTime = "SELECT s.position, u.event_id FROM staged s JOIN usage_event u ON u.event_key = s.event_key";

    private const int Ahead = 16;       // keys fetched before they are looked for

    private readonly DuckDBConnection _connection;
    private readonly SeenKeys _seen = new();
    private readonly Dictionary<ulong, int> _firsts = [];
    private readonly List<int> _open = [];
    private ulong[] _keys = [];         // of the batch, end to end: its events lie 600 bytes apart

    internal StoredAlready(DuckDBConnection connection)
    {
        _connection = connection;
        TelemetryStore.Run(connection, "CREATE TEMP TABLE staged (position INTEGER NOT NULL, event_key UBIGINT NOT NULL, time TIMESTAMP NOT NULL)");
        TelemetryStore.Each(connection, "SELECT event_key FROM usage_event", [], row => _seen.Add(row.GetFieldValue<ulong>(0)));
    }

    /// <returns>True for each event that must not be stored again; of equal ids inside the batch the first one stays.</returns>
    internal bool[] Among(UsageBatch batch)
    {
        var events = batch.Events;
        var known = new bool[events.Length];
        _firsts.Clear();
        _open.Clear();
        var keys = KeysOf(events);
        for (var i = 0; i < keys.Length; i++)
        {
            if (i + Ahead < keys.Length) _seen.Fetch(keys[i + Ahead]);
            if (CameBefore(batch, keys, i)) known[i] = true;
            else if (_seen.MayHold(keys[i])) _open.Add(i);
        }

        if (_open.Count > 0) Compare(batch, known, atTheirTime: true);
        if (_open.Count > 0) Compare(batch, known, atTheirTime: false);
        return known;
    }

    /// <summary>The batch is committed: its events are stored from here on.</summary>
    internal void Keep(ReadOnlySpan<EventFields> events, bool[] known)
    {
        var keys = KeysOf(events);
        for (var i = 0; i < keys.Length; i++)
        {
            if (i + Ahead < keys.Length) _seen.Fetch(keys[i + Ahead]);
            if (!known[i]) _seen.Add(keys[i]);
        }
    }

    private ReadOnlySpan<ulong> KeysOf(ReadOnlySpan<EventFields> events)
    {
        if (_keys.Length < events.Length) _keys = new ulong[events.Length];
        for (var i = 0; i < events.Length; i++) _keys[i] = events[i].EventKey;
        return _keys.AsSpan(0, events.Length);
    }

    // Two ids with one key come once in more events than there will ever be: then all before are looked at.
    private bool CameBefore(UsageBatch batch, ReadOnlySpan<ulong> keys, int at)
    {
        var events = batch.Events;
        var texts = batch.Texts;
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firsts, keys[at], out var exists);
        if (!exists) first = at;
        if (first == at) return false;
        var id = texts.Of(events[at].EventId);
        if (id.SequenceEqual(texts.Of(events[first].EventId))) return true;
        for (var i = first + 1; i < at; i++)
            if (keys[i] == keys[at] && id.SequenceEqual(texts.Of(events[i].EventId))) return true;
        return false;
    }

    private void Compare(UsageBatch batch, bool[] known, bool atTheirTime)
    {
        var events = batch.Events;
        var (from, to) = Stage(events);
        var stored = TelemetryStore.Ask(
            _connection, atTheirTime ? AtTheirTime : AtAnyTime, atTheirTime ? [("from", from), ("to", to)] : [], row => (row.GetInt32(0), row.GetString(1)), CancellationToken.None);
        foreach (var (position, id) in stored)
            if (batch.Texts.Of(events[position].EventId).SequenceEqual(Encoding.UTF8.GetBytes(id))) known[position] = true;
        _open.RemoveAll(i => known[i]);
    }

    private (DateTime From, DateTime To) Stage(ReadOnlySpan<EventFields> events)
    {
        var (from, to) = (DateTime.MaxValue, DateTime.MinValue);
        TelemetryStore.Run(_connection, "TRUNCATE staged");
        using var staged = _connection.CreateAppender("temp", "main", "staged");
        foreach (var i in _open)
        {
            var time = events[i].Time!.Value;
            (from, to) = (time < from ? time : from, time > to ? time : to);
            staged.CreateRow().AppendValue((int?)i).AppendValue((ulong?)events[i].EventKey).AppendValue((DateTime?)time).EndRow();
        }
        staged.Close();
        return (from, to);
    }
}
