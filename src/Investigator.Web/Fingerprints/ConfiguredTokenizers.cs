using Investigator.Domain.Fingerprints;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Fingerprints;

/// <summary>The vocabularies that the configuration names, each read when it is first asked for.</summary>
public sealed class ConfiguredTokenizers(IOptions<FingerprintOptions> options, ILogger<ConfiguredTokenizers> log) : ITokenizers
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. options.Value.Tokenizers.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ITokenizer? Find(string name)
    {
        if (!options.Value.Tokenizers.TryGetValue(name, out var path)) return null;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: <= VocabularyTokenizer.MostBytes } && VocabularyTokenizer.Read(File.ReadAllBytes(path)) is { } read) return read;
            Log.VocabularyUnreadable(log, name, null);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log.VocabularyUnreadable(log, name, broken);
        }

        return null;
    }
}
