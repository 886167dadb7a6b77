using System.Text.Json.Serialization;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>Some changes and where to go on: what the decision stream answers.</summary>
public sealed record DecisionReply(
    [property: JsonPropertyName("changes")] IReadOnlyList<DecisionReply.Row> Changes, [property: JsonPropertyName("next")] long Next, [property: JsonPropertyName("more")] bool More)
{
    /// <param name="kinds">Changes of other kinds are left out; where to go on stays.</param>
    public static DecisionReply Of(DecisionChanges found, EnforcedKinds kinds = EnforcedKinds.All) => new(
        [.. found.Changes.Where(change => kinds.Take(change.Kind)).Select(change => new Row(
            change.Position, change.At, change.DecisionId, change.AccountId.Value, Word(change.Kind), change.Added ? "added" : "removed", change.ExpiresAt))],
        found.Next, found.More);

    /// <summary>The kind as machines read it.</summary>
    public static string Word(DecisionKind kind) => kind is DecisionKind.Ban ? "ban" : "freeze";

    /// <summary>One change.</summary>
    /// <param name="Change"><c>added</c>: enforce it. <c>removed</c>: stop.</param>
    public sealed record Row(
        [property: JsonPropertyName("position")] long Position, [property: JsonPropertyName("at")] DateTimeOffset At, [property: JsonPropertyName("decision_id")] Guid DecisionId,
        [property: JsonPropertyName("account_id")] string AccountId, [property: JsonPropertyName("kind")] string Kind, [property: JsonPropertyName("change")] string Change,
        [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt);
}
