using System.Text.Json.Nodes;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats;

namespace Investigator.Tests.Sharing;

public sealed class MispBundles
{
    [Theory]
    [InlineData(TrafficLight.Clear, "tlp:clear", "3")]
    [InlineData(TrafficLight.Green, "tlp:green", "1")]
    [InlineData(TrafficLight.Amber, "tlp:amber", "0")]
    [InlineData(TrafficLight.AmberStrict, "tlp:amber+strict", "0")]
    [InlineData(TrafficLight.Red, "tlp:red", "0")]
    public void The_light_sets_tag_and_distribution(TrafficLight light, string tag, string distribution)
    {
        var misp = Event(ACampaign.WithEverything.Bundle(light: light));
        Assert.Equal(tag, (string?)misp["Tag"]![0]!["name"]);
        Assert.Equal(distribution, (string?)misp["distribution"]);
    }

    [Fact]
    public void An_event_arrives_unpublished() => Assert.False((bool)Event(ACampaign.WithEverything.Bundle())["published"]!);

    [Fact]
    public void Only_what_a_sensor_can_match_is_marked_for_detection()
    {
        var marked = Attributes().Where(one => (bool)one["to_ids"]!).Select(one => (string)one["type"]!).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["domain", "ip-src", "user-agent"], marked);
    }

    [Fact]
    public void Attributes_have_ids_of_their_own_and_known_types()
    {
        var attributes = Attributes();
        Assert.Equal(attributes.Count, attributes.Select(one => (string)one["uuid"]!).Distinct().Count());
        Assert.All(attributes, one =>
        {
            Assert.True(Guid.TryParse((string?)one["uuid"], out _));
            Assert.Contains((string)one["type"]!, new[] { "ip-src", "AS", "domain", "user-agent", "other", "comment", "counter" });
            Assert.Contains((string)one["category"]!, new[] { "Network activity", "Other" });
            Assert.NotEmpty((string)one["value"]!);
        });
    }

    [Fact]
    public void A_second_event_updates_the_first()
    {
        var bundle = ACampaign.WithEverything.Bundle();
        Assert.Equal((string?)Event(bundle)["uuid"], (string?)Event(bundle with { ComposedAt = bundle.ComposedAt.AddDays(1) })["uuid"]);
    }

    [Fact]
    public void Each_indicator_is_an_object_with_a_sighting_by_the_producer()
    {
        var bundle = ACampaign.WithEverything.Bundle();
        var objects = Event(bundle)["Object"]!.AsArray();
        Assert.Equal(bundle.Indicators.Count, objects.Count);
        Assert.All(objects, one =>
        {
            Assert.Equal("distillation-indicator", (string?)one!["name"]);
            Assert.True(Guid.TryParse((string?)one["template_uuid"], out _));
            Assert.Equal(["value", "confidence", "accounts", "exchanges"], one["Attribute"]!.AsArray().Select(a => (string?)a!["object_relation"]));
            var sighting = Assert.Single(one["Attribute"]![0]!["Sighting"]!.AsArray())!;
            Assert.Equal(("0", "Provider A"), ((string?)sighting["type"], (string?)sighting["source"]));
        });
    }

    [Fact]
    public void A_technique_is_a_tag_of_the_galaxy_and_of_its_id() => Assert.Equal(
        ["tlp:amber", "misp-galaxy:mitre-atlas-attack-pattern=\"Exfiltration via AI Inference API\"", "mitre-atlas:technique=\"AML.T0024\""],
        Event(ACampaign.WithEverything.Bundle())["Tag"]!.AsArray().Select(tag => (string?)tag!["name"]));

    [Fact]
    public void Green_for_a_collection_stays_in_its_sharing_group()
    {
        var misp = Event(ACampaign.WithEverything.Bundle(light: TrafficLight.Green) with { Collection = "frontier-labs" });
        Assert.Equal(("4", "frontier-labs"), ((string?)misp["distribution"], (string?)misp["SharingGroup"]!["name"]));
        Assert.Equal(SharedCollection.IdOf("frontier-labs").ToString(), (string?)misp["SharingGroup"]!["uuid"]);
        Assert.Equal("0", (string?)Event(ACampaign.WithEverything.Bundle() with { Collection = "frontier-labs" })["distribution"]); // amber is for the organisation alone
    }

    [Theory]
    [InlineData(TrafficLight.Clear, null)]
    [InlineData(TrafficLight.Green, null)]
    [InlineData(TrafficLight.Green, "frontier-labs")]
    [InlineData(TrafficLight.Amber, null)]
    [InlineData(TrafficLight.AmberStrict, "frontier-labs")]
    [InlineData(TrafficLight.Red, null)]
    public void PyMISP_finds_nothing_to_refuse_or_to_change(TrafficLight light, string? collection) =>
        Assert.Empty(MispReader.Refusals(Event(ACampaign.WithEverything.Bundle(light: light) with { Collection = collection })));

    [Theory]
    [InlineData("info", "1", "event: info is no text")]
    [InlineData("published", "\"yes\"", "event: published is neither")]
    [InlineData("date", "\"14.9.2026\"", "event: date is none")]
    [InlineData("threat_level_id", "\"0\"", "event: threat_level_id is not")]
    [InlineData("analysis", "\"3\"", "event: analysis is not")]
    [InlineData("distribution", "\"5\"", "event: distribution is not")]
    [InlineData("distribution", "\"4\"", "event: a sharing group that is none")]
    [InlineData("Attribute", "{}", "event: no list of attributes")]
    [InlineData("Tag", "[{}]", "tag: no name")]
    [InlineData("Object/0/name", "1", "object: no name")]
    [InlineData("Object/0/template_version", "\"one\"", "object: template_version is not")]
    [InlineData("Object/0/first_seen", "\"2027-01-01T00:00:00.000Z\"", "object: first_seen is not before")]
    [InlineData("Object/0/Attribute/0/category", "\"Other\"", "ip-src is not of Other")]
    [InlineData("Object/0/Attribute/0/type", "\"x-own\"", "x-own is not of Network activity")]
    [InlineData("Object/0/Attribute/0/value", "\" a\"", "its value would be changed")]
    [InlineData("Object/0/Attribute/0/value", "\"\"", "attribute: no value")]
    [InlineData("Object/0/Attribute/0/object_relation", "1", "no relation to its object")]
    [InlineData("Object/0/Attribute/0/distribution", "\"4\"", "a sharing group without its number")]
    [InlineData("Object/0/Attribute/0/to_ids", "\"1\"", "to_ids is neither")]
    [InlineData("Object/0/Attribute/0/uuid", "\"1\"", "uuid is none")]
    [InlineData("Object/0/Attribute/0/Sighting/0/type", "\"3\"", "sighting: type is not")]
    public void Each_rule_of_PyMISP_objects_when_it_is_broken(string path, string value, string refusal)
    {
        var misp = Event(ACampaign.WithEverything.Bundle());
        var steps = path.Split('/');
        var at = steps.SkipLast(1).Aggregate(misp, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        at[steps[^1]] = JsonNode.Parse(value);
        Assert.Contains(MispReader.Refusals(misp), said => said.Contains(refusal, StringComparison.Ordinal));
    }

    private static List<JsonNode> Attributes()
    {
        var misp = Event(ACampaign.WithEverything.Bundle());
        return [.. misp["Attribute"]!.AsArray().Select(one => one!), .. misp["Object"]!.AsArray().SelectMany(one => one!["Attribute"]!.AsArray()).Select(one => one!)];
    }

    private static JsonNode Event(Bundle bundle) => JsonNode.Parse(new MispBundleWriter().Write(bundle))!["Event"]!;
}
