using System.Text.Json.Nodes;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;
using Investigator.Domain.Sharing.Inbound;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Tests.Sharing.Stix;

/// <summary>Everything that leaves in STIX, held against the checks of the OASIS validator's strict mode and the rules of python-stix2 without custom content, and each of those broken once.</summary>
public sealed class StixStrictModeTests
{
    private static readonly StixBundleWriter s_writer = new();

    [Theory]
    [InlineData(TrafficLight.Clear)]
    [InlineData(TrafficLight.Green)]
    [InlineData(TrafficLight.Amber)]
    [InlineData(TrafficLight.AmberStrict)]
    [InlineData(TrafficLight.Red)]
    public void A_bundle_gives_no_warning_whatever_its_marking(TrafficLight light) =>
        Nothing(s_writer.Write(ACampaign.WithEverything.Bundle(light: light)));

    [Fact]
    public void Nor_does_one_with_all_kinds_attributed_to_somebody()
    {
        var facts = ACampaign.WithEverything.Facts with { Attribution = new("The lab of Mordor", 87) };
        var bundle = new BundleComposer(new SharingPolicy(), ACampaign.Key).Compose(facts, "Provider A", TrafficLight.Amber, ACampaign.Noon).Bundle!;
        Assert.Empty(Enum.GetValues<IndicatorKind>().Except(bundle.Indicators.Select(one => one.Kind)));
        Nothing(s_writer.Write(bundle));
    }

    [Fact]
    public void Nor_does_one_of_nothing_but_traces()
    {
        var bytes = s_writer.Write(ACampaign.WithMembers(6).Using(IndicatorKind.TlsFingerprint, "t13d1516h2_8daaf6152771_02713d6af862").Using(IndicatorKind.UserAgent, "sdk/1").Bundle());
        Nothing(bytes);
        Assert.Empty(StixValidator.Objections(bytes));
        Assert.Contains(JsonNode.Parse(bytes)!["objects"]!.AsArray(), o => (string?)o!["relationship_type"] == "indicates" && ((string)o["target_ref"]!).StartsWith("infrastructure--", StringComparison.Ordinal));
    }

