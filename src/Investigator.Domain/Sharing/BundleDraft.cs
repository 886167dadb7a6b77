namespace Investigator.Domain.Sharing;

/// <summary>What the composer made of a campaign: a bundle, or the reason why there is none; and all that stayed at home.</summary>
/// <param name="Bundle">What would leave; null when <paramref name="Refusal"/> says why not.</param>
/// <param name="Refusal">Why nothing can leave, for the person who asked; null when there is a bundle.</param>
/// <param name="Withheld">What stayed at home and why, fields first.</param>
public sealed record BundleDraft(Bundle? Bundle, string? Refusal, IReadOnlyList<Withheld> Withheld);
