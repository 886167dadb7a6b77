using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Investigator.Telemetry.Ingest;
using NativeAppender = DuckDB.NET.Native.DuckDBAppender;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Appends rows to a table by writing values where the engine keeps them: into the vectors of a chunk of 2,048 rows. Values come in the order of the table's
/// columns, each by the method of its column's type (a debug build checks it). Not thread-safe; without <see cref="Close"/> rows may be missing.
/// </summary>
/// <remarks>The driver's own appender boxes, asks for a writer and makes a native call for each of forty values a row: 3.4 of 32 s of processor time of a million events.</remarks>
internal sealed unsafe class ColumnAppender : IDisposable
{
    private const int InlineBytes = 12;                 // of a text that lies in its cell; a longer one lies elsewhere, and its cell points there
    private const int MostTextBytes = 4 * 1024 * 1024;  // of a chunk, so that long texts don't pile up
    private static readonly int s_rows = (int)NativeMethods.Helpers.DuckDBVectorSize();

    private readonly NativeAppender _appender;
    private readonly DuckDBDataChunk _chunk;
    private readonly DuckDBType[] _types;
    private readonly nint[] _vectors;
    private readonly byte*[] _cells;
    private readonly ulong*[] _valid;                   // null as long as every row of the chunk has a value there
    private readonly PinnedRoom _texts = new();
    private int _row;
    private int _column;
    private bool _closed;

    internal ColumnAppender(DuckDBConnection connection, string table)
    {
        if (NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null!, table, out _appender) is not DuckDBState.Success) throw Failed();
        var columns = (int)NativeMethods.Appender.DuckDBAppenderColumnCount(_appender);
        (_types, _vectors, _cells, _valid) = (new DuckDBType[columns], new nint[columns], new byte*[columns], new ulong*[columns]);
        var types = new DuckDBLogicalType[columns];
        for (var c = 0; c < columns; c++)
        {
            types[c] = NativeMethods.Appender.DuckDBAppenderColumnType(_appender, (ulong)c);
            _types[c] = NativeMethods.LogicalType.DuckDBGetTypeId(types[c]);
        }
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(type => type.DangerousGetHandle())], (ulong)columns);
        foreach (var type in types) type.Dispose();
        Begin();
    }

    internal void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }
        if (value.Length <= InlineBytes && Inline(value)) return;
        var room = _texts.Take(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, room);       // half a surrogate pair becomes U+FFFD
        Text(room[..length]);
        _texts.Keep(length <= InlineBytes ? 0 : length);
    }

    /// <summary>A text of an arena, which is not to be released before <see cref="Close"/>: the engine reads it where it lies.</summary>
    internal void Text(TextSlice text, TextArena of)
    {
        if (text.IsSaid) Text(of.Of(text));
        else Null();
    }

    /// <summary>A text as UTF-8.</summary>
    internal void Utf8Text(ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value)) value = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value));       // the engine trusts what lies in its vectors
        var room = _texts.Take(value.Length);
        value.CopyTo(room);
        Text(room[..value.Length]);
        _texts.Keep(value.Length);
    }

    internal void Whole(long? value) => Cell(value, DuckDBType.BigInt);

    internal void Small(int? value) => Cell(value, DuckDBType.Integer);

    internal void Hash(ulong? value) => Cell(value, DuckDBType.UnsignedBigInt);

    internal void Number(double? value) => Cell(value, DuckDBType.Double);

    internal void Score(float? value) => Cell(value, DuckDBType.Float);

    internal void Flag(bool? value) => Cell(value, DuckDBType.Boolean);

    internal void Time(DateTime? utc) => Cell(utc is { } time ? (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond : (long?)null, DuckDBType.Timestamp);

    internal void Null()
    {
        var c = _column++;
        if (_valid[c] is null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(_vectors[c]);
            _valid[c] = NativeMethods.Vectors.DuckDBVectorGetValidity(_vectors[c]);
        }
        _valid[c][_row >> 6] &= ~(1UL << (_row & 63));
    }

    internal void EndRow()
    {
        if (_column != _cells.Length) throw new InvalidOperationException($"A row of {_cells.Length} columns got {_column} values.");
        _column = 0;
        if (++_row == s_rows || _texts.Bytes > MostTextBytes) Flush();
    }

    /// <summary>Hands everything to the table, inside the connection's transaction.</summary>
    internal void Close()
    {
        Flush();
        if (NativeMethods.Appender.DuckDBAppenderClose(_appender) is not DuckDBState.Success) throw Failed();
        _closed = true;
    }

    public void Dispose()
    {
        if (!_closed && !_appender.IsInvalid) NativeMethods.Appender.DuckDBAppenderClear(_appender);
        _chunk?.Dispose();
        _appender.Dispose();
    }

    private void Cell<T>(T? value, DuckDBType type)
        where T : unmanaged
    {
        Debug.Assert(_types[_column] == type, $"Column {_column} holds {_types[_column]}, not {type}.");
        if (value is { } said) Unsafe.WriteUnaligned(_cells[_column++] + ((long)_row * sizeof(T)), said);
        else Null();
    }

    // Most texts of an event are short and plain: they need no room of their own.
    private bool Inline(string value)
    {
        Debug.Assert(_types[_column] is DuckDBType.Varchar, $"Column {_column} holds {_types[_column]}, no text.");
        var cell = new Span<byte>(_cells[_column] + (_row * 16L), 16);
        cell.Clear();
        if (Ascii.FromUtf16(value, cell[4..], out _) is not OperationStatus.Done) return false;
        cell[0] = (byte)value.Length;
        _column++;
        return true;
    }

    // A cell of 16 bytes: the length, then the text itself, padded with zeros, or its first four bytes and its address.
    private void Text(ReadOnlySpan<byte> pinned)
    {
        Debug.Assert(_types[_column] is DuckDBType.Varchar, $"Column {_column} holds {_types[_column]}, no text.");
        var cell = new Span<byte>(_cells[_column++] + (_row * 16L), 16);
        cell.Clear();
        Unsafe.WriteUnaligned(ref cell[0], pinned.Length);
        if (pinned.Length <= InlineBytes)
        {
            pinned.CopyTo(cell[4..]);
            return;
        }
        pinned[..4].CopyTo(cell[4..]);
        Unsafe.WriteUnaligned(ref cell[8], (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in pinned[0])));
    }

    private void Flush()
    {
        if (_row == 0) return;
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(_chunk, (ulong)_row);
        if (NativeMethods.Appender.DuckDBAppendDataChunk(_appender, _chunk) is not DuckDBState.Success) throw Failed();
        NativeMethods.DataChunks.DuckDBDataChunkReset(_chunk);
        Begin();
    }

    // The engine copied the texts with the chunk: their room is free again.
    private void Begin()
    {
        (_row, _column) = (0, 0);
        _texts.Clear();
        for (var c = 0; c < _cells.Length; c++)
        {
            _vectors[c] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, c);
            _cells[c] = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(_vectors[c]);
            _valid[c] = null;
        }
    }

    private IOException Failed()
    {
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(_appender);
        return new(error.Message);
    }
}
