using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// Whether accounts have independent identities: organisations, each with an e-mail domain of its own, that signed up over weeks. One such thing is bought cheaply; a pool that has them all and shares neither cards, devices
/// nor ways is still seen by what it asks for (recipes, distance of its text), only no longer by asking it alike.
/// </summary>
public static class OrganisationsOfTheirOwn
{
    private const double Most = 0.75;
    private static readonly TimeSpan s_ofTheirOwnTime = TimeSpan.FromDays(14);

    /// <param name="records">Of the accounts that are suspected together.</param>
    /// <returns>True when three quarters of the members are such, and the middle half of their sign-ups spans two weeks at least. Without sign-up times false. O(n log n).</returns>
    public static bool Have(IReadOnlyCollection<AccountRecord> records)
    {
        var crowded = records.Where(r => r.EmailDomain is not null).GroupBy(r => r.EmailDomain!, StringComparer.Ordinal)
            .Where(g => g.Select(r => r.OrganizationId).Distinct(StringComparer.Ordinal).Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var independent = records.Count(r => r.OrganizationId is not null && (r.EmailDomain is null || !crowded.Contains(r.EmailDomain)));
        return independent >= Most * records.Count && Spread(records) >= s_ofTheirOwnTime;
    }

    // By organisation: one that opens thirty accounts in an hour came once.
    private static TimeSpan Spread(IEnumerable<AccountRecord> records)
    {
        var times = records.Where(r => r.OrganizationId is not null && r.CreatedAt is not null).GroupBy(r => r.OrganizationId, StringComparer.Ordinal).Select(g => g.Min(r => r.CreatedAt!.Value)).Order().ToList();
        return times.Count == 0 ? TimeSpan.Zero : times[3 * times.Count / 4] - times[times.Count / 4];
    }
}
