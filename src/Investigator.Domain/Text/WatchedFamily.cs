namespace Investigator.Domain.Text;

/// <summary>A prompt family that new prompts are compared with beside those that name them: one version of what an operator wrote.</summary>
/// <param name="Id">Of the detector that counts its matches.</param>
/// <param name="Version">From 1; two versions of one family may be watched at once.</param>
public sealed record WatchedFamily(string Id, int Version, PromptFamily Family);

/// <summary>A prompt that fits a watched family.</summary>
/// <param name="Family">Its <see cref="WatchedFamily.Id"/>.</param>
/// <param name="Score">Probability, from <see cref="PromptFamilies.Threshold"/> to 1.</param>
public readonly record struct FamilyMatch(string Family, int Version, float Score);
