namespace Investigator.Domain.Linking;

/// <summary>One test of a pool's pooled traffic against honest accounts.</summary>
/// <param name="Test">Its id: <c>recipe-share</c>, <c>equal-shares</c>, <c>text-distance</c>, <c>own-wordings</c>, <c>own-phrases</c>, <c>common-phrases</c>, <c>pool-synchrony</c> or <c>complementary-gaps</c>.</param>
/// <param name="Probability">How often honest accounts, grouped by chance, give as much: the p-value, above 0.</param>
/// <param name="Effect">How large the difference is, 0 to 1, whatever its certainty.</param>
/// <param name="Sentence">What was compared with what, in words and numbers.</param>
public sealed record Trial(string Test, double Probability, double Effect, string Sentence);
