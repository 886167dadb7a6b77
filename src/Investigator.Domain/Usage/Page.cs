namespace Investigator.Domain.Usage;

/// <summary>Some rows of a longer list.</summary>
/// <param name="Rows">The rows asked for, in the list's order.</param>
/// <param name="Total">How many rows the whole list has under the same filter, so that a screen can say "n of m".</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, long Total);
