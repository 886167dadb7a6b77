using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>An account that may belong to a campaign: it is linked to members and is none.</summary>
/// <param name="Members">How many members it is linked to.</param>
/// <param name="Weight">Sum of those links, in bits of surprise.</param>
/// <param name="Reasons">The heaviest reasons, one of each kind.</param>
/// <param name="BeganAt">Its first stored request; <c>null</c>: none.</param>
/// <param name="AfterStop">For one that began after a stop: how long after the latest stop before its beginning it began; else <c>null</c>.</param>
public sealed record ProposedMember(AccountId AccountId, int Members, double Weight, IReadOnlyList<LinkReason> Reasons, DateTimeOffset? BeganAt, TimeSpan? AfterStop)
{
    private const int MostReasons = 3;

    /// <summary>It began after members were stopped, and may carry on; the others were there before and may be part of the pool.</summary>
    public bool BeganLater => AfterStop is not null;

    /// <summary>The accounts outside, those that began after a stop first, then the most firmly linked. O(links + outside × log stops).</summary>
    /// <param name="stops">When members were frozen or banned, in any order; ended decisions count too.</param>
    public static IReadOnlyList<ProposedMember> Of(IReadOnlyList<OutsideLink> links, PoolActivity outside, IReadOnlyCollection<DateTimeOffset> stops)
    {
        var began = outside.Accounts.ToDictionary(a => a.AccountId, a => a.FirstAt);
        var sorted = stops.Distinct().Order().ToArray();
        return [.. links.GroupBy(l => l.Outside).Select(own =>
        {
            DateTimeOffset? first = began.TryGetValue(own.Key, out var at) ? at : null;
            return new ProposedMember(
                own.Key, own.Select(l => l.Member).Distinct().Count(), own.Sum(l => l.Weight),
                [.. own.SelectMany(l => l.Reasons).OrderByDescending(r => r.Weight).DistinctBy(r => r.Kind).Take(MostReasons)], first, After(first, sorted));
        }).OrderByDescending(p => p.BeganLater).ThenByDescending(p => p.Weight).ThenBy(p => p.AccountId.Value, StringComparer.Ordinal)];
    }

    private static TimeSpan? After(DateTimeOffset? began, DateTimeOffset[] stops)
    {
        if (began is not { } at) return null;
        var index = Array.BinarySearch(stops, at);
        var last = index >= 0 ? index : ~index - 1;
        return last < 0 ? null : at - stops[last];
    }
}
