using System.Security.Cryptography;
using System.Text.Json;

namespace Investigator.Domain.Fingerprints;

/// <summary>A tokenizer as it was read from a file, or why it could not be.</summary>
/// <param name="Fault">A sentence for the operator; <c>null</c> when it could.</param>
public sealed record TokenizerFile(ITokenizer? Tokenizer, string? Fault)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    internal const int MostTokens = 2_000_000;
    internal const int LongestToken = 1024;
    internal const string TooMuch = "it has more than 2,000,000 tokens, or one of more than 1,024 characters";

    /// <summary>
    /// Reads a file of any of the three forms, told apart by what is in it: a <c>tokenizer.json</c> of Hugging Face with byte-pair merges, ranks as tiktoken has them, or a vocabulary
    /// (<see cref="VocabularyTokenizer"/>). Never throws at what is in it. O(bytes).
    /// </summary>
    /// <param name="pattern">How a text is cut, for a tiktoken file: one of <see cref="TokenizerPatterns.Names"/> or an expression; the published files need none.</param>
    public static TokenizerFile Read(byte[] file, string? pattern)
    {
        if (file.Length == 0) return new(null, "The file is empty.");
        if (file.Length > MostBytes) return new(null, "The file is larger than 64 MiB.");
        try
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
            var text = file.AsSpan().StartsWith("\uFEFF"u8) ? file[3..] : file;
            if (text.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8)) return new(TokenizerJson.Read(text, sha256), null);
            if (TiktokenRanks.Is(text)) return new(TiktokenRanks.Read(text, sha256, pattern), null);
            return VocabularyTokenizer.Read(file) is { } read ? new(read, null) : new(null, "The file is no tokenizer.json, no ranks of tiktoken and no vocabulary: it is not UTF-8, or has a line of more than 256 characters.");
        }
        catch (FormatException wrong)
        {
            return new(null, $"The file can't be used: {wrong.Message}.");
        }
        catch (JsonException)
        {
            return new(null, "The file can't be used: it is no whole JSON.");
        }
        catch (InvalidOperationException)
        {
            return new(null, "The file can't be used: a text in it is not UTF-8."); // half a surrogate pair, as JSON may escape it
        }
    }
}
