using System.Globalization;

namespace Investigator.Domain.Sharing;

/// <summary>Decides resource by resource what leaves.</summary>
internal sealed class ResourceSieve(SharingPolicy policy, SharingKey key, CampaignFacts facts, List<MemberFacts> members)
{
    private readonly Dictionary<IndicatorKey, long> _cleared = facts.Members
        .Where(member => member.Standing == MemberStanding.Innocent)
        .SelectMany(member => member.Resources.Select(use => new IndicatorKey(use.Kind, use.Value)).Distinct())
        .CountBy(resource => resource)
        .ToDictionary(pair => pair.Key, pair => (long)pair.Value);

    /// <summary>The indicators in order of kind and value; what stays goes to <paramref name="withheld"/>.</summary>
    internal List<Indicator> Sift(List<Withheld> withheld)
    {
        var kept = new Dictionary<IndicatorKey, Indicator>();
        var uses = members.SelectMany(member => member.Resources.Select(use => (Member: member.AccountId, Use: use)))
            .Where(pair => pair.Use.Kind != IndicatorKind.AccountHash)
            .GroupBy(pair => new IndicatorKey(pair.Use.Kind, pair.Use.Value))
            .OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Value, StringComparer.Ordinal);
        foreach (var group in uses)
        {
            var stays = Judge(group.Key, group.Select(pair => pair.Member).Distinct(StringComparer.Ordinal).LongCount(), out var form, out var outsideShare);
            if (stays is not null)
                withheld.Add(stays);
            else
                Keep(kept, group.Key.Kind, form, [.. group], outsideShare);
        }

        var accounts = policy.IncludeAccountHashes ? members.Select(Account) : [];
        return Limit([.. kept.Values, .. accounts], withheld);
    }

    private Withheld? Judge(IndicatorKey resource, long users, out string form, out double outsideShare)
    {
        (form, outsideShare) = ("", 0);
        if (PublicValue.Of(resource.Kind, resource.Value, out var reason, out var why) is not { } value)
            return Stays(resource, reason, why);
        form = resource.Kind.IsPersonal() ? key.Hash(resource.Kind, value) : value;
        if (users < policy.MinMembers)
            return Stays(resource, WithheldReason.TooFewMembers, string.Create(CultureInfo.InvariantCulture, $"used by {users} members; at least {policy.MinMembers} are needed"));
        if (!facts.OutsideUsers.TryGetValue(resource, out var outside))
            return Stays(resource, WithheldReason.NotMeasuredOutside, "its users outside the campaign were not counted");

        outside += _cleared.GetValueOrDefault(resource);
        outsideShare = (double)outside / (outside + users);
        var ofAll = outside / Math.Max(1.0, facts.OutsideAccounts);
        if (outsideShare > policy.MaxOutsideShareOfUsers)
            return Stays(resource, WithheldReason.CommonOutside, string.Create(CultureInfo.InvariantCulture,
                $"{outside} of its {outside + users} users ({outsideShare:P1}) are outside the campaign; at most {policy.MaxOutsideShareOfUsers:P1} may be"));
        return ofAll > policy.MaxShareOfOutsideAccounts
            ? Stays(resource, WithheldReason.CommonOutside, string.Create(CultureInfo.InvariantCulture,
                $"{outside} accounts outside the campaign ({ofAll:P2} of all) use it; at most {policy.MaxShareOfOutsideAccounts:P2} may"))
            : null;
    }

    // Two spellings of one address (2001:DB8::1, 2001:db8:0::1) pass the sieve apart and leave as one.
    private void Keep(Dictionary<IndicatorKey, Indicator> kept, IndicatorKind kind, string form, List<(string Member, ResourceUse Use)> uses, double outsideShare)
    {
        // The less exclusive a resource is, the less it says: the campaign's confidence times the share of its users that are members.
        var confidence = (int)Math.Round(Math.Clamp(facts.Confidence, 0, 100) * (1 - outsideShare));
        var indicator = new Indicator(kind, form, uses.Min(use => use.Use.FirstSeenAt), uses.Max(use => use.Use.LastSeenAt),
            uses.Select(use => use.Member).Distinct(StringComparer.Ordinal).LongCount(), uses.Sum(use => use.Use.Exchanges), confidence)
        { HoursUtc = Hours(new(kind, uses[0].Use.Value)) };
        kept[indicator.Key] = kept.TryGetValue(indicator.Key, out var other)
            ? indicator with
            {
                FirstSeenAt = indicator.FirstSeenAt < other.FirstSeenAt ? indicator.FirstSeenAt : other.FirstSeenAt,
                LastSeenAt = indicator.LastSeenAt > other.LastSeenAt ? indicator.LastSeenAt : other.LastSeenAt,
                Accounts = Math.Max(indicator.Accounts ?? 0, other.Accounts ?? 0),
                Exchanges = indicator.Exchanges + other.Exchanges,
                Confidence = Math.Min(indicator.Confidence, other.Confidence),
            }
            : indicator;
    }

    private IReadOnlyList<double>? Hours(IndicatorKey resource)
    {
        if (!facts.Hours.TryGetValue(resource, out var hours) || hours.Sum() is not (> 0 and var sum)) return null;
        return [.. hours.Select(n => Math.Round((double)n / sum, 4))];
    }

    private Indicator Account(MemberFacts member) => new(IndicatorKind.AccountHash, key.Hash(IndicatorKind.AccountHash, member.AccountId),
        member.FirstSeenAt, member.LastSeenAt, 1, member.Exchanges, Math.Clamp(facts.Confidence, 0, 100));

    private List<Indicator> Limit(List<Indicator> indicators, List<Withheld> withheld)
    {
        var byReach = indicators.OrderByDescending(indicator => indicator.Accounts).ThenByDescending(indicator => indicator.Exchanges)
            .ThenBy(indicator => indicator.Kind).ThenBy(indicator => indicator.Value, StringComparer.Ordinal).ToList();
        foreach (var extra in byReach.Skip(policy.MaxIndicators))
            withheld.Add(Stays(extra.Key, WithheldReason.OverLimit, string.Create(CultureInfo.InvariantCulture, $"the bundle is full at {policy.MaxIndicators} indicators")));
        return [.. byReach.Take(policy.MaxIndicators).OrderBy(indicator => indicator.Kind).ThenBy(indicator => indicator.Value, StringComparer.Ordinal)];
    }

    private static Withheld Stays(IndicatorKey resource, WithheldReason reason, string why) =>
        new(resource.Kind.Title(), SharedText.Clean(resource.Value, 120), reason, why);
}
