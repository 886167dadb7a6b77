using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Fingerprints;

/// <summary>What tests of suspect models work with. Read from the section <c>Fingerprints</c>.</summary>
public sealed class FingerprintOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Fingerprints";

    /// <summary>Tokenizer files by name, for watermarks whose answers bring no token ids: a <c>tokenizer.json</c> with byte-pair merges, ranks of tiktoken, or a vocabulary with one token a line. Default none.</summary>
    public IDictionary<string, string> Tokenizers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How a text is cut, by the name of a tokenizer whose file of ranks does not tell it: <c>gpt2</c>, <c>cl100k</c>, <c>o200k</c>, <c>qwen</c> or an expression. Default by the number of ranks, for the published files.</summary>
    public IDictionary<string, string> TokenizerPatterns { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Suspect models that the console may ask, by name: OpenAI-compatible addresses. Default none; nothing is ever asked that is not named here.</summary>
    public IDictionary<string, SuspectEndpoint> Endpoints { get; } = new Dictionary<string, SuspectEndpoint>(StringComparer.Ordinal);

    /// <summary>How long one answer may take. Default 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest reply of an endpoint, in bytes. Default 1 MiB; a larger one counts as none.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MostReplyBytes { get; set; } = 1024 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, endpoint) in Endpoints)
            if (!Uri.TryCreate(endpoint.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) || url.UserInfo.Length > 0)
                yield return new($"Fingerprints:Endpoints:{name}:Url is no whole address that starts with https:// or http://, without a user name or a password.", [nameof(Endpoints)]);
    }
}
