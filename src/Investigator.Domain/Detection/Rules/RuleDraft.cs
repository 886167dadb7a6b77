using Investigator.Domain.Audit;
using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>What a person writes of a rule.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Looks">What it looks for, and why that is suspect.</param>
/// <param name="FalsePositives">Which honest behaviour can look like this.</param>
/// <param name="Text">The rule; see docs/rules.md.</param>
/// <param name="Strength">Strength of its hits, 0.1 to 1: what one adds to a score, as a part of the weight that a detector without a weight of its own has.</param>
public sealed record RuleDraft(string Title, string Looks, string FalsePositives, string Text, double Strength = 1)
{
    /// <summary>Of a prompt family: prompts that people recognise it by. Empty for a rule.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    public const int LongestTitle = 120;

    public const int LongestWords = 1_000;

    /// <summary>Without blanks around it, and the rule in the one way in which it is written.</summary>
    public RuleDraft Tidied() => new(Title?.Trim() ?? "", Looks?.Trim() ?? "", FalsePositives?.Trim() ?? "", Written(Text), Strength) { Examples = Examples ?? [] };

    /// <returns>Why it can't be kept, or <c>null</c>.</returns>
    public Refusal? Check() =>
        Title.Length == 0 ? Refusal.NameMissing
        : Looks.Length == 0 ? Refusal.ReasonMissing
        : Title.Length > LongestTitle || Looks.Length > LongestWords || FalsePositives.Length > LongestWords || Text.Length > Rule.LongestText ? Refusal.TooLong
        : Strength is not (>= 0.1 and <= 1) ? Refusal.OutOfRange
        : FamilyText.Is(Text) ? CheckFamily()
        : Rule.Read(Text).Rule is null ? Refusal.RuleUnreadable
        : null;

    private Refusal? CheckFamily()
    {
        if (FamilyText.Read(Text).Family is not { } family) return Refusal.FamilyUnreadable;
        if (FamilyText.CheckExamples(Examples) is { } no) return no;
        // What misses most of its own examples is not the family that its author means.
        return 2 * FamilyWordings.Fit(family, Examples).Count(f => f >= PromptFamilies.Threshold) < Examples.Count ? Refusal.ExamplesMissed : null;
    }

    private static string Written(string? text) => FamilyText.Is(text)
        ? FamilyText.Read(text!).Family is { } family ? FamilyText.Write(family) : text!.Trim()
        : Rule.Read(text).Rule?.Text ?? text?.Trim() ?? "";
}
