using System.Text.Json.Serialization;

namespace Investigator.Web.Decisions;

/// <summary>What became of an acknowledgement.</summary>
/// <param name="Added">Changes that this point had not acknowledged before.</param>
/// <param name="AcknowledgedUpTo">Up to which position it has now acknowledged everything.</param>
public sealed record AckReply([property: JsonPropertyName("added")] long Added, [property: JsonPropertyName("acknowledged_up_to")] long AcknowledgedUpTo);
