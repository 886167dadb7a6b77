using System.Text.Json.Serialization;

namespace Investigator.Web.Fingerprints;

/// <summary>What became of a report: what was there already is not new.</summary>
public sealed record PlacementReply([property: JsonPropertyName("taken")] int Taken, [property: JsonPropertyName("known")] int Known);
