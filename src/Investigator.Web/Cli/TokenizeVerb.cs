using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Investigator.Domain.Fingerprints;

namespace Investigator.Web.Cli;

/// <summary><c>tokenize</c>: the token ids of texts, to be held against those of the tokenizer's own library before a plan relies on them.</summary>
internal sealed class TokenizeVerb : IVerb
{
    private const int LongestLine = 1_000_000;

    private static readonly Argument<string> Tokenizer = new("TOKENIZER") { Description = "A tokenizer.json with byte-pair merges, ranks of tiktoken, or a vocabulary with one token a line." };

    private static readonly Argument<string> Texts = new("FILE") { Description = "UTF-8, one text a line; - for standard input.", DefaultValueFactory = _ => "-" };

    private static readonly Option<string?> Pattern = new("--pattern") { Description = $"How a text is cut, for ranks of tiktoken whose number tells nothing: {string.Join(", ", TokenizerPatterns.Names)}, or an expression." };

    public Command Build()
    {
        var tokenize = new Command("tokenize", "Writes the token ids of each line as a JSON list, by the tokenizer as tests of suspect models read it. Exit code 1: the file can't be used, and why.") { Tokenizer, Texts, Pattern };
        tokenize.OnFiles((parsed, ct) => TokenizeAsync(parsed.GetValue(Tokenizer)!, parsed.GetValue(Texts)!, parsed.GetValue(Pattern), ct));
        return tokenize;
    }

    private static async Task<int> TokenizeAsync(string file, string texts, string? pattern, CancellationToken ct)
    {
        if (new FileInfo(file).Length > TokenizerFile.MostBytes) return Verbs.Fail($"{file} is larger than 64 MiB.");
        var read = TokenizerFile.Read(await File.ReadAllBytesAsync(file, ct), pattern);
        if (read.Tokenizer is not { } tokenizer) return Verbs.Fail($"{file}: {read.Fault}");
        await Console.Error.WriteLineAsync($"{tokenizer.Says}; SHA-256 {tokenizer.Sha256}");
        using var input = texts is "-" ? Console.In : new StreamReader(texts);
        for (var number = 1; await input.ReadLineAsync(ct) is { } line; number++)
        {
            if (line.Length > LongestLine) return Verbs.Fail($"Line {number} has more than a million characters.");
            try
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(tokenizer.Tokens(line)));
            }
            catch (RegexMatchTimeoutException)
            {
                return Verbs.Fail($"Line {number}: the expression of the tokenizer takes too long on it.");
            }
        }

        return 0;
    }
}