    [Fact]
    public void Nor_does_one_for_whom_the_least_is_open()
    {
        foreach (var fields in (SharedFields[])[SharedFields.None, SharedFields.All])
        {
            var bundle = ACampaign.WithEverything.Bundle() with { Indicators = [.. ACampaign.WithEverything.Bundle().Indicators.Select(i => fields is SharedFields.None ? i with { Accounts = null, Exchanges = null } : i)] };
            Nothing(s_writer.Write(bundle));
        }
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public void A_sighting_gives_none_whatever_it_says(long requests, bool isFalse)
    {
        var report = ReportedIndicator.Stage(
            Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(),
            new() { ExternalId = "i", ObjectId = "indicator--6f0c5a3e-0d6c-4c57-8e0e-000000000001", Kind = IndicatorKind.IpAddress, Value = "198.51.100.7", Pattern = "[ipv4-addr:value = '198.51.100.7']", Name = "IP", Confidence = 80, ValidFrom = ACampaign.Noon, ModifiedAt = ACampaign.Noon },
            null, ReportChange.New, ACampaign.Noon);
        var at = requests == 0 ? (DateTimeOffset?)null : ACampaign.Noon;
        var sighting = Sighting.Propose(Guid.NewGuid(), report, new(requests, 1, at, at) { IsFalse = isFalse }, "Provider A", null, new("a", "Analyst 1", Role.Analyst), new FakeTimeProvider(ACampaign.Noon));
        Nothing(sighting.Content);
        Assert.Equal(isFalse ? 1 : 0, JsonNode.Parse(sighting.Content)!["objects"]!.AsArray().Count(o => (string?)o!["type"] == "opinion"));
    }

    [Fact]
    public void What_was_taken_back_gives_none()
    {
        var bytes = s_writer.Write(ACampaign.WithEverything.Bundle());
        var graves = ObjectShelf.Of([new(bytes, ACampaign.Noon, ACampaign.Noon.AddDays(1))]).Find(new() { Take = 10_000 }).Objects;
        Assert.NotEmpty(graves);
        Nothing(System.Text.Encoding.UTF8.GetBytes($$"""{"type":"bundle","id":"bundle--3f2504e0-4f89-41d3-9a0c-0305e82c3301","objects":[{{string.Join(',', graves.Select(o => System.Text.Encoding.UTF8.GetString(o.Json.Span)))}}]}"""));
    }

    [Theory]
    [InlineData("campaign", "id", "campaign--8b3dbb4c-b9e8-5a6e-83a9-a589d6ef994b", "uuid-check")]
    [InlineData("ipv4-addr", "id", "ipv4-addr--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b", "uuid-check")]
    [InlineData("relationship", "relationship_type", "belongs-to", "relationship-types")]
    [InlineData("relationship", "target_ref", "x-distillation-trace--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b", "relationship-types")]
    [InlineData("sighting", "last_seen", "2026-08-15T12:00:00.123Z", "timestamp_compare")]
    [InlineData("campaign", "type", "operation", "custom-prefix")]
    [InlineData("campaign", "codename", "x", "custom-prefix")]
    [InlineData("identity", "identity_class", "Some_Class", "open-vocab-format")]
    [InlineData("identity", "identity_class", "company", "all-vocabs")]
    [InlineData("indicator", "kill_chain_phases", """[{"kill_chain_name":"MITRE ATLAS","phase_name":"x"}]""", "kill-chain-names")]
    [InlineData("ipv4-addr", "extensions", """{"Mine":{"a":1}}""", "observable-dictionary-keys")]
    [InlineData("marking-definition", "definition_type", "secret", "marking-definition-type")]
    [InlineData("attack-pattern", "external_references", """[{"source_name":"a","url":"https://a.example/"}]""", "extref-hashes")]
    [InlineData("indicator", "description", null, "indicator-properties")]
    [InlineData("observed-data", "objects", "{}", "deprecated-properties")]
    public void Each_check_objects_when_it_is_broken(string type, string name, string? value, string check)
    {
        var bundle = JsonNode.Parse(s_writer.Write(ACampaign.WithEverything.Bundle()))!.AsObject();
        var one = bundle["objects"]!.AsArray().Select(o => o!.AsObject()).First(o => (string?)o["type"] == type);
        if (value is null) Assert.True(one.Remove(name));
        else one[name] = value is ['[' or '{', ..] ? JsonNode.Parse(value) : value;
        Assert.Contains(StixStrictMode.Warnings(bundle), w => w.Check == check);
    }

    [Fact]
    public void An_id_that_is_there_twice_is_found()
    {
        var bundle = JsonNode.Parse(s_writer.Write(ACampaign.WithEverything.Bundle()))!.AsObject();
        bundle["objects"]!.AsArray().Add(bundle["objects"]![0]!.DeepClone());
        Assert.Contains(StixStrictMode.Warnings(bundle), w => w.Check == "duplicate-ids");
    }

    [Fact]
    public void What_was_seen_at_one_moment_has_a_first_time_and_no_last()
    {
        var bundle = ACampaign.WithEverything.Bundle();
        var seen = JsonNode.Parse(s_writer.Write(bundle with { LastSeenAt = bundle.FirstSeenAt.AddTicks(9) }))!["objects"]!.AsArray().Single(o => (string?)o!["type"] == "sighting")!.AsObject();
        Assert.True(seen.ContainsKey("first_seen"));
        Assert.False(seen.ContainsKey("last_seen"));
    }

    [Theory]
    [InlineData("ipv4-addr", "type", "x-distillation-trace", "an object of the type x-distillation-trace")]
    [InlineData("observed-data", "object_refs", """["x-distillation-trace--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b"]""", "object_refs leads to x-distillation-trace")]
    [InlineData("observed-data", "object_refs", """["campaign--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b"]""", "object_refs leads to campaign")]
    [InlineData("report", "object_refs", """["marking-definition--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b"]""", "object_refs leads to marking-definition")]
    [InlineData("campaign", "created_by_ref", "campaign--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b", "created_by_ref leads to campaign")]
    [InlineData("campaign", "object_marking_refs", """["identity--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b"]""", "object_marking_refs leads to identity")]
    [InlineData("sighting", "sighting_of_ref", "ipv4-addr--8b3dbb4c-b9e8-5a6e-83a9-a589d6ef994b", "sighting_of_ref leads to ipv4-addr")]
    [InlineData("sighting", "where_sighted_refs", """["campaign--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b"]""", "where_sighted_refs leads to campaign")]
    [InlineData("sighting", "observed_data_refs", """["campaign--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b"]""", "observed_data_refs leads to campaign")]
    [InlineData("relationship", "target_ref", "marking-definition--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b", "target_ref leads to marking-definition")]
    [InlineData("campaign", "codename", "x", "codename is no property")]
    [InlineData("campaign", "id", "identity--8b3dbb4c-b9e8-4a6e-83a9-a589d6ef994b", "its id is not of its type")]
    [InlineData("campaign", "extensions", """{"mine":{"a":1}}""", "mine is no extension")]
    [InlineData("campaign", "labels", "[]", "labels is empty")]
    [InlineData("marking-definition", "extensions", null, "a marking that says nothing")]
    [InlineData("note", "content", null, "content is missing")]
    [InlineData("indicator", "pattern", "[ipv4-addr:value = '198.51.100.1' and ipv4-addr:value = '198.51.100.2']", "does not parse")]
    public void Each_rule_of_a_reader_that_takes_no_custom_content_refuses_when_it_is_broken(string type, string name, string? value, string refusal)
    {
        var bundle = JsonNode.Parse(s_writer.Write(ACampaign.WithEverything.Bundle()))!.AsObject();
        var one = bundle["objects"]!.AsArray().Select(o => o!.AsObject()).First(o => (string?)o["type"] == type);
        if (value is null) Assert.True(one.Remove(name));
        else one[name] = name != "pattern" && value is ['[' or '{', ..] ? JsonNode.Parse(value) : value;
        Assert.Contains(StixPlainReader.Refusals(bundle), said => said.Contains(refusal, StringComparison.Ordinal));
    }

    // Neither warns the validator of OASIS in strict mode, nor does a reader refuse that takes no custom content.
    private static void Nothing(byte[] bundle)
    {
        Assert.Empty(StixStrictMode.Warnings(bundle));
        Assert.Empty(StixPlainReader.Refusals(bundle));
    }
}
