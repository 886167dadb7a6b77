using System.Text;
using System.Text.Unicode;

namespace Investigator.Telemetry.Ingest;

/// <summary>A line that could not be taken.</summary>
/// <param name="Text">Its first 4 KiB.</param>
/// <param name="Whole">The whole record where it is longer than that but not longer than 64 KiB, so that it can be read again after a mapping was mended.</param>
/// <param name="IsWhole">Whether the record is kept whole, in one of the two.</param>
internal sealed record RejectedLine(long Line, string Reason, string Text, string? Whole, bool IsWhole)
{
    private const int ShownBytes = 4096;
    private const int KeptBytes = 64 * 1024;

    internal static RejectedLine Of(long line, string reason, ReadOnlySpan<byte> text, bool isCut)
    {
        var isWhole = !isCut && text.Length <= KeptBytes && !text.Contains((byte)0) && Utf8.IsValid(text);
        return new(
            line, reason, StoredText.Of(Encoding.UTF8.GetString(text[..Math.Min(text.Length, ShownBytes)])),
            isWhole && text.Length > ShownBytes ? Encoding.UTF8.GetString(text) : null, isWhole && text.Length > 0);
    }
}
