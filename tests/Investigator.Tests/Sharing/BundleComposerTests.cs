using System.Text;
using Investigator.Domain.Sharing;

namespace Investigator.Tests.Sharing;

public sealed class BundleComposerTests
{
    [Fact]
    public void No_personal_value_leaves_in_clear_in_any_format()
    {
        var campaign = ACampaign.WithEverything.Named("Pool of acct-secret-0003").Described("Card card-secret-1, device DEVICE-SECRET-1, mail analyst.target@mail.example, acct-secret-0001.");
        Assert.All(new BundleFormats().All, writer =>
        {
            var text = Encoding.UTF8.GetString(writer.Write(campaign.Bundle()));
            Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("analyst.target", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Text_that_lost_personal_values_is_listed() =>
        Assert.Contains(ACampaign.WithMembers(5).Described("see acct-secret-0001").Draft().Withheld, one => one.Reason == WithheldReason.PersonalInText);

    [Fact]
    public void Keyed_hashes_differ_by_key_and_by_kind()
    {
        var other = SharingKey.From("another key of thirty-two bytes.."u8)!;
        Assert.NotEqual(ACampaign.Key.Hash(IndicatorKind.AccountHash, "a"), other.Hash(IndicatorKind.AccountHash, "a"));
        Assert.NotEqual(ACampaign.Key.Hash(IndicatorKind.AccountHash, "a"), ACampaign.Key.Hash(IndicatorKind.DeviceHash, "a"));
        Assert.NotEqual(ACampaign.Key.KeyId, other.KeyId);
    }

    // HMAC-SHA-256 of "v1 US account-hmac-sha256 US a", computed with another implementation.
    [Fact]
    public void A_keyed_hash_is_hmac_sha256() => Assert.Equal("aea0f1949e7b830d8694f249004e03b6b4c33f99dd1ba0e99bad5b60d4f5a596", ACampaign.Key.Hash(IndicatorKind.AccountHash, "a"));

    [Fact]
    public void A_short_key_is_no_key() => Assert.Null(SharingKey.From(new byte[31]));

    [Fact]
    public void The_key_does_not_print_itself() => Assert.DoesNotContain("thirty-two", ACampaign.Key.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_resource_of_too_few_members_stays_at_home() =>
        Stays(ACampaign.WithMembers(9).Using(IndicatorKind.IpAddress, "198.51.100.1", members: 4), WithheldReason.TooFewMembers);

    [Fact]
    public void A_resource_of_enough_members_leaves()
    {
        var one = Assert.Single(Shared(ACampaign.WithMembers(9).Using(IndicatorKind.IpAddress, "198.51.100.1", members: 5)));
        Assert.Equal(("198.51.100.1", 5, 2_000, 85), (one.Value, one.Accounts, one.Exchanges, one.Confidence));
    }

    [Fact]
    public void An_address_shared_with_strangers_stays_at_home() =>
        Stays(ACampaign.WithMembers(20).Using(IndicatorKind.IpAddress, "198.51.100.1", outside: 2), WithheldReason.CommonOutside);

    [Fact]
    public void A_popular_network_stays_at_home_even_when_the_pool_drowns_its_other_users() =>
        Stays(ACampaign.WithMembers(3_000).Among(100_000).Using(IndicatorKind.AutonomousSystem, "64496", outside: 110), WithheldReason.CommonOutside);

    [Fact]
    public void A_resource_whose_outside_users_nobody_counted_stays_at_home() =>
        Stays(ACampaign.WithMembers(20).Using(IndicatorKind.IpAddress, "198.51.100.1", outside: null), WithheldReason.NotMeasuredOutside);

    [Fact]
    public void Cleared_members_count_as_outside_and_nothing_of_theirs_leaves()
    {
        var campaign = ACampaign.WithMembers(6).And(MemberStanding.Innocent, "acct-cleared-1")
            .Using(IndicatorKind.IpAddress, "198.51.100.1").Using(IndicatorKind.IpAddress, "198.51.100.1", standing: MemberStanding.Innocent);
        Stays(campaign, WithheldReason.CommonOutside);
        Assert.Equal(6, campaign.Bundle().Harvest!.Accounts);
        Assert.DoesNotContain(campaign.Bundle().Indicators, one => one.Value == ACampaign.Key.Hash(IndicatorKind.AccountHash, "acct-cleared-1"));
    }

    [Fact]
    public void Candidates_leave_only_when_the_policy_says_so()
    {
        var campaign = ACampaign.WithMembers(5).And(MemberStanding.Candidate, "acct-candidate-1");
        Assert.Equal(5, campaign.Bundle().Harvest!.Accounts);
        Assert.Equal(6, campaign.Bundle(new SharingPolicy { IncludeCandidates = true }).Harvest!.Accounts);
    }

    [Fact]
    public void A_campaign_of_too_few_members_is_refused_with_a_reason()
    {
        var draft = ACampaign.WithMembers(4).Draft();
        Assert.Null(draft.Bundle);
        Assert.Contains("at least 5", draft.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Indicators_that_would_lapse_at_once_are_refused() => Assert.NotNull(ACampaign.WithMembers(5).Draft(new SharingPolicy { ValidFor = TimeSpan.Zero }).Refusal);

    [Theory]
    [InlineData(IndicatorKind.EmailDomain, "evil.example'\n] OR [x", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.EmailDomain, "=cmd|' /C calc'!A0", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.EmailDomain, "gmail\u202E.example", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.EmailDomain, "-a.example", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.UserAgent, "curl\0/8", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.IpAddress, "0x7f.1", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.IpAddress, "' OR 1=1", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.IpAddress, "10.1.2.3", WithheldReason.NotPublic)]
    [InlineData(IndicatorKind.IpAddress, "100.64.0.9", WithheldReason.NotPublic)]
    [InlineData(IndicatorKind.IpAddress, "::ffff:192.168.1.1", WithheldReason.NotPublic)]
    [InlineData(IndicatorKind.IpAddress, "fe80::1", WithheldReason.NotPublic)]
    [InlineData(IndicatorKind.NetworkPrefix, "198.51.100.0/33", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.NetworkPrefix, "0.0.0.0/0", WithheldReason.NotPublic)]
    [InlineData(IndicatorKind.NetworkPrefix, "198.0.0.0/8", WithheldReason.CommonOutside)]
    [InlineData(IndicatorKind.AutonomousSystem, "AS64512", WithheldReason.NotPublic)]
    [InlineData(IndicatorKind.AutonomousSystem, "4294967296", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.TlsFingerprint, "t13d'] OR [a", WithheldReason.Malformed)]
    [InlineData(IndicatorKind.PromptSkeleton, "the prompt itself", WithheldReason.Malformed)]
    public void A_hostile_or_useless_value_stays_at_home(IndicatorKind kind, string value, WithheldReason reason) =>
        Stays(ACampaign.WithMembers(9).Using(kind, value), reason);

    // Not in the theory above: attributes cannot carry half a surrogate pair.
    [Fact]
    public void Broken_unicode_stays_at_home() => Stays(ACampaign.WithMembers(9).Using(IndicatorKind.UserAgent, "a\uD800b"), WithheldReason.Malformed);

    [Fact]
    public void A_network_leaves_without_host_bits() =>
        Assert.Equal("198.51.100.0/24", Assert.Single(Shared(ACampaign.WithMembers(9).Using(IndicatorKind.NetworkPrefix, "198.51.100.7/24"))).Value);

    [Fact]
    public void A_value_of_ten_million_characters_stays_at_home_and_is_listed_short()
    {
        var campaign = ACampaign.WithMembers(5).Using(IndicatorKind.UserAgent, new('x', 10_000_000));
        Stays(campaign, WithheldReason.TooLong);
        Assert.All(campaign.Draft().Withheld, one => Assert.InRange(one.Value.Length, 0, 120));
    }

    [Fact]
    public void Two_spellings_of_one_address_leave_once()
    {
        var one = Assert.Single(Shared(ACampaign.WithMembers(6).Using(IndicatorKind.IpAddress, "2001:DB8::1").Using(IndicatorKind.IpAddress, "2001:db8:0::1")));
        Assert.Equal(("2001:db8::1", 4_800), (one.Value, one.Exchanges));
    }

    [Fact]
    public void A_full_bundle_says_what_it_left_out()
    {
        var draft = ACampaign.WithMembers(8).Using(IndicatorKind.IpAddress, "198.51.100.1").Draft(new SharingPolicy { MaxIndicators = 3 });
        Assert.Equal(3, draft.Bundle!.Indicators.Count);
        Assert.Contains(draft.Bundle.Indicators, one => one.Kind == IndicatorKind.IpAddress);
        Assert.Equal(6, draft.Withheld.Count(one => one.Reason == WithheldReason.OverLimit));
    }

    [Fact]
    public void The_preview_is_the_very_file()
    {
        foreach (var writer in new BundleFormats().All)
        {
            var preview = BundlePreview.Of(ACampaign.WithEverything.Draft(), writer)!;
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(preview.Content.Span)), preview.Sha256);
            Assert.Equal(preview.Content.Length, preview.SizeBytes);
            var text = Encoding.UTF8.GetString(preview.Content.Span);
            Assert.All(preview.Bundle.Indicators.Where(one => one.Kind != IndicatorKind.UserAgent), one => Assert.Contains(one.Value, text, StringComparison.Ordinal));
            Assert.Matches("^campaign-[0-9a-f]{12}-amber\\.[a-z.]+$", preview.FileName);
        }
    }

    [Fact]
    public void A_refused_draft_has_no_preview() => Assert.Null(BundlePreview.Of(ACampaign.WithMembers(1).Draft(), new BundleFormats().Find("STIX")!));

    [Fact]
    public void An_unknown_format_is_not_found() => Assert.Null(new BundleFormats().Find("pdf"));

    private static List<Indicator> Shared(ACampaign campaign) => [.. campaign.Bundle().Indicators.Where(one => one.Kind != IndicatorKind.AccountHash)];

    private static void Stays(ACampaign campaign, WithheldReason reason)
    {
        var draft = campaign.Draft();
        Assert.DoesNotContain(draft.Bundle!.Indicators, one => one.Kind != IndicatorKind.AccountHash);
        var withheld = Assert.Single(draft.Withheld, one => one.Reason == reason);
        Assert.NotEmpty(withheld.Why);
    }

    [Theory]
    [InlineData("Read HTTPS://evil.example/a?b=1.", "Read hxxps://evil[.]example/a?b=1.")]
    [InlineData("From 198.51.100.7 to pool.mail.example, by main.py 1.2.", "From 198[.]51[.]100[.]7 to pool[.]mail[.]example, by main.py 1.2.")]
    [InlineData("hxxp://evil[.]example stays. So does this.It ends.", "hxxp://evil[.]example stays. So does this.It ends.")]
    [InlineData("ftp://203.0.113.9:21/x", "fxp://203[.]0[.]113[.]9:21/x")]
    public void Addresses_in_texts_are_defanged(string written, string leaves)
    {
        Assert.Equal(leaves, SharedText.Defanged(written));
        var bundle = ACampaign.WithMembers(6).Using(IndicatorKind.IpAddress, "198.51.100.7").Named(written).Described(written).Bundle();
        Assert.Equal((leaves, leaves), (bundle.CampaignName, bundle.CampaignDescription));
        Assert.Equal("198.51.100.7", bundle.Indicators.First(i => i.Kind is IndicatorKind.IpAddress).Value); // what machines compare stays as it is
        foreach (var writer in new BundleFormats().All)
            if (written != leaves) Assert.DoesNotContain("://evil.example", System.Text.Encoding.UTF8.GetString(writer.Write(bundle)), StringComparison.Ordinal);
    }
}
