namespace Investigator.Domain.Detection.Rules;

/// <summary>Something that a rule can ask of a request or of an account.</summary>
/// <param name="Name">As it is written, in small letters; those of accounts begin with <c>account.</c></param>
/// <param name="Says">What it holds, in a few words.</param>
public sealed record RuleField(string Name, RuleFieldKind Kind, string Says)
{
    /// <summary>Other names that people try.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>True: it is said of the account, not of a request.</summary>
    public bool IsOfAccount => Name.StartsWith(RuleFields.OfAccount, StringComparison.Ordinal);
}

/// <summary>What a field's values are, and so what can be asked of it.</summary>
public enum RuleFieldKind
{
    /// <summary>Compared letter by letter; <c>like</c> takes <c>*</c> for anything.</summary>
    Text,

    /// <summary>A whole number: compared, added up, averaged.</summary>
    Whole,

    /// <summary>A number with decimals: compared alone, since sums of such numbers depend on their order.</summary>
    Fraction,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A length of time: <c>12h</c>, <c>7d</c>.</summary>
    Age,

    /// <summary>Told apart, but never written: how many different ones there are.</summary>
    Sign,
}
