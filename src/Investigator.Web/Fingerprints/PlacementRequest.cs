using System.Text.Json.Serialization;

namespace Investigator.Web.Fingerprints;

/// <summary>Which answers carried which fingerprints; at most 1,000 at once.</summary>
public sealed record PlacementRequest([property: JsonPropertyName("placements")] IReadOnlyList<PlacementRequest.Row>? Placements)
{
    /// <summary>One of them. Sent again, it changes nothing.</summary>
    /// <param name="Tokens">Tokens of the answer that carry it.</param>
    /// <param name="PlacedAt">When, by the gateway's clock; now when left out.</param>
    /// <param name="TrapId">Which trap of a canary.</param>
    public sealed record Row(
        [property: JsonPropertyName("event_id")] string? EventId, [property: JsonPropertyName("fingerprint_id")] Guid FingerprintId, [property: JsonPropertyName("account_id")] string? AccountId,
        [property: JsonPropertyName("tokens")] long Tokens, [property: JsonPropertyName("placed_at")] DateTimeOffset? PlacedAt = null, [property: JsonPropertyName("trap_id")] string? TrapId = null);
}
