using System.Text.Json.Nodes;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Tests.Sharing.Stix;

/// <summary>Each rule broken once: a validator that cannot object proves nothing.</summary>
public sealed class StixValidatorTests
{
    private const string Counts = "extension-definition--1e7d9d34-343c-419a-8e40-d16addf764ab";

    // object type (or bundle), what is broken, what the validator says
    public static TheoryData<string, string, string> Breaks => new()
    {
        { "bundle", "spec_version=2.1", "unknown property spec_version" },
        { "bundle", "id=bundle--1", "type or id is wrong" },
        { "campaign", "id=campaign--8B3DBB4C-b9e8-5a6e-83a9-a589d6ef994b", "id is not type--uuid" },
        { "campaign", "id=indicator--8b3dbb4c-b9e8-5a6e-83a9-a589d6ef994b", "id is not type--uuid" },
        { "campaign", "type=operation", "unknown type" },
        { "campaign", "spec_version=2.0", "spec_version is not 2.1" },
        { "campaign", "name", "name is missing" },
        { "campaign", "name=", "name is no text" },
        { "campaign", "accounts=5", "unknown property accounts" },
        { "campaign", "created=2026-09-11T12:00:00Z", "created is no timestamp" },
        { "campaign", "created=2026-09-11T12:00:00.123+00:00", "created is no timestamp" },
        { "campaign", "created=2026-13-11T12:00:00.123Z", "created is no timestamp" },
        { "campaign", "modified=2020-01-01T00:00:00.000Z", "modified is not after created" },
        { "campaign", "last_seen=2020-01-01T00:00:00.000Z", "last_seen is not after first_seen" },
        { "campaign", "confidence=#101", "confidence is not 0 to 100" },
        { "campaign", "confidence=#-1", "confidence is not 0 to 100" },
        { "campaign", "confidence=high", "confidence is not 0 to 100" },
        { "campaign", "labels=[]", "labels is null or empty" },
        { "campaign", "objective=null", "objective is null or empty" },
        { "campaign", "created_by_ref=identity--76296ade-1908-520a-a08a-6475bc1ac211", "created_by_ref names no identity" },
        { "campaign", "object_marking_refs=[marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9]", "names no marking of the bundle" },
        { "identity", "identity_class=company", "is not in the vocabulary" },
        { "infrastructure", "infrastructure_types=[proxy]", "is not in the vocabulary" },
        { "indicator", "indicator_types=[bad]", "is not in the vocabulary" },
        { "indicator", "valid_until=2026-09-14T12:00:00.123Z", "valid_until is not after valid_from" },
        { "indicator", "valid_from", "valid_from is missing" },
        { "indicator", "pattern=[ipv4-addr:value = '198.51.100.23]", "string without an end" },
        { "indicator", "pattern=[ipv4-addr:value = '198.51.100.23'", "']' expected" },
        { "indicator", "pattern=[ipv4-addr:value = 'a' OR 1=1]", "pattern:" },
        { "indicator", "pattern=[ipv4-addr:value ISSUBSET 'not a network']", "ISSUBSET needs a network" },
        { "indicator", "pattern=[x-unknown:value = 'a']", "no path of a known or declared type" },
        { "indicator", "pattern=[autonomous-system:number = '64496']", "wrong kind" },
        { "indicator", "pattern=[network-traffic:extensions.http-request-ext.request_header.'User-Agent' = 'a']", "is no path step" },
        { "indicator", "pattern=[domain-name:value = 'a\\b']", "backslash" },
        { "indicator", "pattern=ipv4-addr:value = 'a'", "'[' expected" },
        { "relationship", "relationship_type=likes", "no relationship course-of-action likes attack-pattern" },
        { "relationship", "target_ref=campaign--00000000-0000-4000-8000-000000000000", "is not in the bundle" },
        { "observed-data", "number_observed=#0", "number_observed is not 1 to" },
        { "observed-data", "last_observed=2020-01-01T00:00:00.000Z", "last_observed is not after first_observed" },
        { "observed-data", "object_refs=[campaign--00000000-0000-4000-8000-000000000000]", "is not in the bundle" },
        { "observed-data", "object_refs", "object_refs is missing" },
        { "sighting", "sighting_of_ref=campaign--00000000-0000-4000-8000-000000000000", "is no domain object of the bundle" },
        { "sighting", "count=#-1", "count is not 0 to" },
        { "sighting", "summary=yes", "summary is neither" },
        { "grouping", "context=party", "is not in the vocabulary" },
        { "report", "report_types=[tale]", "is not in the vocabulary" },
        { "report", "published", "published is missing" },
        { "note", "content=", "content is no text" },
        { "opinion", "opinion=maybe", "is not in the vocabulary" },
        { "course-of-action", "name", "name is missing" },
        { "ipv4-addr", "value=198.51.100.24", "id does not follow" },
        { "ipv4-addr", "value=2001:db8::1", "value is no ipv4-addr" },
        { "domain-name", "value=a b'c", "value is no domain name" },
        { "autonomous-system", "number=#4294967296", "number is no AS number" },
        { "marking-definition", "name=TLP:RED", "marking differs" },
        { "marking-definition", "id=marking-definition--00000000-0000-4000-8000-000000000000", "not one of the markings" },
        { "extension-definition", "created_by_ref", "created_by_ref is missing" },
        { "extension-definition", "extension_types=[new-sdo]", "is not declared in the bundle" },
        { "extension-definition", "extension_types=[news]", "is not in the vocabulary" },
        { "ipv4-addr", "type=x-distillation-trace", "unknown type" },
        { "attack-pattern:external_references", "external_id", "source_name and one of" },
        { "campaign:extensions", Counts + "={}", "adds nothing" },
        { "campaign:extensions", "mine={}", "is no extension id" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Every_rule_objects_when_it_is_broken(string where, string change, string objection)
    {
        var bundle = Good();
        Change(Target(bundle, where), change);
        Assert.Contains(StixValidator.Objections(bundle), said => said.Contains(objection, StringComparison.Ordinal));
    }

    [Fact]
    public void The_unbroken_bundle_passes() => Assert.Empty(StixValidator.Objections(Good()));

    [Fact]
    public void An_id_that_is_there_twice_is_found()
    {
        var bundle = Good();
        bundle["objects"]!.AsArray().Add(bundle["objects"]![0]!.DeepClone());
        Assert.Contains(StixValidator.Objections(bundle), said => said.Contains("twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("extension-definition--79b7ff1e-444c-4742-9342-c9d2a8df3700", "no path of a known or declared type")]
    [InlineData("extension-definition--1e7d9d34-343c-419a-8e40-d16addf764ab", "is not declared in the bundle as property-extension")]
    [InlineData("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", "names no marking of the bundle")]
    public void A_bundle_without_one_of_its_declarations_is_refused(string id, string objection)
    {
        var bundle = Good();
        var objects = bundle["objects"]!.AsArray();
        objects.Remove(objects.Single(one => (string?)one!["id"] == id));
        Assert.Contains(StixValidator.Objections(bundle), said => said.Contains(objection, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[ipv4-addr:value = '198.51.100.1'] FOLLOWEDBY ([ipv4-addr:value = '198.51.100.2'] AND [domain-name:value LIKE 'a%']) WITHIN 600 SECONDS")]
    [InlineData("[file:size > 10 AND (file:size <= 20 OR file:name NOT IN ('a', 'b''s'))]", false)]
    [InlineData("[file:hashes.'SHA-256' = 'aa' OR file:sections[*].size >= 1.5] REPEATS 3 TIMES START t'2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00.5Z'")]
    [InlineData("[EXISTS windows-registry-key:values]")]
    [InlineData("[artifact:payload_bin = b'QQ==' AND artifact:x = h'0aff' AND artifact:is_on = true]")]
    [InlineData("[artifact:payload_bin = h'0af']", false)]
    [InlineData("[ipv4-addr:value = '1'] AND", false)]
    [InlineData("[ipv4-addr:value == 01]", false)]
    [InlineData("", false)]
    [InlineData("[ipv4-addr:value = '1' and ipv4-addr:value = '2']", false)]
    [InlineData("[artifact:is_on = TRUE]", false)]
    [InlineData("[artifact:is_on > true]", false)]
    [InlineData("[file:IN = 'a']", false)]
    [InlineData("[file:name IN ()]")]
    [InlineData("[file:sections[-1].size = +3]")]
    [InlineData("[file:sections[1.5].size = 3]", false)]
    [InlineData("[file:size = 1] WITHIN -5 SECONDS", false)]
    [InlineData("[file:size = 1] REPEATS 1.5 TIMES", false)]
    [InlineData("[file:size = 1] WITHIN 2.5 SECONDS")]
    [InlineData("[artifact:payload_bin = b'Q']", false)]
    [InlineData("[file:size NOT = 1]")]
    [InlineData("[file:'a-b'.c = 'x']")]
    public void The_parser_knows_the_whole_grammar(string pattern, bool good = true)
    {
        var broken = Record.Exception(() => PatternParser.Parse(pattern));
        Assert.True(good == broken is null, broken?.Message);
        if (!good)
            Assert.IsType<PatternException>(broken);
    }

    private static JsonObject Good() => JsonNode.Parse(new StixBundleWriter().Write(ACampaign.WithEverything.Bundle()))!.AsObject();

    private static JsonObject Target(JsonObject bundle, string where)
    {
        if (where == "bundle")
            return bundle;
        var (type, inner) = where.Split(':') is [var outer, var name] ? (outer, name) : (where, null);
        var one = bundle["objects"]!.AsArray().Select(node => node!.AsObject()).First(node => (string?)node["type"] == type && (inner is null || node.ContainsKey(inner)));
        return inner is null ? one : one[inner] is JsonArray list ? list[0]!.AsObject() : one[inner]!.AsObject();
    }

    // "name" removes; "name=text", "name=#number", "name=null", "name={}", "name=[text]" set.
    private static void Change(JsonObject one, string change)
    {
        var at = change.IndexOf('=', StringComparison.Ordinal);
        if (at < 0)
        {
            Assert.True(one.Remove(change));
            return;
        }

        var (name, value) = (change[..at], change[(at + 1)..]);
        one[name] = value switch
        {
            "null" => null,
            "{}" => new JsonObject { ["extension_type"] = "property-extension" },
            "[]" => new JsonArray(),
            ['#', .. var number] => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture),
            ['[', .. var entry, ']'] when name != "pattern" => new JsonArray(entry),
            _ => value,
        };
    }
}
