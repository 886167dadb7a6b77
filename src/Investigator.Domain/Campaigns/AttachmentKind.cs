using System.Text;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>The kinds of files that may be attached. The numbers are stored.</summary>
public enum AttachmentKind
{
    Pdf,

    Png,

    Jpeg,

    /// <summary>UTF-8 text of any sort: notes, logs, CSV, JSON, message headers.</summary>
    Text,
}

/// <summary>Which files may be attached: told by what is in them, never by what their name or their sender says.</summary>
public static class AttachmentKinds
{
    /// <summary>The largest file: 10 MiB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The most files that a campaign keeps at once.</summary>
    public const int MostFiles = 200;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The endings that a name of the kind may have; the first is what a download gets.</summary>
    public static IReadOnlyList<string> Endings(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => [".pdf"],
        AttachmentKind.Png => [".png"],
        AttachmentKind.Jpeg => [".jpg", ".jpeg"],
        AttachmentKind.Text => [".txt", ".csv", ".json", ".ndjson", ".jsonl", ".log", ".md", ".eml"],
    };

    /// <summary>What a file is. O(bytes).</summary>
    /// <returns>Why it may not be attached, or <c>null</c> with <paramref name="kind"/>.</returns>
    public static Refusal? Tell(string name, ReadOnlySpan<byte> bytes, out AttachmentKind kind)
    {
        kind = AttachmentKind.Text;
        if (bytes.Length == 0) return Refusal.FileEmpty;
        if (bytes.Length > MostBytes) return Refusal.FileTooLarge;
        if (bytes.StartsWith("%PDF-"u8)) kind = AttachmentKind.Pdf;
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) kind = AttachmentKind.Png;
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) kind = AttachmentKind.Jpeg;
        else if (!IsText(bytes)) return Refusal.FileKindWrong;
        var last = name.LastIndexOf('.');
        return last >= 0 && kind.Endings().Contains(name[last..].ToLowerInvariant()) ? null : Refusal.FileKindWrong;
    }

    // Scripts and pages are text as well; as text they are kept and handed out, and nothing here runs or shows them. Programs and archives hold bytes that no text has.
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        try
        {
            foreach (var letter in s_strict.GetString(bytes))
                if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r')) return false;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
