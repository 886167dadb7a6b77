namespace Investigator.Web.Fingerprints;

/// <summary>An OpenAI-compatible address of a suspect model.</summary>
public sealed class SuspectEndpoint
{
    /// <summary>Up to and without <c>/chat/completions</c>, such as <c>https://api.example/v1</c>.</summary>
    public string Url { get; set; } = "";

    /// <summary>The model's name there.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key, sent as a bearer token; none when empty. Keep it where other secrets of the configuration are.</summary>
    public string Key { get; set; } = "";

    /// <summary>Most tokens of an answer. Default 1,024.</summary>
    public int MaxTokens { get; set; } = 1024;
}
