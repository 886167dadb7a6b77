using System.Buffers;

namespace Investigator.Telemetry.Ingest.Layouts;

/// <summary>Cuts comma-separated text into rows and fields, as RFC 4180 has it: quotes around a field, doubled inside it, line ends allowed there.</summary>
internal sealed class CsvRows(byte delimiter, int longest)
{
    private const int MostFields = 100_000;
    private readonly SearchValues<byte> _ends = SearchValues.Create([delimiter, (byte)'\n', (byte)'"']);
    private readonly List<(int Start, int Length)> _fields = [];
    private byte[] _row = new byte[64 * 1024];
    private int _length;
    private int _field;
    private bool _quoted;
    private bool _quoteSeen;
    private int _closedAt;

    public bool IsTooLong { get; private set; }

    public int Count => _fields.Count;

    /// <summary>Whether the row is blank: one empty field.</summary>
    public bool IsBlank => _fields is [{ Length: 0 }];

    public bool IsWithin => _length > 0 || _fields.Count > 0 || _quoted;

    public bool IsQuoteOpen => _quoted;

    /// <summary>What was read of the row so far, as a person would write it.</summary>
    public byte[] Shown()
    {
        var shown = new List<byte>();
        for (var i = 0; i < _fields.Count && shown.Count < 4096; i++)
        {
            if (i > 0) shown.Add(delimiter);
            shown.AddRange(Field(i));
        }
        if (_field < _length && shown.Count < 4096) shown.AddRange(_row.AsSpan(_field, Math.Min(_length - _field, 4096)));
        return [.. shown.Take(4096)];
    }

    public ReadOnlySpan<byte> Field(int index) => _row.AsSpan(_fields[index].Start, _fields[index].Length);

    /// <summary>Reads on until a row is whole; what was looked at is cut off the front of <paramref name="text"/>.</summary>
    public bool Next(ref ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (_quoted)
            {
                Quoted(ref text);
                continue;
            }
            var at = text.IndexOfAny(_ends);
            Keep(at < 0 ? text : text[..at]);
            if (at < 0)
            {
                text = [];
                return false;
            }
            var end = text[at];
            text = text[(at + 1)..];
            if (end == (byte)'"') Quote();
            else if (EndField(isRow: end == (byte)'\n')) return true;
        }
        return false;
    }

    /// <summary>The last row, if no line end follows it.</summary>
    public bool End() => IsWithin && EndField(isRow: true);

    public void Begin()
    {
        (_length, _field, _quoted, _quoteSeen, IsTooLong) = (0, 0, false, false, false);
        _fields.Clear();
        if (_row.Length > 4 * 1024 * 1024) _row = new byte[64 * 1024];
    }

    // A quote opens a field at its beginning; right behind a closing quote it stands for itself; elsewhere it is text, as spreadsheets take it.
    private void Quote()
    {
        if (IsTooLong) return;
        if (_quoteSeen)
        {
            Keep("\""u8);
            (_quoted, _quoteSeen) = (true, false);
        }
        else if (_length == _field) _quoted = true;
        else Keep("\""u8);
    }

    private void Quoted(ref ReadOnlySpan<byte> text)
    {
        // A quote that is never closed must not swallow the file: past the longest row it is given up, and the next line begins anew.
        var within = text[..(int)Math.Min(text.Length, (long)longest - _length + 1)];
        var at = within.IndexOf((byte)'"');
        Keep(at < 0 ? within : within[..at]);
        if (at >= 0) (_quoted, _quoteSeen, _closedAt) = (false, true, _length);
        text = text[(at < 0 ? within.Length : at + 1)..];
        if (IsTooLong) _quoted = false;
    }

    private bool EndField(bool isRow)
    {
        // Fields without text take room too: a line of commas alone must not fill the memory.
        if (_fields.Count >= MostFields) IsTooLong = true;
        if (IsTooLong) return isRow;
        var length = _length - _field;
        if (isRow && length > 0 && _row[_length - 1] == (byte)'\r' && (!_quoteSeen || _length > _closedAt)) length--;
        _fields.Add((_field, length));
        (_field, _quoteSeen) = (_length, false);
        return isRow;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || IsTooLong) return;
        if (_quoteSeen && bytes is not [(byte)'\r']) _quoteSeen = false;
        if (_length + bytes.Length > longest)
        {
            IsTooLong = true;
            return;
        }
        if (_row.Length - _length < bytes.Length) Array.Resize(ref _row, Math.Max(_row.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_row.AsSpan(_length));
        _length += bytes.Length;
    }
}
