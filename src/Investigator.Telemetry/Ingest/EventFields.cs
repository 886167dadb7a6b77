using System.Runtime.InteropServices;
using Investigator.Domain.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// One usage event between the line and the store: a struct in the batch's array, its texts in the batch's arena, so that a million events leave no million objects.
/// <c>null</c> and the default of a text: not said.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct EventFields
{
    public TextSlice EventId;
    public DateTime? Time;
    public TextSlice AccountId;
    public TextSlice ApiKeyId;
    public TextSlice Environment;
    public TextSlice SessionId;
    public TextSlice TraceId;
    public TextSlice Ip;
    public long? Asn;
    public TextSlice Country;
    public TextSlice UserAgent;
    public TextSlice TlsFingerprint;
    public TextSlice Operation;
    public TextSlice RequestedModel;
    public long? InputTokens;
    public long? OutputTokens;
    public long? ReasoningTokens;
    public long? CachedTokens;
    public long? LatencyMilliseconds;
    public int? Status;
    public TextSlice StopReason;
    public bool? Stream;
    public double? Temperature;
    public double? TopP;
    public long? MaxTokens;
    public int? Choices;
    public int? LogProbabilities;
    public int? ToolCount;
    public int? Turn;
    public TextSlice SystemPrompt;
    public TextSlice Prompt;
    public TextSlice Response;
    /// <summary>The first 64 bits of the SHA-256 that came in place of the text: they tell prompts apart.</summary>
    public ulong? PromptHash;
    public TextSlice HeaderFingerprint;
    public TextSlice ToolsHash;

    // Taken from the fields above, see EventFeatures.
    public ulong EventKey;
    public ulong AccountKey;
    public TextSlice NetworkPrefix;
    public ulong? Skeleton;
    public ulong? SimHash;
    public string? Family;
    public float? FamilyScore;
    public int? PromptCharacters;
    public int? PromptWords;
    public PromptPhrases Phrases;
    public IReadOnlyList<FamilyMatch>? Watched;

    public readonly bool HasText => SystemPrompt.IsSaid || Prompt.IsSaid || Response.IsSaid;
}
