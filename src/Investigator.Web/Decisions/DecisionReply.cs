using System.Text.Json.Serialization;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>Some changes and where to go on: what the decision stream answers.</summary>
public sealed record DecisionReply(
    [property: JsonPropertyName("changes")] IReadOnlyList<DecisionReply.Row> Changes, [property: JsonPropertyName("next")] long Next, [property: JsonPropertyName("more")] bool More)
{
    /// <param name="kinds">Changes of other kinds are left out; where to go on stays.</param>
    public static DecisionReply Of(DecisionChanges found, EnforcedKinds kinds = EnforcedKinds.All) => new(
        [.. found.Changes.Where(change => kinds.Take(change.Kind, change.Scope)).Select(Row.Of)],
        found.Next, found.More);

    /// <summary>One change.</summary>
    /// <param name="AccountId">Left out when the decision is about something else than an account.</param>
    /// <param name="Change"><c>added</c>: enforce it. <c>removed</c>: stop.</param>
    /// <param name="RequestsPerMinute">For <c>throttle</c>.</param>
    /// <param name="Without">For <c>degrade</c>: what answers lack.</param>
    /// <param name="Setting">For <c>degrade</c>: the id of the rewriting policy or of the watermark key.</param>
    /// <param name="BreakGlass">True when it was made without a second person; else left out.</param>
    public sealed record Row(
        [property: JsonPropertyName("position")] long Position, [property: JsonPropertyName("at")] DateTimeOffset At, [property: JsonPropertyName("decision_id")] Guid DecisionId,
        [property: JsonPropertyName("account_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccountId,
        [property: JsonPropertyName("kind")] string Kind, [property: JsonPropertyName("change")] string Change,
        [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt, [property: JsonPropertyName("scope")] string Scope, [property: JsonPropertyName("target")] string Target,
        [property: JsonPropertyName("requests_per_minute"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RequestsPerMinute = null,
        [property: JsonPropertyName("without"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Without = null,
        [property: JsonPropertyName("setting"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Setting = null,
        [property: JsonPropertyName("break_glass"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool BreakGlass = false)
    {
        public static Row Of(DecisionChange change) => new(
            change.Position, change.At, change.DecisionId, change.Scope is DecisionScope.Account ? change.AccountId.Value : null, change.Kind.Word(), change.Added ? "added" : "removed",
            change.ExpiresAt, DecisionTarget.Word(change.Scope), change.Target, change.RequestsPerMinute,
            change.Kind is DecisionKind.Degrade ? change.Degradation.Words() : null, change.Setting, change.BreakGlass);
    }
}
