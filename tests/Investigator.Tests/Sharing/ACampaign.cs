using Investigator.Domain.Sharing;

namespace Investigator.Tests.Sharing;

/// <summary>Facts of a campaign with good defaults: eight confirmed accounts behind one address.</summary>
public sealed class ACampaign
{
    public static readonly DateTimeOffset Noon = new(2026, 9, 14, 12, 0, 0, 123, TimeSpan.Zero);

    private readonly List<MemberFacts> _members = [];
    private readonly Dictionary<IndicatorKey, long> _outside = [];
    private readonly List<Behaviour> _behaviours = [];
    private string _name = "Night shift";
    private string _description = "";
    private long _outsideAccounts = 100_000;

    public static ACampaign WithMembers(int confirmed)
    {
        var campaign = new ACampaign();
        for (var at = 0; at < confirmed; at++)
            campaign.And(MemberStanding.Confirmed, $"acct-secret-{at:D4}");
        return campaign;
    }

    public ACampaign And(MemberStanding standing, string accountId)
    {
        _members.Add(new()
        {
            AccountId = accountId,
            Standing = standing,
            Exchanges = 1_000,
            Tokens = 2_500_000,
            FirstSeenAt = Noon.AddDays(-30),
            LastSeenAt = Noon.AddDays(-1),
            PaymentClass = "prepaid",
        });
        return this;
    }

    /// <summary>The first <paramref name="members"/> members use the resource, and so many accounts outside; null leaves it uncounted.</summary>
    public ACampaign Using(IndicatorKind kind, string value, int? members = null, long? outside = 0, MemberStanding standing = MemberStanding.Confirmed)
    {
        var left = members ?? int.MaxValue;
        for (var at = 0; at < _members.Count && left > 0; at++)
        {
            if (_members[at].Standing != standing)
                continue;
            _members[at] = _members[at] with { Resources = [.. _members[at].Resources, new(kind, value, Noon.AddDays(-20), Noon.AddDays(-2), 400)] };
            left--;
        }

        if (outside is { } count)
            _outside[new(kind, value)] = count;
        return this;
    }

    public ACampaign Named(string name) { _name = name; return this; }

    public ACampaign Described(string description) { _description = description; return this; }

    public ACampaign Doing(string name, string? techniqueId = null, double? share = null) { _behaviours.Add(new(name, techniqueId, share)); return this; }

    public ACampaign Among(long outsideAccounts) { _outsideAccounts = outsideAccounts; return this; }

    public CampaignFacts Facts => new()
    {
        CampaignId = "campaign-7",
        Name = _name,
        Description = _description,
        Confidence = 85,
        OpenedAt = Noon.AddDays(-3),
        Members = _members,
        Behaviours = _behaviours,
        FailOvers = [new(6, TimeSpan.FromHours(14.5)), new(4, TimeSpan.FromHours(2))],
        OutsideAccounts = _outsideAccounts,
        OutsideUsers = _outside,
    };

    public static SharingKey Key { get; } = SharingKey.From("a key of thirty-two bytes or more"u8)!;

    public BundleDraft Draft(SharingPolicy? policy = null, TrafficLight light = TrafficLight.Amber, SharingKey? key = null) =>
        new BundleComposer(policy ?? new SharingPolicy(), key ?? Key).Compose(Facts, "Provider A", light, Noon);

    public Bundle Bundle(SharingPolicy? policy = null, TrafficLight light = TrafficLight.Amber) => Draft(policy, light).Bundle!;

    /// <summary>One of everything, with a hostile user agent.</summary>
    public static ACampaign WithEverything => WithMembers(6)
        .Described("Six accounts split one work list.\nShares were equal to within 2 %.")
        .Using(IndicatorKind.IpAddress, "198.51.100.23")
        .Using(IndicatorKind.IpAddress, "2001:DB8:0:0::23")
        .Using(IndicatorKind.NetworkPrefix, "203.0.113.0/24")
        .Using(IndicatorKind.NetworkPrefix, "2001:db8:7::/48")
        .Using(IndicatorKind.AutonomousSystem, "AS64496")
        .Using(IndicatorKind.TlsFingerprint, "t13d1516h2_8daaf6152771_02713d6af862")
        .Using(IndicatorKind.EmailDomain, "Mail.Example")
        .Using(IndicatorKind.UserAgent, "=cmd|' /C calc'!A0 \\ ' OR 1=1 \u202Eevil \"x\", y")
        .Using(IndicatorKind.PromptSkeleton, "9f86d081884c7d659a2feaa0c55ad015")
        .Using(IndicatorKind.PaymentHash, "card-secret-1")
        .Using(IndicatorKind.DeviceHash, "device-secret-1")
        .Using(IndicatorKind.EmailHash, "mail-hash-secret-1")
        .Using(IndicatorKind.HeaderFingerprint, "GE11nn05enus_9ed1ff1f7b03_cd8dafe26982")
        .Using(IndicatorKind.ToolSchema, "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        .Doing("reasoning elicitation", share: 0.61)
        .Doing("Exfiltration via AI Inference API", "AML.T0024");
}
