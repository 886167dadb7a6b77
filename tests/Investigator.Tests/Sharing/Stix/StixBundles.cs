using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Tests.Sharing.Stix;

public sealed class StixBundles
{
    private static readonly StixBundleWriter s_writer = new();

    [Theory]
    [InlineData(TrafficLight.Clear)]
    [InlineData(TrafficLight.Green)]
    [InlineData(TrafficLight.Amber)]
    [InlineData(TrafficLight.AmberStrict)]
    [InlineData(TrafficLight.Red)]
    public void A_strict_reader_has_no_objection_whatever_the_light(TrafficLight light) =>
        Assert.Empty(StixValidator.Objections(s_writer.Write(ACampaign.WithEverything.Bundle(light: light))));

    [Fact]
    public void A_campaign_without_resources_is_a_bundle_too() =>
        Assert.Empty(StixValidator.Objections(s_writer.Write(ACampaign.WithMembers(5).Bundle(new SharingPolicy { IncludeAccountHashes = false }))));

    // Known answers: ids that other implementations of section 2.9 derive for these values.
    [Theory]
    [InlineData(IndicatorKind.IpAddress, "198.51.100.3", "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4")]
    [InlineData(IndicatorKind.EmailDomain, "example.com", "domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7")]
    [InlineData(IndicatorKind.AutonomousSystem, "15139", "autonomous-system--3aa27478-50b5-5ab8-9da9-cdc12b657fff")]
    public void Observables_have_the_ids_that_every_other_tool_derives(IndicatorKind kind, string value, string id)
    {
        var bundle = ACampaign.WithMembers(5).Using(kind, value).Bundle();
        Assert.Contains(Objects(bundle), one => (string)one["id"]! == id);
    }

    [Fact]
    public void A_second_bundle_updates_the_objects_of_the_first()
    {
        var first = ACampaign.WithEverything.Bundle();
        var second = first with { ComposedAt = first.ComposedAt.AddDays(2), ValidFrom = first.ValidFrom.AddDays(2), ValidUntil = first.ValidUntil.AddDays(2) };

        var (before, after) = (Objects(first), Objects(second));
        Assert.Equal(before.Select(one => (string)one["id"]!), after.Select(one => (string)one["id"]!));
        Assert.Equal(before.Select(one => (string?)one["created"]), after.Select(one => (string?)one["created"]));
        Assert.NotEqual((string?)Campaign(before)["modified"], (string?)Campaign(after)["modified"]);
        Assert.NotEqual(JsonNode.Parse(s_writer.Write(first))!["id"]!.ToString(), JsonNode.Parse(s_writer.Write(second))!["id"]!.ToString());
    }

    [Fact]
    public void Two_providers_with_the_same_campaign_id_do_not_collide()
    {
        var ours = ACampaign.WithEverything.Bundle();
        var theirs = ours with { ProducerName = "Provider B" };
        Assert.NotEqual((string?)Campaign(Objects(ours))["id"], (string?)Campaign(Objects(theirs))["id"]);
    }

    [Theory]
    [InlineData("' OR 1=1")]
    [InlineData("\\")]
    [InlineData("\\' OR [ipv4-addr:value = '0.0.0.0/0']")]
    [InlineData("a\nb\tc\0d")]
    [InlineData("\u202Egnp.exe\u2069")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("<script>alert(1)</script>")]
    public void A_hostile_user_agent_stays_one_string(string agent) => Assert.Equal(agent, ReadBack(agent));

