using System.Text.Json.Serialization;

namespace Investigator.Web.Decisions;

/// <summary>What a point enforces: one of the two, or both.</summary>
/// <param name="Position">Everything up to this position of the stream.</param>
/// <param name="DecisionIds">That these decisions came into force; at most 1,000.</param>
/// <param name="TookEffectAt">When, by the point's clock; now when left out.</param>
public sealed record AckRequest(
    [property: JsonPropertyName("position")] long? Position = null, [property: JsonPropertyName("decision_ids")] IReadOnlyList<Guid>? DecisionIds = null,
    [property: JsonPropertyName("took_effect_at")] DateTimeOffset? TookEffectAt = null);
