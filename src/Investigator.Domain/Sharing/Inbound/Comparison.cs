namespace Investigator.Domain.Sharing.Inbound;

/// <summary>One comparison of a pattern: a path of an observable against a value.</summary>
/// <param name="Path">As in <c>ipv4-addr:value</c>; quotes of its steps are gone.</param>
/// <param name="Operator"><c>=</c>, <c>ISSUBSET</c>, <c>LIKE</c>…; with NOT in front when it is negated.</param>
internal sealed record Comparison(string Path, string Operator, string Value);
