namespace Investigator.Domain.Detection.Rules;

/// <summary>Why a text can't be read as a rule, at the character.</summary>
/// <param name="At">Where it begins: characters from 0; the length of the text when something is missing at its end.</param>
/// <param name="Length">How many characters it spans; 0: something is missing here.</param>
/// <param name="Says">A sentence for a person.</param>
/// <param name="Instead">What could stand in its place; <c>null</c>: nothing is known that would.</param>
public sealed record RuleFault(int At, int Length, string Says, string? Instead = null)
{
    /// <summary>The text with <see cref="Instead"/> in place; <c>null</c> when there is none.</summary>
    public string? Mended(string text) => Instead is null ? null : string.Concat(text.AsSpan(0, At), Instead, text.AsSpan(At + Length));
}
