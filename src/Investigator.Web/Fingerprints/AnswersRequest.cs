using System.Text.Json.Serialization;

namespace Investigator.Web.Fingerprints;

/// <summary>Answers that were served; at most 500 at once. Of each, keyed hashes alone are kept.</summary>
public sealed record AnswersRequest([property: JsonPropertyName("answers")] IReadOnlyList<AnswersRequest.Row>? Answers)
{
    /// <summary>One answer: its text, or the hashes of its word runs.</summary>
    /// <param name="ServedAt">When, by the gateway's clock; now when left out.</param>
    /// <param name="Hashes">16 hexadecimal digits each, one per run of eight words, in order: the first 8 bytes of SHA-256 over the words.</param>
    public sealed record Row(
        [property: JsonPropertyName("event_id")] string? EventId, [property: JsonPropertyName("account_id")] string? AccountId, [property: JsonPropertyName("served_at")] DateTimeOffset? ServedAt = null,
        [property: JsonPropertyName("text")] string? Text = null, [property: JsonPropertyName("hashes")] IReadOnlyList<string>? Hashes = null);
}
