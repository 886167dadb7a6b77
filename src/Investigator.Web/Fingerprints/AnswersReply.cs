using System.Text.Json.Serialization;

namespace Investigator.Web.Fingerprints;

/// <summary>What became of the answers.</summary>
/// <param name="TooShort">Answers of fewer than eight words: of them nothing can be kept.</param>
public sealed record AnswersReply([property: JsonPropertyName("taken")] int Taken, [property: JsonPropertyName("known")] int Known, [property: JsonPropertyName("too_short")] int TooShort);
