namespace Investigator.Domain.Text;

/// <summary>What is kept of a prompt when the text itself is gone.</summary>
/// <param name="Skeleton">64-bit hash of the template behind the prompt, equal for other fillings of the same template; 0 when there is no word to take it of.</param>
/// <param name="SimHash">64-bit SimHash of the prompt's words (of the system prompt when the prompt has none); near-copies differ in few bits (<see cref="Text.SimHash.Distance"/>). 0 without words.</param>
/// <param name="Family">Id of the best prompt family, or null when no family reaches <see cref="PromptFamilies.Threshold"/>: ordinary text.</param>
/// <param name="FamilyScore">Probability of <paramref name="Family"/>, 0.5 to 1; 0 when there is none. One input among many: honest evaluators and agents look the same one by one.</param>
/// <param name="Characters">Length of the whole prompt in UTF-16 code units, without the system prompt.</param>
/// <param name="Words">Words of the prompt inside the part that is looked at (<see cref="PromptWindow"/>).</param>
public readonly record struct PromptFeatures(
    ulong Skeleton, ulong SimHash, string? Family, float FamilyScore, int Characters, int Words)
{
    /// <summary>The wording in small pieces.</summary>
    public PromptPhrases Phrases { get; init; }

    /// <summary>The families that operators wrote and that the prompt fits (<see cref="WatchedFamilies"/>); <c>null</c>: none. They do not name the prompt.</summary>
    public IReadOnlyList<FamilyMatch>? Watched { get; init; }
}
