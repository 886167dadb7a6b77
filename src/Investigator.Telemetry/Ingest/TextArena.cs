using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// The prompts and answers of one batch as UTF-8, end to end in pooled pieces: they go to the engine as bytes, so that a million prompts leave no million
/// strings for the collector.
/// </summary>
/// <remarks>Pieces of one size, because one array that doubles leaves an array of each size in the pool: 330 MB of them were half the memory of an ingest.</remarks>
internal sealed class TextArena
{
    private const int PieceBits = 20;
    private const int PieceBytes = 1 << PieceBits;
    private readonly List<byte[]> _pieces = [];
    private int _used = PieceBytes;     // of the last piece; a text longer than a piece has one of its own, which counts as full

    /// <summary>Where the next text will begin.</summary>
    public int Length => ((_pieces.Count - 1) << PieceBits) + _used;

    /// <summary>Keeps the JSON string the reader stands on, unescaped; NUL as in <see cref="StoredText"/>.</summary>
    /// <exception cref="InvalidOperationException">The text is half a surrogate pair.</exception>
    public TextSlice Add(ref Utf8JsonReader json)
    {
        var length = json.CopyString(Room(json.ValueSpan.Length));
        var nuls = _pieces[^1].AsSpan(_used, length).Count((byte)0);
        if (nuls > 0) ShowNuls(length, nuls);
        var slice = new TextSlice(Length, length + (2 * nuls));
        _used = Math.Min(_used + slice.Length, PieceBytes);
        return slice;
    }

    /// <summary>Keeps a text as it is: UTF-8 without NUL.</summary>
    public TextSlice Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        var slice = new TextSlice(Length, text.Length);
        _used = Math.Min(_used + text.Length, PieceBytes);
        return slice;
    }

    // An empty text is no NULL: the driver takes a span without an address for one.
    public Span<byte> Of(TextSlice slice) => slice.Length == 0 ? Array.Empty<byte>().AsSpan() : _pieces[slice.Start >> PieceBits].AsSpan(slice.Start & (PieceBytes - 1), slice.Length);

    /// <summary>Forgets what came since <paramref name="length"/>: the line it belonged to was set aside.</summary>
    public void Rewind(int length)
    {
        var pieces = (length + PieceBytes - 1) >> PieceBits;
        for (var last = _pieces.Count - 1; last >= pieces; last--)
        {
            ArrayPool<byte>.Shared.Return(_pieces[last]);
            _pieces.RemoveAt(last);
        }
        _used = length - ((pieces - 1) << PieceBits);
    }

    public void Release() => Rewind(0);

    private Span<byte> Room(int bytes)
    {
        if (PieceBytes - _used < bytes || _pieces.Count == 0)
        {
            _pieces.Add(ArrayPool<byte>.Shared.Rent(Math.Max(bytes, PieceBytes)));
            _used = 0;
        }
        return _pieces[^1].AsSpan(_used);
    }

    // Each NUL becomes three bytes. From the end, so that nothing is written over before it is read.
    private void ShowNuls(int length, int nuls)
    {
        var text = _pieces[^1].AsSpan(_used, length).ToArray();     // rare, and the room may move
        var to = length + (2 * nuls);
        var room = Room(to);
        foreach (var b in text)
        {
            if (b != 0)
            {
                room[0] = b;
                room = room[1..];
                continue;
            }
            "\uFFFD"u8.CopyTo(room);
            room = room[3..];
        }
    }
}

/// <summary>A text in a batch's arena.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSlice(int Start, int Length);
