using System.Text.Json.Serialization;

namespace Investigator.Web.Decisions.LeakedKeys;

/// <summary>A report that was taken. Whether the key is known here is not said: a scanner's key is no place to ask that.</summary>
/// <param name="State"><c>open</c>, <c>exchanged</c> or <c>false-alarm</c>.</param>
public sealed record LeakedKeyReply([property: JsonPropertyName("report_id")] Guid Id, [property: JsonPropertyName("state")] string State, [property: JsonPropertyName("reported_at")] DateTimeOffset ReportedAt);
