using System.Text.Json.Serialization;

namespace Investigator.Web.Decisions;

/// <summary>An appeal as it is brought in.</summary>
/// <param name="AccountId">Needed without a decision; with one it has to be its account.</param>
/// <param name="DecisionId">Left out: the gravest decision that stands against the account.</param>
/// <param name="Text">What the customer objects to, up to 10,000 characters.</param>
/// <param name="Reference">Your own name for it, up to 200 characters: sent again, it gives the same appeal.</param>
public sealed record AppealRequest(
    [property: JsonPropertyName("account_id")] string? AccountId = null, [property: JsonPropertyName("decision_id")] Guid? DecisionId = null,
    [property: JsonPropertyName("text")] string? Text = null, [property: JsonPropertyName("reference")] string? Reference = null);
