using System.Buffers.Text;
using System.Text;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>The values of the record at hand, in the plan's slots. Used again for every record: nothing is made per record.</summary>
internal sealed class FoundValues(int slots)
{
    private const int MostGathered = 20_000;
    private const int KeptScratch = 4 * 1024 * 1024;
    private readonly FoundValue[] _values = new FoundValue[slots];
    private readonly List<GatheredValue> _gathered = [];
    private byte[] _scratch = new byte[4096];

    public int ScratchUsed { get; private set; }

    public ref readonly FoundValue this[int slot] => ref _values[slot];

    public IReadOnlyList<GatheredValue> Gathered => _gathered;

    public void Set(int slot, in FoundValue value) => _values[slot] = value;

    public void Clear(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots) _values[slot] = default;
    }

    public void ClearAll()
    {
        Array.Clear(_values);
        _gathered.Clear();
        ScratchUsed = 0;
        if (_scratch.Length > KeptScratch) _scratch = new byte[4096];
    }

    /// <summary>Forgets what the record before left.</summary>
    public void BeginRecord(int scratch)
    {
        ScratchUsed = scratch;
        _gathered.Clear();
    }

    public void Gather(int slot, ReadOnlySpan<byte> key, in FoundValue value)
    {
        if (_gathered.Count < MostGathered) _gathered.Add(new(slot, Keep(key), value));
    }

    /// <summary>Room at the end of the scratch; call <see cref="Kept"/> with what was used of it.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_scratch.Length - ScratchUsed < bytes) Array.Resize(ref _scratch, Math.Max(_scratch.Length * 2, ScratchUsed + bytes));
        return _scratch.AsSpan(ScratchUsed);
    }

    public FoundValue Kept(int length, FoundKind kind = FoundKind.Text)
    {
        var value = new FoundValue(kind, true, ScratchUsed, length, 0);
        ScratchUsed += length;
        return value;
    }

    public FoundValue Keep(ReadOnlySpan<byte> text, FoundKind kind = FoundKind.Text)
    {
        text.CopyTo(Room(text.Length));
        return Kept(text.Length, kind);
    }

    /// <summary>The bytes of a text, a number as written, or a piece of JSON.</summary>
    public ReadOnlySpan<byte> Bytes(in FoundValue value, ReadOnlySpan<byte> input) =>
        value.InScratch ? _scratch.AsSpan(value.Start, value.Length) : input.Slice(value.Start, value.Length);

    /// <summary>Any value as text.</summary>
    public ReadOnlySpan<byte> Text(in FoundValue value, ReadOnlySpan<byte> input, Span<byte> buffer)
    {
        var length = 0;
        switch (value.Kind)
        {
            case FoundKind.Text or FoundKind.Digits or FoundKind.Json: return Bytes(value, input);
            case FoundKind.True: return "true"u8;
            case FoundKind.False: return "false"u8;
            case FoundKind.Whole: Utf8Formatter.TryFormat(value.Bits, buffer, out length); break;
            case FoundKind.Number: Utf8Formatter.TryFormat(BitConverter.Int64BitsToDouble(value.Bits), buffer, out length); break;
            case FoundKind.Nothing: break;
        }
        return buffer[..length];
    }

    public string Shown(in FoundValue value, ReadOnlySpan<byte> input)
    {
        Span<byte> buffer = stackalloc byte[64];
        var text = Text(value, input, buffer);
        return text.Length <= 60 ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..60]) + "…";
    }
}
