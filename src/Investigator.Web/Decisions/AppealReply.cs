using System.Text.Json.Serialization;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>Where an appeal stands.</summary>
/// <param name="State"><c>open</c>, <c>upheld</c> (the decision stands) or <c>overturned</c> (it was lifted).</param>
/// <param name="Answer">For the customer, once it is decided.</param>
public sealed record AppealReply(
    [property: JsonPropertyName("id")] Guid Id, [property: JsonPropertyName("decision_id")] Guid DecisionId, [property: JsonPropertyName("reference")] string? Reference,
    [property: JsonPropertyName("state")] string State, [property: JsonPropertyName("received_at")] DateTimeOffset ReceivedAt, [property: JsonPropertyName("due_at")] DateTimeOffset DueAt,
    [property: JsonPropertyName("decided_at")] DateTimeOffset? DecidedAt, [property: JsonPropertyName("answer")] string? Answer)
{
    public static AppealReply Of(Appeal appeal) => new(
        appeal.Id, appeal.DecisionId, appeal.Reference, DecisionWords.Of(appeal.State), appeal.ReceivedAt, appeal.DueAt, appeal.DecidedAt, appeal.Answer);
}
