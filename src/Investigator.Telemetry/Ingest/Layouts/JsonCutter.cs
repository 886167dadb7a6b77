using System.Buffers;

namespace Investigator.Telemetry.Ingest.Layouts;

/// <summary>
/// Cuts JSON text into its objects: one after the other, over any number of lines, or inside one outer list. Only brackets and quotes are looked at;
/// whether a piece is valid JSON the reader says. Text between objects that is none is cut at the end of its line.
/// </summary>
internal sealed class JsonCutter(int longest)
{
    private static readonly SearchValues<byte> Inside = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\"u8);
    private byte[] _record = new byte[64 * 1024];
    private int _length;
    private int _depth;
    private bool _inText;
    private bool _escaped;
    private bool _inList;
    private bool _strays;

    /// <summary>Whether the record last cut was longer than allowed; only its beginning is in <see cref="Record"/> then.</summary>
    public bool IsTooLong { get; private set; }

    public ReadOnlySpan<byte> Record => _record.AsSpan(0, _length);

    public bool IsWithin => _depth > 0 || (_strays && !Record.Trim(" \t\r\n"u8).IsEmpty);

    /// <summary>Reads on until a record is whole.</summary>
    /// <param name="text">What has not been looked at; what was is cut off its front.</param>
    /// <returns>Whether a record is whole; call <see cref="Begin"/> when it is done with.</returns>
    public bool Next(ref ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
            if (_depth > 0 ? Within(ref text) : _strays ? Stray(ref text) : Between(ref text)) return true;
        return false;
    }

    public void Begin()
    {
        (_length, IsTooLong, _strays, _depth, _inText, _escaped) = (0, false, false, 0, false, false);
        if (_record.Length > 4 * 1024 * 1024) _record = new byte[64 * 1024];
    }

    private bool Between(ref ReadOnlySpan<byte> text)
    {
        var next = text[0];
        switch (next)
        {
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or 0x1E: break;
            case (byte)'[' when !_inList: _inList = true; break;
            case (byte)']' when _inList: _inList = false; break;
            case (byte)'{':
                _depth = 1;
                Keep(text[..1]);
                break;
            default:
                _strays = true;
                return false;
        }
        text = text[1..];
        return false;
    }

    private bool Stray(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        Keep(end < 0 ? text : text[..end]);
        text = end < 0 ? [] : text[(end + 1)..];
        return end >= 0;
    }

    private bool Within(ref ReadOnlySpan<byte> text)
    {
        if (_escaped)
        {
            _escaped = false;
            Move(ref text, 1);
            return false;
        }
        var at = text.IndexOfAny(_inText ? InText : Inside);
        if (at < 0)
        {
            Move(ref text, text.Length);
            return false;
        }
        switch (text[at])
        {
            case (byte)'"': _inText = !_inText; break;
            case (byte)'\\': _escaped = true; break;
            case (byte)'{' or (byte)'[': _depth++; break;
            default: _depth--; break;
        }
        Move(ref text, at + 1);
        return _depth == 0;
    }

    private void Move(ref ReadOnlySpan<byte> text, int count)
    {
        Keep(text[..count]);
        text = text[count..];
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (IsTooLong) return;
        if (_length + bytes.Length > longest)
        {
            IsTooLong = true;
            _length = Math.Min(_length, 4096);
            return;
        }
        if (_record.Length - _length < bytes.Length) Array.Resize(ref _record, Math.Max(_record.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_record.AsSpan(_length));
        _length += bytes.Length;
    }
}
