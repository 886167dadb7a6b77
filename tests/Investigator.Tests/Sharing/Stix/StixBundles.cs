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
