using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// The prompts and answers of one batch as UTF-8, end to end in one pooled array: they go to the engine as bytes, so that a million prompts
/// leave no million strings for the collector.
/// </summary>
internal sealed class TextArena
{
    private const int FirstBytes = 64 * 1024;
    private byte[] _bytes = [];

    /// <summary>Where the next text will begin.</summary>
    public int Length { get; private set; }

    /// <summary>Keeps the JSON string the reader stands on, unescaped; NUL as in <see cref="StoredText"/>.</summary>
    /// <exception cref="InvalidOperationException">The text is half a surrogate pair.</exception>
    public TextSlice Add(ref Utf8JsonReader json)
    {
        var room = Room(json.ValueSpan.Length);
        var length = json.CopyString(room);
        var nuls = room[..length].Count((byte)0);
        if (nuls > 0) length = ShowNuls(length, nuls);
        var slice = new TextSlice(Length, length);
        Length += length;
        return slice;
    }

    public Span<byte> Of(TextSlice slice) => _bytes.AsSpan(slice.Start, slice.Length);

    /// <summary>Forgets what came since <paramref name="length"/>: the line it belonged to was set aside.</summary>
    public void Rewind(int length) => Length = length;

    public void Release()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(_bytes.Length * 2, FirstBytes), Length + bytes));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        return _bytes.AsSpan(Length);
    }

    // From the end, so that nothing is written over before it is read.
    private int ShowNuls(int length, int nuls)
    {
        var room = Room(length + (2 * nuls));
        var to = length + (2 * nuls);
        for (var from = length - 1; from >= 0; from--)
        {
            if (room[from] != 0) room[--to] = room[from];
            else "\uFFFD"u8.CopyTo(room[(to -= 3)..]);
        }
        return length + (2 * nuls);
    }
}

/// <summary>A text in a batch's arena.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSlice(int Start, int Length);
