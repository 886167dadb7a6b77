using System.Text.Json.Serialization;

namespace Investigator.Web.Decisions.Customers;

/// <summary>A result as it is brought.</summary>
/// <param name="Outcome"><c>passed</c> or <c>failed</c>.</param>
/// <param name="Reference">Where your record lies; needed when it was passed.</param>
public sealed record VerificationResult([property: JsonPropertyName("outcome")] string? Outcome = null, [property: JsonPropertyName("reference")] string? Reference = null);
