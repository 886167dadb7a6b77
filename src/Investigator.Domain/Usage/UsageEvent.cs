namespace Investigator.Domain.Usage;

/// <summary>One model request. Fields that the sender left out are <c>null</c>.</summary>
/// <remarks>The text of the prompt is not here: it lies in a table of its own with its own retention and is opened only with a purpose.</remarks>
public sealed record UsageEvent
{
    public required EventId EventId { get; init; }

    /// <summary>When the provider received the request, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    public required AccountId AccountId { get; init; }

    public ApiKeyId? ApiKeyId { get; init; }

    public string? Environment { get; init; }

    /// <summary>The session as sent, or derived (see <see cref="SessionDerived"/>).</summary>
    public SessionId? SessionId { get; init; }

    public bool SessionDerived { get; init; }

    public string? TraceId { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>The /24 of an IPv4 address or the /48 of an IPv6 address, in CIDR form.</summary>
    public string? NetworkPrefix { get; init; }

    public long? Asn { get; init; }

    public string? Country { get; init; }

    public string? UserAgent { get; init; }

    public string? TlsFingerprint { get; init; }

    public string? Operation { get; init; }

    public required string RequestedModel { get; init; }

    public required long InputTokens { get; init; }

    public required long OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    public long? CachedTokens { get; init; }

    public TimeSpan? Latency { get; init; }

    public int Status { get; init; } = 200;

    public string? StopReason { get; init; }

    public bool? Stream { get; init; }

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public long? MaxTokens { get; init; }

    public int? Choices { get; init; }

    public int? LogProbabilities { get; init; }

    public int? ToolCount { get; init; }

    public int? Turn { get; init; }

    /// <summary>Whether the prompt's text is still stored.</summary>
    public bool HasText { get; init; }

    /// <summary>Hash of the prompt with its slots masked; <c>null</c> when no text came.</summary>
    public ulong? Skeleton { get; init; }

    public ulong? SimHash { get; init; }

    /// <summary>The likeliest prompt family, <c>null</c> when none is likely or no text came.</summary>
    public string? Family { get; init; }

    /// <summary>Probability of <see cref="Family"/>, 0 to 1.</summary>
    public float? FamilyScore { get; init; }

    public int? PromptCharacters { get; init; }
}
