using System.Buffers;
using System.Buffers.Text;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>One line of the native format as it is written, field by field, into a buffer that is used again. Texts must be valid UTF-8.</summary>
internal sealed class NativeLine
{
    private const int KeptBytes = 4 * 1024 * 1024;
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);
    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    public void Begin()
    {
        if (_bytes.Length > KeptBytes) _bytes = new byte[4096];
        _bytes[0] = (byte)'{';
        _length = 1;
    }

    public void End() => Add("}"u8);

    public void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name(name);
        Add("\""u8);
        while (!value.IsEmpty)
        {
            var at = value.IndexOfAny(Escaped);
            Add(at < 0 ? value : value[..at]);
            if (at < 0) break;
            Escape(value[at]);
            value = value[(at + 1)..];
        }
        Add("\""u8);
    }

    public void Number(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        Room(24);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    public void Number(ReadOnlySpan<byte> name, double value)
    {
        Name(name);
        Room(40);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        Name(name);
        Add(value ? "true"u8 : "false"u8);
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        Add(_length > 1 ? ",\""u8 : "\""u8);
        Add(name);
        Add("\":"u8);
    }

    private void Escape(byte letter)
    {
        switch (letter)
        {
            case (byte)'"': Add("\\\""u8); break;
            case (byte)'\\': Add("\\\\"u8); break;
            case (byte)'\n': Add("\\n"u8); break;
            case (byte)'\r': Add("\\r"u8); break;
            case (byte)'\t': Add("\\t"u8); break;
            default:
                Add("\\u00"u8);
                Add([Digit(letter >> 4), Digit(letter & 15)]);
                break;
        }
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);

    private void Add(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Room(int more)
    {
        if (_bytes.Length - _length < more) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
    }
}
