using System.Runtime.InteropServices;
using Investigator.Domain.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>One usage event between the line and the store: a struct in the batch's array, so that a million events leave no million objects. <c>null</c>: not said.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct EventFields
{
    public string? EventId;
    public DateTime? Time;
    public string? AccountId;
    public string? ApiKeyId;
    public string? Environment;
    public string? SessionId;
    public string? TraceId;
    public string? Ip;
    public long? Asn;
    public string? Country;
    public string? UserAgent;
    public string? TlsFingerprint;
    public string? Operation;
    public string? RequestedModel;
    public long? InputTokens;
    public long? OutputTokens;
    public long? ReasoningTokens;
    public long? CachedTokens;
    public long? LatencyMilliseconds;
    public int? Status;
    public string? StopReason;
    public bool? Stream;
    public double? Temperature;
    public double? TopP;
    public long? MaxTokens;
    public int? Choices;
    public int? LogProbabilities;
    public int? ToolCount;
    public int? Turn;
    public TextSlice? SystemPrompt;
    public TextSlice? Prompt;
    public TextSlice? Response;
    /// <summary>The first 64 bits of the SHA-256 that came in place of the text: they tell prompts apart.</summary>
    public ulong? PromptHash;
    public string? HeaderFingerprint;
    public string? ToolsHash;

    // Taken from the fields above, see EventFeatures.
    public ulong EventKey;
    public ulong AccountKey;
    public string? NetworkPrefix;
    public ulong? Skeleton;
    public ulong? SimHash;
    public string? Family;
    public float? FamilyScore;
    public int? PromptCharacters;
    public int? PromptWords;
    public PromptPhrases Phrases;
    public IReadOnlyList<FamilyMatch>? Watched;

    public readonly bool HasText => SystemPrompt is not null || Prompt is not null || Response is not null;
}
