using System.Text;
using Investigator.Domain.Sharing;

namespace Investigator.Tests.Sharing;

/// <summary>Each reason to keep something at home, in each format: the raw value is nowhere in the bytes, and the person who shares is told.</summary>
public sealed class RedactionTests
{
    private static readonly BundleFormats s_formats = new();

    /// <summary>For each reason a campaign with a value that must stay, and the value in all spellings that a writer could give it.</summary>
    private static readonly Dictionary<WithheldReason, (Func<BundleDraft> Draft, string[] Raw)> s_rules = new()
    {
        [WithheldReason.TooFewMembers] = (() => Full.Using(IndicatorKind.IpAddress, "198.51.100.99", members: 4).Draft(), ["198.51.100.99"]),
        [WithheldReason.CommonOutside] = (() => Full.Using(IndicatorKind.EmailDomain, "popular.example", outside: 5_000).Draft(), ["popular.example"]),
        [WithheldReason.NotMeasuredOutside] = (() => Full.Using(IndicatorKind.NetworkPrefix, "192.0.2.0/24", outside: null).Draft(), ["192.0.2.0/24", "192.0.2.0"]),
        [WithheldReason.Malformed] = (() => Full.Using(IndicatorKind.EmailDomain, "not a domain.example").Draft(), ["not a domain"]),
        [WithheldReason.NotPublic] = (() => Full.Using(IndicatorKind.IpAddress, "10.9.8.7").Draft(), ["10.9.8.7"]),
        [WithheldReason.TooLong] = (() => Full.Using(IndicatorKind.UserAgent, new string('q', 1100)).Draft(), [new string('q', 60)]),
        [WithheldReason.OverLimit] = (() => Full.Using(IndicatorKind.PromptSkeleton, "00112233445566778899aabbccddeeff", members: 5).Draft(new SharingPolicy { MaxIndicators = 1 }), ["00112233445566778899aabbccddeeff"]),
        [WithheldReason.ByPolicy] = (() => Full.Draft(new SharingPolicy { IncludeAccountHashes = false }), ["account-hmac", ACampaign.Key.Hash(IndicatorKind.AccountHash, "acct-secret-0000"), "acct-secret-0000"]),
        [WithheldReason.ByTerms] = (() => Narrowed(Full.Described("They split one work list.").Using(IndicatorKind.EmailDomain, "pool.example")), ["pool.example", "They split one work list", "accounts of the campaign", "reasoning elicitation"]),
        [WithheldReason.PersonalInText] = (() => Full.Named("acct-secret-0001 and friends").Described("Ask kim@victim.example about acct-secret-0002.").Draft(), ["acct-secret", "kim@victim.example"]),
        [WithheldReason.NeverLeaves] = (() => Full.Using(IndicatorKind.PaymentHash, "card-secret-1").Using(IndicatorKind.DeviceHash, "device-secret-1").Using(IndicatorKind.EmailHash, "mail-secret-1").And(MemberStanding.Innocent, "acct-cleared-1").Draft(),
            ["card-secret-1", "device-secret-1", "mail-secret-1", "acct-cleared-1", "acct-secret"]),
    };

    private static ACampaign Full => ACampaign.WithMembers(8).Using(IndicatorKind.IpAddress, "198.51.100.23").Doing("reasoning elicitation", share: 0.6);

    public static IEnumerable<object[]> Every() => from reason in s_rules.Keys from format in s_formats.All select (object[])[reason, format.Id];

    [Theory, MemberData(nameof(Every))]
    public void What_stays_at_home_is_nowhere_in_the_bytes(WithheldReason reason, string format)
    {
        var (make, raw) = s_rules[reason];
        var draft = make();
        var file = Encoding.UTF8.GetString(s_formats.Find(format)!.Write(draft.Bundle!));

        Assert.Contains(draft.Withheld, one => one.Reason == reason);
        if (reason is not WithheldReason.OverLimit) Assert.Contains("198.51.100.23", file, StringComparison.Ordinal); // the rest is there
        foreach (var value in raw)
        {
            Assert.DoesNotContain(value, file, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(value)), file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_reason_has_its_rule_here() => Assert.Equal(Enum.GetValues<WithheldReason>(), s_rules.Keys.Order());

    [Fact]
    public void Whose_work_it_is_held_to_be_leaves_only_for_those_who_may_know()
    {
        var facts = Full.Facts with { Attribution = new("The lab of Mordor", 87) };
        BundleDraft Draft(SharedFields fields) => new BundleComposer(new SharingPolicy(), ACampaign.Key).Compose(facts, "Provider A", TrafficLight.Amber, ACampaign.Noon, RecipientRules.Everything with { Fields = fields });
        foreach (var writer in s_formats.All)
        {
            Assert.DoesNotContain("Mordor", Encoding.UTF8.GetString(writer.Write(Draft(SharedFields.All & ~SharedFields.Attribution).Bundle!)), StringComparison.Ordinal);
            Assert.DoesNotContain("Mordor", Encoding.UTF8.GetString(writer.Write(Full.Bundle())), StringComparison.Ordinal);
        }

        Assert.Contains("Mordor", Encoding.UTF8.GetString(s_formats.Find("stix")!.Write(Draft(SharedFields.All).Bundle!)), StringComparison.Ordinal);
    }

    private static BundleDraft Narrowed(ACampaign campaign) =>
        new BundleComposer(new SharingPolicy(), ACampaign.Key).Compose(campaign.Facts, "Provider A", TrafficLight.Amber, ACampaign.Noon, new([IndicatorKind.IpAddress], SharedFields.None));
}
