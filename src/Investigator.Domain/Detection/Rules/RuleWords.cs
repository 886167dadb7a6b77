namespace Investigator.Domain.Detection.Rules;

/// <summary>How comparisons are written, in rules and in the engines' SQL alike.</summary>
public static class RuleWords
{
    /// <summary>One of five fixed signs.</summary>
    public static string Sign(RuleComparison how) => RuleWriter.Sign(how);
}
