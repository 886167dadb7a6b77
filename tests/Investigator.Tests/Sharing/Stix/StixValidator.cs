using System.Text.Json;
using System.Text.Json.Nodes;

namespace Investigator.Tests.Sharing.Stix;

/// <summary>
/// A strict reading of STIX 2.1, written from the standard and sharing no code with the writer. Beyond the standard it demands that
/// all references resolve inside the bundle, that open vocabularies are kept to, and that nothing is there that no table or declared extension names.
/// </summary>
internal sealed class StixValidator
{
    private readonly List<string> _objections = [];
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);

    private StixValidator() { }

    internal static IReadOnlyList<string> Objections(byte[] file) => Objections(JsonNode.Parse(file)!.AsObject());

    internal static IReadOnlyList<string> Objections(JsonObject bundle)
    {
        var validator = new StixValidator();
        validator.Bundle(bundle);
        return validator._objections;
    }

    private void Bundle(JsonObject bundle)
    {
        foreach (var extra in bundle.Select(pair => pair.Key).Except(["type", "id", "objects"]))
            Object("bundle", $"unknown property {extra}");
        if (Text(bundle, "type") != "bundle" || !IsIdOf(Text(bundle, "id"), "bundle"))
            Object("bundle", "type or id is wrong");
        if (bundle["objects"] is not JsonArray { Count: > 0 } objects)
        {
            Object("bundle", "no objects");
            return;
        }

        foreach (var one in objects.OfType<JsonObject>())
            if (!_byId.TryAdd(Text(one, "id"), one))
                Object(Text(one, "id"), "id is there twice");
        foreach (var one in objects.OfType<JsonObject>())
            One(one);
    }

    private void One(JsonObject one)
    {
        var (id, type) = (Text(one, "id"), Text(one, "type"));
        if (!StixTypes.All.TryGetValue(type, out var rules))
        {
            Object(id, $"unknown type {type}");
            return;
        }

        if (!StixForms.IsTypeName(type) || !IsIdOf(id, type))
            Object(id, "id is not type--uuid");
        if (one.ContainsKey("spec_version") && Text(one, "spec_version") != "2.1")
            Object(id, "spec_version is not 2.1");
        foreach (var missing in rules.Required.Where(name => !one.ContainsKey(name)))
            Object(id, $"{missing} is missing");
        foreach (var unknown in one.Select(pair => pair.Key).Except(rules.Required).Except(rules.Optional))
            Object(id, $"unknown property {unknown}");
        Properties(id, one);
        Order(id, one);
        new StixExtensions(_byId, Object).Check(id, one);
        if (rules.IsObservable && StixForms.ObservableId(type, one, rules.Contributing!) != id)
            Object(id, "id does not follow from the id-contributing properties");
        switch (type)
        {
            case "indicator": Indicator(id, one); break;
            case "relationship": Relationship(id, one); break;
            case "marking-definition": Marking(id, one); break;
            case "observed-data": Observed(id, one); break;
            case "sighting": Sighting(id, one); break;
            case "grouping" or "report" or "note" or "opinion": Refs(id, one, "object_refs"); break;
            case "ipv4-addr" or "ipv6-addr": Address(id, type, Text(one, "value")); break;
            case "domain-name" when Uri.CheckHostName(Text(one, "value")) != UriHostNameType.Dns: Object(id, "value is no domain name"); break;
            default: break;
        }
    }

    private void Properties(string id, JsonObject one)
    {
        foreach (var (name, node) in one)
        {
            if (!StixForms.IsPropertyName(name))
                Object(id, $"{name} is no property name");
            if (node is null or JsonArray { Count: 0 } or JsonObject { Count: 0 })
                Object(id, $"{name} is null or empty");
            else if (StixTypes.Timestamps.Contains(name) && !StixForms.IsTimestamp(Text(one, name)))
                Object(id, $"{name} is no timestamp with milliseconds and Z");
            else if (StixTypes.Strings.Contains(name) && (node.GetValueKind() != JsonValueKind.String || Text(one, name).Length == 0))
                Object(id, $"{name} is no text");
            else if (StixTypes.StringLists.Contains(name) && (node is not JsonArray list || list.Any(entry => entry?.GetValueKind() != JsonValueKind.String)))
                Object(id, $"{name} is no list of texts");
            else if (name == "confidence" && !(IsWhole(node) && node.GetValue<long>() is >= 0 and <= 100))
                Object(id, "confidence is not 0 to 100");
            else if (name == "number" && !(IsWhole(node) && node.GetValue<long>() is >= 0 and <= uint.MaxValue))
                Object(id, "number is no AS number");
            else
                References(id, one, name, node);
        }
    }

    private void References(string id, JsonObject one, string name, JsonNode node)
    {
        if (name == "created_by_ref" && !Resolves(Text(one, name), "identity"))
            Object(id, "created_by_ref names no identity of the bundle");
        if (name == "object_marking_refs")
            foreach (var mark in node.AsArray().Where(mark => !Resolves((string)mark!, "marking-definition")))
                Object(id, $"object_marking_refs: {mark} names no marking of the bundle");
        if (name == "kill_chain_phases")
            KillChain(id, node);
        if (name == "external_references")
            foreach (var reference in node.AsArray().Select(reference => reference!.AsObject()))
                if (Text(reference, "source_name").Length == 0 || !(reference.ContainsKey("external_id") || reference.ContainsKey("url") || reference.ContainsKey("description"))
                    || reference.Any(pair => pair.Key is not ("source_name" or "external_id" or "url" or "description" or "hashes")))
                    Object(id, "external_references: source_name and one of external_id, url, description are needed, nothing else");
        if (StixTypes.Vocabularies.TryGetValue(name, out var words))
            foreach (var word in (node as JsonArray)?.Select(entry => (string)entry!) ?? [Text(one, name)])
                if (!words.Contains(word))
                    Object(id, $"{name}: '{word}' is not in the vocabulary");
    }

    private void Order(string id, JsonObject one)
    {
        foreach (var (first, second, equal) in new[] { ("created", "modified", true), ("first_seen", "last_seen", true), ("valid_from", "valid_until", false), ("start_time", "stop_time", false), ("first_observed", "last_observed", true) })
        {
            if (!one.ContainsKey(first) || !one.ContainsKey(second))
                continue;
            var order = string.CompareOrdinal(Text(one, first), Text(one, second));
            if (order > 0 || (order == 0 && !equal))
                Object(id, $"{second} is not after {first}");
        }
    }

    private void Indicator(string id, JsonObject one)
    {
        if (Text(one, "pattern_type") != "stix")
            return;
        try
        {
            foreach (var comparison in PatternParser.Parse(Text(one, "pattern")))
                PatternPaths.Check(comparison, type => _byId.Values.Any(known => Text(known, "type") == "extension-definition" && Text(known, "schema").Contains(type, StringComparison.Ordinal)));
        }
        catch (PatternException broken)
        {
            Object(id, $"pattern: {broken.Message}");
        }
    }

    private void Relationship(string id, JsonObject one)
    {
        var (source, type, target) = (Text(one, "source_ref"), Text(one, "relationship_type"), Text(one, "target_ref"));
        foreach (var end in new[] { source, target }.Where(end => !_byId.ContainsKey(end)))
            Object(id, $"{end} is not in the bundle");
        var targetType = StixForms.TypeOf(target);
        var observable = StixTypes.All.TryGetValue(targetType, out var rules) && rules.IsObservable && !targetType.StartsWith("x-", StringComparison.Ordinal);
        if (!StixTypes.AnyToAny.Contains(type) && !StixTypes.Relationships.Any(row => row.Source == StixForms.TypeOf(source) && row.Type == type
            && (row.Targets.Contains(targetType) || (observable && row.Targets.Contains("*")))))
            Object(id, $"no relationship {StixForms.TypeOf(source)} {type} {targetType}");
    }

    // Section 4.14: only observables (or relationships between them), seen at least once.
    private void Observed(string id, JsonObject one)
    {
        Refs(id, one, "object_refs", type => StixTypes.All.TryGetValue(type, out var rules) && rules.IsObservable);
        if (one["number_observed"] is not { } number || !IsWhole(number) || number.GetValue<long>() is < 1 or > 999_999_999)
            Object(id, "number_observed is not 1 to 999,999,999");
    }

    // Section 5.2: of a domain object, by identities or locations, with observed data.
    private void Sighting(string id, JsonObject one)
    {
        var of = Text(one, "sighting_of_ref");
        if (!_byId.ContainsKey(of) || StixForms.TypeOf(of) is "relationship" or "sighting" or "marking-definition" or "extension-definition" || (StixTypes.All.TryGetValue(StixForms.TypeOf(of), out var rules) && rules.IsObservable))
            Object(id, "sighting_of_ref is no domain object of the bundle");
        Refs(id, one, "where_sighted_refs", type => type is "identity" or "location");
        Refs(id, one, "observed_data_refs", type => type == "observed-data");
        if (one["count"] is { } count && !(IsWhole(count) && count.GetValue<long>() is >= 0 and <= 999_999_999))
            Object(id, "count is not 0 to 999,999,999");
        if (one["summary"] is { } summary && summary.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            Object(id, "summary is neither true nor false");
    }

    private void Refs(string id, JsonObject one, string name, Func<string, bool>? allowed = null)
    {
        foreach (var target in (one[name] as JsonArray)?.Select(entry => (string?)entry ?? "") ?? [])
            if (!_byId.ContainsKey(target)) Object(id, $"{name}: {target} is not in the bundle");
            else if (allowed?.Invoke(StixForms.TypeOf(target)) is false) Object(id, $"{name}: {target} is of no allowed type");
    }

    private void KillChain(string id, JsonNode node)
    {
        foreach (var phase in node.AsArray().Select(entry => entry as JsonObject ?? []))
            if (Text(phase, "kill_chain_name").Length == 0 || Text(phase, "phase_name").Length == 0 || phase.Count != 2)
                Object(id, "kill_chain_phases: kill_chain_name and phase_name are needed, nothing else");
    }

    private void Marking(string id, JsonObject one)
    {
        if (!StixTypes.TrafficLights.TryGetValue(id, out var level))
            Object(id, "not one of the markings that OASIS published for TLP 2.0");
        else if (Text(one, "name") != "TLP:" + level.ToUpperInvariant() || Text(one, "created") != "2022-10-01T00:00:00.000Z"
            || (string?)one["extensions"]?[StixTypes.TrafficLightExtension]?["tlp_2_0"] != level)
            Object(id, "marking differs from the published one");
    }

    private void Address(string id, string type, string value)
    {
        var bare = value.Split('/')[0];
        var family = type == "ipv4-addr" ? System.Net.Sockets.AddressFamily.InterNetwork : System.Net.Sockets.AddressFamily.InterNetworkV6;
        if (!System.Net.IPAddress.TryParse(bare, out var address) || address.AddressFamily != family || (value != bare && !System.Net.IPNetwork.TryParse(value, out _)))
            Object(id, $"value is no {type}");
    }

    private bool Resolves(string id, string type) => StixForms.TypeOf(id) == type && _byId.ContainsKey(id);

    private void Object(string id, string objection) => _objections.Add($"{id}: {objection}");

    private static bool IsIdOf(string id, string type) => StixForms.IsId(id) && StixForms.TypeOf(id) == type;

    private static bool IsWhole(JsonNode node) => node.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<long>(out _);

    internal static string Text(JsonObject one, string name) => one[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
