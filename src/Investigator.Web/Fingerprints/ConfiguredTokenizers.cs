using System.Collections.Concurrent;
using Investigator.Domain.Fingerprints;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Fingerprints;

/// <summary>The tokenizers that the configuration names, each read when it is first asked for and again when its file is another.</summary>
public sealed class ConfiguredTokenizers(IOptions<FingerprintOptions> options, ILogger<ConfiguredTokenizers> log) : ITokenizers
{
    private readonly ConcurrentDictionary<string, (DateTime Written, long Length, TokenizerFile Read)> _read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. options.Value.Tokenizers.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ITokenizer? Find(string name) => Look(name)?.Tokenizer;

    /// <inheritdoc/>
    public TokenizerFile? Look(string name)
    {
        if (!options.Value.Tokenizers.TryGetValue(name, out var path)) return null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return Faulty(name, "There is no such file on this machine, or the console may not see it.", null);
            if (_read.TryGetValue(name, out var before) && before.Written == file.LastWriteTimeUtc && before.Length == file.Length) return before.Read;
            // Not even opened when it is too large: the reader says so from the length.
            if (file.Length > TokenizerFile.MostBytes) return Faulty(name, "The file is larger than 64 MiB.", null);
            var read = TokenizerFile.Read(File.ReadAllBytes(path), options.Value.TokenizerPatterns.TryGetValue(name, out var pattern) ? pattern : null);
            _read[name] = (file.LastWriteTimeUtc, file.Length, read);
            return read.Fault is { } fault ? Faulty(name, fault, null) : read;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Faulty(name, "The file can't be read on this machine.", broken);
        }
    }

    private TokenizerFile Faulty(string name, string fault, Exception? broken)
    {
        Log.TokenizerUnreadable(log, name, fault, broken);
        return new(null, fault);
    }
}
