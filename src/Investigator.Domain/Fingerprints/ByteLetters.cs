using System.Text;

namespace Investigator.Domain.Fingerprints;

/// <summary>Bytes written as visible characters, one each, as byte-level vocabularies spell them: those that are visible in Latin-1 as themselves, all others from U+0100 on in their order.</summary>
internal static class ByteLetters
{
    private static readonly char[] s_letters = Letters();

    /// <summary>The bytes of a text in UTF-8, spelt so.</summary>
    public static string Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Create(bytes.Length, bytes, static (letters, from) =>
        {
            for (var i = 0; i < from.Length; i++) letters[i] = s_letters[from[i]];
        });
    }

    private static char[] Letters()
    {
        var (letters, next) = (new char[256], (char)256);
        for (var b = 0; b < 256; b++) letters[b] = b is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)b : next++;
        return letters;
    }
}
