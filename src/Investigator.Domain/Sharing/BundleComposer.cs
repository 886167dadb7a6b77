using System.Globalization;

namespace Investigator.Domain.Sharing;

/// <summary>
/// Makes what leaves out of what is known at home: personal values become keyed hashes, resources leave only when enough members and hardly anyone else used them,
/// and all that stays is listed with its reason. Pure: the same facts give the same draft. O(uses + outside resources).
/// </summary>
public sealed class BundleComposer(SharingPolicy policy, SharingKey key)
{
    /// <summary>What no bundle ever has, whatever the policy.</summary>
    public static IReadOnlyList<Withheld> NeverLeaves { get; } =
    [
        new("Account ids in clear", "", WithheldReason.NeverLeaves, "leave as keyed hashes at most"),
        new("Payment fingerprints in clear", "", WithheldReason.NeverLeaves, "leave as keyed hashes at most"),
        new("Device ids in clear", "", WithheldReason.NeverLeaves, "leave as keyed hashes at most"),
        new("E-mail addresses and their hashes", "", WithheldReason.NeverLeaves, "leave as keyed hashes of the hash at most; the domain can leave"),
        new("Prompts and responses", "", WithheldReason.NeverLeaves, "text never leaves; hashes of masked prompts can"),
        new("Organizations, keys, phone numbers, names", "", WithheldReason.NeverLeaves, "no format has a field for them"),
        new("Anything about members that people cleared", "", WithheldReason.NeverLeaves, "their use of a resource counts as use outside"),
    ];

    /// <summary>The draft of a bundle.</summary>
    /// <param name="facts">The campaign in clear.</param>
    /// <param name="producerName">The provider's name as partners know it.</param>
    /// <param name="light">How far it may travel.</param>
    /// <param name="composedAt">Now.</param>
    /// <param name="rules">What the recipients may get; <c>null</c>: everything.</param>
    public BundleDraft Compose(CampaignFacts facts, string producerName, TrafficLight light, DateTimeOffset composedAt, RecipientRules? rules = null)
    {
        var withheld = new List<Withheld>(NeverLeaves);
        var members = facts.Members.Where(Counts).DistinctBy(member => member.AccountId, StringComparer.Ordinal).ToList();
        if (members.Count < policy.MinMembers)
            return new(null, string.Create(CultureInfo.InvariantCulture,
                $"Only {members.Count} confirmed accounts; a bundle needs at least {policy.MinMembers}, or it would point at single people."), withheld);

        if (policy.ValidFor <= TimeSpan.Zero)
            return new(null, "The policy lets indicators lapse before they hold: set how long they are valid to at least a day.", withheld);

        var indicators = new ResourceSieve(policy, key, facts, members).Sift(withheld);
        if (!policy.IncludeAccountHashes)
            withheld.Add(new("Account hashes", "", WithheldReason.ByPolicy, $"the policy keeps the hashes of {members.Count.ToString(CultureInfo.InvariantCulture)} accounts at home"));

        var text = new ClearText(facts, withheld);
        var bundle = new Bundle
        {
            ProducerName = SharedText.Clean(producerName, SharedText.MaxName),
            CampaignId = facts.CampaignId,
            CampaignName = SharedText.Clean(SharedText.Defanged(text.Strip(facts.Name, SharedText.MaxName, "name")), SharedText.MaxName),
            CampaignDescription = SharedText.Clean(SharedText.Defanged(text.Strip(facts.Description, SharedText.MaxDescription, "description")), SharedText.MaxDescription),
            Confidence = Math.Clamp(facts.Confidence, 0, 100),
            TrafficLight = light,
            OpenedAt = facts.OpenedAt < composedAt ? facts.OpenedAt : composedAt,
            ComposedAt = composedAt,
            FirstSeenAt = members.Min(member => member.FirstSeenAt),
            LastSeenAt = members.Max(member => member.LastSeenAt),
            ValidFrom = composedAt,
            ValidUntil = composedAt + policy.ValidFor,
            Harvest = new(members.Count, members.Sum(member => member.Exchanges), members.Sum(member => member.Tokens)),
            SharingKeyId = indicators.Any(indicator => indicator.Kind.IsPersonal()) ? key.KeyId : null,
            Indicators = indicators,
            Infrastructure = [.. Groups(indicators)],
            Pool = PoolBehaviour.Of(members, facts.FailOvers, policy.MinMembers),
            Attribution = facts.Attribution is { } attribution
                ? attribution with { Statement = SharedText.Clean(SharedText.Defanged(text.Strip(attribution.Statement, SharedText.MaxName, "attribution")), SharedText.MaxName) }
                : null,
            Behaviours = [.. facts.Behaviours
                .Select(behaviour => behaviour with { Name = SharedText.Clean(behaviour.Name, SharedText.MaxName) })
                .OrderBy(behaviour => behaviour.TechniqueId, StringComparer.Ordinal).ThenBy(behaviour => behaviour.Name, StringComparer.Ordinal)],
        };
        return new((rules ?? RecipientRules.Everything).Narrow(bundle, withheld), null, withheld);
    }

    private bool Counts(MemberFacts member) => member.Standing switch
    {
        MemberStanding.Confirmed => true,
        MemberStanding.Candidate => policy.IncludeCandidates,
        MemberStanding.Innocent => false,
    };

    private static IEnumerable<Infrastructure> Groups(IReadOnlyList<Indicator> indicators)
    {
        IReadOnlyList<IndicatorKey> Of(params IndicatorKind[] kinds) => [.. indicators.Where(indicator => kinds.Contains(indicator.Kind)).Select(indicator => indicator.Key)];

        var egress = Of(IndicatorKind.IpAddress, IndicatorKind.NetworkPrefix, IndicatorKind.AutonomousSystem);
        if (egress.Count > 0)
            yield return new("Egress networks", "Addresses and networks from which the members sent their requests.", egress);
        var domains = Of(IndicatorKind.EmailDomain);
        if (domains.Count > 0)
            yield return new("Sign-up e-mail domains", "Domains of the addresses with which the members signed up.", domains);
        var clients = Of(IndicatorKind.TlsFingerprint, IndicatorKind.HeaderFingerprint);
        if (clients.Count > 0)
            yield return new("Client software", "Fingerprints of the clients that the members used.", clients);
    }
}
