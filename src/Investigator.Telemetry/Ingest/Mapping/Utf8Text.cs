using System.Runtime.InteropServices;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>A text that is put together from pieces of JSON, as UTF-8. Used again and again.</summary>
internal sealed class Utf8Text
{
    private const int Kept = 4 * 1024 * 1024;
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > Kept) _bytes = new byte[4096];
    }

    public void Append(ReadOnlySpan<byte> utf8)
    {
        Ensure(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>A JSON string, unescaped.</summary>
    public void Append(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text);
        if (!raw.Contains((byte)'\\'))
        {
            Append(raw[1..^1]);
            return;
        }
        var json = new Utf8JsonReader(raw);
        json.Read();
        Ensure(raw.Length);
        Length += json.CopyString(_bytes.AsSpan(Length));
    }

    /// <summary>Begins a new line if something stands before.</summary>
    public void Line()
    {
        if (Length > 0) Append("\n"u8);
    }

    public void Rewind(int length) => Length = length;

    private void Ensure(int more)
    {
        if (_bytes.Length - Length < more) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
    }
}
