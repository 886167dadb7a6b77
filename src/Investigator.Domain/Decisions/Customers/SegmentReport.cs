using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>What each segment usually does, how many go beyond what they may, and how many abuse it; over 30 days.</summary>
public sealed class SegmentReport(ISegments segments, IPolicyQuestions questions)
{
    private static readonly string[] s_known = ["education", "research", "startup", "enterprise", "business", "individual"];

    /// <summary>The known segments first, then those that account records name besides; accounts without one last.</summary>
    public async Task<IReadOnlyList<SegmentRow>> LoadAsync(CancellationToken ct)
    {
        var rules = (await segments.LoadAsync(ct).ConfigureAwait(false)).ToDictionary(r => r.Segment, StringComparer.Ordinal);
        var abusers = await segments.AbusersAsync(ct).ConfigureAwait(false);
        var facts = (await questions.FactsAsync(PolicyGround.LooksBack, null, ct).ConfigureAwait(false)).GroupBy(f => f.Segment ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return [.. s_known.Concat(rules.Keys).Concat(facts.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).OrderBy(s => s.Length == 0).Take(Most).Select(segment =>
        {
            var (of, rule) = (facts.GetValueOrDefault(segment) ?? [], rules.GetValueOrDefault(segment));
            var perDay = of.Where(f => f.ActiveDays > 0).Select(f => (double)f.Requests / f.ActiveDays).Order().ToList();
            var tokens = of.Where(f => f.ActiveDays > 0).Select(f => f.TokensPerDay).Order().ToList();
            return new SegmentRow(
                segment, of.Count, At(perDay, 0.5), At(perDay, 0.95), At(tokens, 0.5), At(tokens, 0.95),
                rule is null ? 0 : of.Count(f => f.ActiveDays > 0 && ((double)f.Requests / f.ActiveDays > rule.Terms.RequestsPerDay || f.TokensPerDay > rule.Terms.TokensPerDay)),
                OutcomeFigure.Share("abuse_rate", "Abuse rate", "Accounts that are confirmed in a campaign, or that a freeze or a ban holds.", of.Count(f => abusers.Contains(f.AccountId)), of.Count), rule);
        })];
    }

    // Segments are words of whoever sends account records: a stranger who invents one per account fills no page.
    private const int Most = 60;

    private static double? At(List<double> sorted, double share) => sorted.Count == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}

/// <summary>A segment.</summary>
/// <param name="Segment">Empty: nobody said.</param>
/// <param name="Accounts">With a request.</param>
/// <param name="RequestsPerDay">The median over accounts, per day with a request.</param>
/// <param name="HighRequestsPerDay">What 95 % stay below.</param>
/// <param name="Beyond">Accounts above what the segment may.</param>
/// <param name="Rule"><c>null</c>: none was set.</param>
public sealed record SegmentRow(
    string Segment, int Accounts, double? RequestsPerDay, double? HighRequestsPerDay, double? TokensPerDay, double? HighTokensPerDay, int Beyond, OutcomeFigure Abuse, SegmentRule? Rule);
