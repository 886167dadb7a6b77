using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What routing looks at beside the score.</summary>
/// <param name="Family">The prompt family that most requests fall into; empty: none, or no text was seen.</param>
/// <param name="Segment">The customer segment; empty: the provider never said.</param>
/// <param name="Tokens">Spend: input and output tokens in the window.</param>
public sealed record SubjectTraits(string Family, string Segment, long Tokens)
{
    public static SubjectTraits None { get; } = new("", "", 0);

    /// <summary>Of one account.</summary>
    public static SubjectTraits Of(AccountProfile profile) => new(
        Most(profile.Families.Select(f => (f.Key, f.Value))), profile.Record.Segment ?? "", profile.InputTokens + profile.OutputTokens);

    /// <summary>Of each account. O(n).</summary>
    public static IReadOnlyDictionary<AccountId, SubjectTraits> OfAll(IEnumerable<AccountProfile> profiles) => profiles.ToDictionary(p => p.AccountId, Of);

    /// <summary>Of a pool: what most members have, and all their tokens.</summary>
    public static SubjectTraits OfPool(IReadOnlyCollection<SubjectTraits> members) => new(
        Most(members.Where(m => m.Family.Length > 0).GroupBy(m => m.Family, StringComparer.Ordinal).Select(g => (g.Key, g.LongCount()))),
        Most(members.Where(m => m.Segment.Length > 0).GroupBy(m => m.Segment, StringComparer.Ordinal).Select(g => (g.Key, g.LongCount()))),
        members.Sum(m => m.Tokens));

    // Ties go by name, so that the same input gives the same queue.
    private static string Most(IEnumerable<(string Name, long Count)> named) =>
        named.Where(n => n.Count > 0).OrderByDescending(n => n.Count).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).FirstOrDefault() ?? "";
}
