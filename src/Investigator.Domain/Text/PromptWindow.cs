namespace Investigator.Domain.Text;

/// <summary>
/// The part of a text that is looked at: all of it up to 20,480 UTF-16 code units, else the first 16,384 and the last 4,096.
/// This bounds time and memory whatever an attacker sends; what stands in between is not seen.
/// </summary>
public static class PromptWindow
{
    /// <summary>Code units looked at from the start.</summary>
    public const int Head = 16_384;

    /// <summary>Code units looked at from the end of a longer text.</summary>
    public const int Tail = 4_096;

    /// <summary>The start of the text: all of it when the text is short enough to be seen whole.</summary>
    public static ReadOnlySpan<char> HeadOf(ReadOnlySpan<char> text) =>
        text.Length <= Head + Tail ? text : text[..Head];

    /// <summary>The end of a text too long to be seen whole; empty otherwise.</summary>
    public static ReadOnlySpan<char> TailOf(ReadOnlySpan<char> text) =>
        text.Length <= Head + Tail ? [] : text[^Tail..];
}