    [Property(MaxTest = 500)]
    public bool Any_string_comes_back_out_of_its_pattern(NonNull<string> text)
    {
        var agent = text.Get.Length > Indicator.MaxValueLength ? text.Get[..Indicator.MaxValueLength] : text.Get;
        // Halves of surrogate pairs have no UTF-8: they leave as U+FFFD.
        return ReadBack(agent) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(agent));
    }

    [Fact]
    public void The_file_is_plain_ascii_so_nothing_in_it_can_turn_the_reading_direction() =>
        Assert.All(s_writer.Write(ACampaign.WithEverything.Named("night \u202Etfihs").Bundle()), one => Assert.InRange(one, (byte)'\n', (byte)'~'));

    [Fact]
    public void Names_of_ten_million_characters_are_cut()
    {
        var bundle = ACampaign.WithEverything.Bundle() with { CampaignName = new('x', 10_000_000), CampaignDescription = new('y', 10_000_000), ProducerName = new('z', 10_000_000) };
        var bytes = s_writer.Write(bundle);
        Assert.InRange(bytes.Length, 1, 200_000);
        Assert.Empty(StixValidator.Objections(bytes));
    }

    [Fact]
    public void Every_type_that_the_mapping_names_is_there_and_a_strict_reader_has_no_objection()
    {
        var facts = ACampaign.WithEverything.Facts with
        {
            Attribution = new("The lab of Mordor", 87),
            Hours = new Dictionary<IndicatorKey, IReadOnlyList<long>> { [new(IndicatorKind.NetworkPrefix, "203.0.113.0/24")] = [.. Enumerable.Range(0, 24).Select(hour => (long)hour)] },
        };
        facts = facts with { Members = [.. facts.Members.Select(m => m with { SignedUpAt = ACampaign.Noon.AddDays(-40), ShowsKeyTheft = true })] };
        var bundle = new BundleComposer(new SharingPolicy(), ACampaign.Key).Compose(facts, "Provider A", TrafficLight.Amber, ACampaign.Noon).Bundle!;
        var bytes = s_writer.Write(bundle);

        Assert.Empty(StixValidator.Objections(bytes));
        var objects = Objects(bundle);
        Assert.Equal(
            ["attack-pattern", "autonomous-system", "campaign", "course-of-action", "domain-name", "extension-definition", "grouping", "identity", "indicator", "infrastructure", "intrusion-set", "ipv4-addr",
                "ipv6-addr", "marking-definition", "note", "observed-data", "opinion", "relationship", "report", "sighting"],
            objects.Select(one => (string)one["type"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(objects, one => (string?)one["relationship_type"] == "attributed-to");
        var pool = objects.Single(one => (string?)one["name"] == "Account pool")["extensions"]![StixExtension]!;
        Assert.Equal((1.0, 1.0, 6), ((double)pool["share_evenness"]!, (double)pool["sign_up_burst"]!, (int)pool["key_theft_accounts"]!));
        Assert.Equal(24, Assert.Single(objects, one => one["extensions"]?[StixExtension]?["hours_utc"] is not null)["extensions"]![StixExtension]!["hours_utc"]!.AsArray().Count);
    }

    [Fact]
    public void Without_an_attribution_nobody_is_named() =>
        Assert.DoesNotContain(Objects(ACampaign.WithEverything.Bundle()), one => (string?)one["type"] is "intrusion-set" or "threat-actor" || (string?)one["relationship_type"] == "attributed-to");

    [Fact]
    public void The_report_names_every_finding_of_the_bundle()
    {
        var objects = Objects(ACampaign.WithEverything.Bundle());
        var named = objects.Single(one => (string?)one["type"] == "report")["object_refs"]!.AsArray().Select(id => (string)id!).ToHashSet();
        Assert.All(objects.Where(one => (string?)one["type"] is "indicator" or "campaign" or "infrastructure" or "attack-pattern" or "observed-data"), one => Assert.Contains((string)one["id"]!, named));
    }

    private const string StixExtension = "extension-definition--1e7d9d34-343c-419a-8e40-d16addf764ab";

    private static string ReadBack(string agent)
    {
        var seen = ACampaign.Noon;
        var bundle = ACampaign.WithMembers(5).Bundle() with { Indicators = [new Indicator(IndicatorKind.UserAgent, agent, seen, seen, 5, 5, 50)] };
        var bytes = s_writer.Write(bundle);
        Assert.Empty(StixValidator.Objections(bytes));
        var indicator = JsonNode.Parse(bytes)!["objects"]!.AsArray().Single(one => (string?)one!["type"] == "indicator")!;
        return PatternParser.Parse((string)indicator["pattern"]!).Single().Literal;
    }

    private static List<JsonObject> Objects(Bundle bundle) => [.. JsonNode.Parse(s_writer.Write(bundle))!["objects"]!.AsArray().Select(one => one!.AsObject())];

    private static JsonObject Campaign(List<JsonObject> objects) => objects.Single(one => (string?)one["type"] == "campaign");
}
