using System.Text.Json.Serialization;

namespace Investigator.Domain.Text;

/// <summary>A kind of prompt that harvesters send. Pure data: an operator adds one without code.</summary>
/// <param name="Id">Stable id, lower-case words with hyphens.</param>
/// <param name="Name">What the console calls it.</param>
/// <param name="Description">What it is for and which honest use looks the same.</param>
/// <param name="Bias">Log-odds of the family before anything is seen; below zero, usually -4 (about 2 %).</param>
/// <param name="Patterns">Wordings that speak for it, or against it.</param>
/// <param name="Examples">Prompts a person recognises it by; each must score above the threshold.</param>
public sealed record PromptFamily(
    string Id, string Name, string Description, float Bias, IReadOnlyList<PromptPattern> Patterns, IReadOnlyList<string>? Examples = null);

/// <summary>A wording and what seeing it is worth.</summary>
/// <param name="Phrase">Words in order; case, punctuation and numbers do not count; <c>*</c> stands for up to five words between.</param>
/// <param name="Weight">Evidence in nats (log-odds added once, however often it occurs); negative speaks against.</param>
/// <param name="At">Where in the text the phrase must stand.</param>
public sealed record PromptPattern(string Phrase, float Weight, PatternPlace At = PatternPlace.Anywhere);

/// <summary>Where a phrase must stand to count.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PatternPlace>))]
public enum PatternPlace
{
    /// <summary>Anywhere in the system prompt or prompt.</summary>
    Anywhere,

    /// <summary>Its last word is the last word of the prompt.</summary>
    End,
}
