using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Investigator.Simulator.Worlds;

/// <summary>A text, kept as UTF-8 already escaped for JSON: a world writes each real prompt many times and should escape it once.</summary>
public sealed class Prompt
{
    // Four bytes a token is the usual rule of thumb for English in byte-pair vocabularies.
    private const double BytesPerToken = 4.1;
    private readonly byte[][] _parts;

    private Prompt(byte[][] parts, int rawBytes) => (_parts, RawBytes) = (parts, rawBytes);

    public int RawBytes { get; }

    /// <summary>Length in bytes as it will stand in JSON, without the quotes.</summary>
    public int EscapedBytes => _parts.Sum(part => part.Length);

    public int Tokens => Math.Max(1, (int)Math.Ceiling(RawBytes / BytesPerToken));

    public static Prompt Of(string text) =>
        new([JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray()], Encoding.UTF8.GetByteCount(text));

    public static Prompt Join(params ReadOnlySpan<Prompt> pieces)
    {
        List<byte[]> parts = [];
        var raw = 0;
        foreach (var piece in pieces)
        {
            parts.AddRange(piece._parts);
            raw += piece.RawBytes;
        }
        return new([.. parts], raw);
    }

    /// <summary>Copies the escaped bytes and tells how many.</summary>
    public int CopyTo(Span<byte> target)
    {
        var at = 0;
        foreach (var part in _parts)
        {
            part.CopyTo(target[at..]);
            at += part.Length;
        }
        return at;
    }
}
