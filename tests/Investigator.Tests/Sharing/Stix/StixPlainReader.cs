using System.Text.Json.Nodes;

namespace Investigator.Tests.Sharing.Stix;

/// <summary>
/// What a reader refuses that knows the standard and takes no custom content: python-stix2 with its defaults, its rules written here from its source. One object or one reference of a type that is not the
/// standard's makes it refuse the whole bundle, also when an extension declares the type; extensions of properties it takes as they are.
/// </summary>
internal static class StixPlainReader
{
    private static readonly HashSet<string> s_meta = new(StringComparer.Ordinal) { "marking-definition", "extension-definition", "language-content" };

    internal static IReadOnlyList<string> Refusals(byte[] bundle) => Refusals(JsonNode.Parse(bundle)!.AsObject());

    internal static IReadOnlyList<string> Refusals(JsonObject bundle)
    {
        var refusals = bundle.Select(pair => pair.Key).Except(["type", "id", "objects"]).Select(extra => $"bundle: {extra} is no property").ToList();
        foreach (var one in bundle["objects"]!.AsArray().Select(node => node!.AsObject()))
            refusals.AddRange(Of(one, StixValidator.Text(one, "type")).Select(refusal => $"{StixValidator.Text(one, "id")}: {refusal}"));
        return refusals;
    }

    private static IEnumerable<string> Of(JsonObject one, string type)
    {
        if (!IsOfTheStandard(type) || !StixTypes.All.TryGetValue(type, out var rules))
        {
            yield return $"an object of the type {type}";
            yield break;
        }

        if (!StixForms.IsId(StixValidator.Text(one, "id")) || StixForms.TypeOf(StixValidator.Text(one, "id")) != type) yield return "its id is not of its type";
        foreach (var (name, node) in one)
        {
            if (!rules.Required.Contains(name) && !rules.Optional.Contains(name)) yield return $"{name} is no property of it";
            if (node is null or JsonArray { Count: 0 } or JsonObject { Count: 0 }) yield return $"{name} is empty";
            foreach (var target in Targets(name, node))
                if (!StixForms.IsId(target) || !Takes(type, name, StixForms.TypeOf(target))) yield return $"{name} leads to {target}";
        }

        foreach (var missing in rules.Required.Where(name => !one.ContainsKey(name))) yield return $"{missing} is missing";
        foreach (var name in (one["extensions"] as JsonObject ?? []).Select(pair => pair.Key).Where(name => !StixForms.IsExtensionId(name))) yield return $"{name} is no extension that it knows";
        // Without a definition of its own a marking needs an extension that says what it means.
        if (type == "marking-definition" && !(one.ContainsKey("definition") && one.ContainsKey("definition_type")) && !one.ContainsKey("extensions")) yield return "a marking that says nothing";
        if (type == "indicator" && StixValidator.Text(one, "pattern_type") == "stix" && !Parses(StixValidator.Text(one, "pattern"))) yield return "its pattern does not parse";
    }

    private static bool Takes(string type, string property, string target) => property switch
    {
        "created_by_ref" => target == "identity",
        "object_marking_refs" => target == "marking-definition",
        "observed_data_refs" => target == "observed-data",
        // Of locations too in its later versions; identities alone in all.
        "where_sighted_refs" => target == "identity",
        "sighting_of_ref" => StixTypes.DomainObjects.Contains(target),
        "object_refs" when type == "observed-data" => StixTypes.Observables.Contains(target) || target is "relationship" or "sighting",
        "object_refs" => StixTypes.Observables.Contains(target) || StixTypes.DomainObjects.Contains(target) || target is "relationship" or "sighting",
        "source_ref" or "target_ref" => StixTypes.Observables.Contains(target) || StixTypes.DomainObjects.Contains(target),
        _ => false,
    };

    private static IEnumerable<string> Targets(string name, JsonNode? node) => name switch
    {
        _ when name.EndsWith("_refs", StringComparison.Ordinal) => (node as JsonArray)?.Select(entry => (string?)entry ?? "") ?? [],
        _ when name.EndsWith("_ref", StringComparison.Ordinal) => [(string?)node ?? ""],
        _ => [],
    };

    private static bool IsOfTheStandard(string type) => StixTypes.DomainObjects.Contains(type) || StixTypes.Observables.Contains(type) || s_meta.Contains(type) || type is "relationship" or "sighting";

    private static bool Parses(string pattern)
    {
        try
        {
            PatternParser.Parse(pattern);
            return true;
        }
        catch (PatternException)
        {
            return false;
        }
    }
}
