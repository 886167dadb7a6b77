using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// The texts of one batch as UTF-8, end to end in pieces that the collector never moves: they go to the engine as bytes where they lie, so that a million events leave no
/// million strings for the collector, and no text is copied for the store.
/// </summary>
/// <remarks>
/// Pieces of one size, because one array that doubles leaves an array of each size in the pool: 330 MB of them were half the memory of an ingest.
/// Of a million events without text, strings took 2 of 8 s of processor time: to find or make them, to collect them, and to turn them back into bytes.
/// </remarks>
internal sealed class TextArena
{
    private const int PieceBits = 20;
    internal const int PieceBytes = 1 << PieceBits;
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
        return Keep(length + (2 * nuls));
    }

    /// <summary>Keeps a text as it is: UTF-8 without NUL.</summary>
    public TextSlice Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        return Keep(text.Length);
    }

    /// <summary>Keeps a text without NUL; <c>null</c> is not said.</summary>
    public TextSlice Add(string? text) => text is null ? default : Keep(Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length))));

    /// <summary>The bytes of a text: none of one that is not said. They stay where they are until the batch is released.</summary>
    public ReadOnlySpan<byte> Of(TextSlice slice) => slice.Length == 0 ? [] : _pieces[slice.Start >> PieceBits].AsSpan(slice.Start & (PieceBytes - 1), slice.Length);

    /// <summary>A text as a string; <c>null</c>: not said.</summary>
    public string? String(TextSlice slice) => slice.IsSaid ? Encoding.UTF8.GetString(Of(slice)) : null;

    /// <summary>Forgets what came since <paramref name="length"/>: the line it belonged to was set aside.</summary>
    public void Rewind(int length)
    {
        var pieces = (length + PieceBytes - 1) >> PieceBits;
        for (var last = _pieces.Count - 1; last >= pieces; last--)
        {
            PinnedPieces.Return(_pieces[last]);
            _pieces.RemoveAt(last);
        }
        _used = length - ((pieces - 1) << PieceBits);
    }

    public void Release() => Rewind(0);

    private Span<byte> Room(int bytes)
    {
        if (PieceBytes - _used < bytes || _pieces.Count == 0)
        {
            _pieces.Add(PinnedPieces.Rent(bytes));
            _used = 0;
        }
        return _pieces[^1].AsSpan(_used);
    }

    private TextSlice Keep(int length)
    {
        var slice = new TextSlice(Length, length);
        _used = Math.Min(_used + length, PieceBytes);
        return slice;
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

/// <summary>A text in a batch's arena. The default is "not said", which an empty text is not.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSlice
{
    private readonly int _beyond;       // one more than its length

    internal TextSlice(int start, int length) => (Start, _beyond) = (start, length + 1);

    public int Start { get; }

    public int Length => _beyond - (IsSaid ? 1 : 0);

    public bool IsSaid => _beyond > 0;

    /// <summary>A part of this text.</summary>
    public TextSlice Part(int start, int length) => new(Start + start, length);
}
