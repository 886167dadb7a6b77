using System.Text.Json.Nodes;

namespace Investigator.Tests.Sharing.Stix;

/// <summary>
/// What the validator of OASIS says beyond the standard's MUST when it is run with all checks and warnings as errors, by the names of its checks, written here from what they are described to do. Those about
/// files, malware, locations, network traffic and sockets have nothing to look at: no such object is written.
/// </summary>
internal static class StixStrictMode
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "identity_class", "infrastructure_types", "indicator_types", "report_types", "context", "pattern_type", "roles", "primary_motivation", "secondary_motivations", "resource_level", "sophistication",
    };

    private static readonly Dictionary<string, HashSet<string>> s_deprecated = new(StringComparer.Ordinal) { ["observed-data"] = ["objects"], ["bundle"] = ["spec_version"] };

    /// <summary>The check's name and the object's id, for each objection.</summary>
    internal static IReadOnlyList<(string Check, string Id)> Warnings(byte[] bundle) => Warnings(JsonNode.Parse(bundle)!.AsObject());

    internal static IReadOnlyList<(string Check, string Id)> Warnings(JsonObject bundle)
    {
        List<JsonObject> objects = [bundle, .. bundle["objects"]!.AsArray().Select(one => one!.AsObject())];
        var warnings = new List<(string, string)>();
        foreach (var one in objects)
        {
            var id = (string)one["id"]!;
            warnings.AddRange(Of(one, (string)one["type"]!, id).Select(check => (check, id)));
        }

        warnings.AddRange(objects.GroupBy(one => (string)one["id"]!, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => ("duplicate-ids", g.Key)));
        return warnings;
    }

    private static IEnumerable<string> Of(JsonObject one, string type, string id)
    {
        // It knows the observables of the standard alone, and takes every other type for a domain object.
        var isObservable = StixTypes.Observables.Contains(type);
        if (id[(id.IndexOf("--", StringComparison.Ordinal) + 16)] != (isObservable && type != "process" ? '5' : '4')) yield return "uuid-check";
        if (!isObservable && !StixTypes.All.ContainsKey(type) && type != "bundle" && !(type.StartsWith("x-", StringComparison.Ordinal) && type.Split('-').Length >= 3)) yield return "custom-prefix";
        if (StixTypes.All.TryGetValue(type, out var rules) && !type.StartsWith("x-", StringComparison.Ordinal) && one.Any(p => !rules.Required.Contains(p.Key) && !rules.Optional.Contains(p.Key) && !(p.Key.StartsWith("x_", StringComparison.Ordinal) && p.Key.Split('_').Length >= 3))) yield return "custom-prefix";
        if (one.Where(p => s_words.Contains(p.Key)).SelectMany(p => p.Value is JsonArray list ? list.Select(v => (string)v!) : [(string)p.Value!]).Any(IsNoWord)) yield return "open-vocab-format";
        if (one["kill_chain_phases"] is JsonArray phases && phases.Any(p => IsNoWord((string)p!["kill_chain_name"]!) || IsNoWord((string)p!["phase_name"]!))) yield return "kill-chain-names";
        if (isObservable && Keys(one).Any(key => key.Any(char.IsAsciiLetterUpper))) yield return "observable-dictionary-keys";
        if (type == "marking-definition" && (string?)one["definition_type"] is { } kind && kind is not ("statement" or "tlp")) yield return "marking-definition-type";
        foreach (var (name, words) in StixTypes.Vocabularies)
            if (one[name] is { } said && (said is JsonArray several ? several.Select(v => (string)v!) : [(string)said!]).Any(word => !words.Contains(word))) yield return "all-vocabs";
        if (one["external_references"] is JsonArray references && references.Any(r => r!["url"] is not null && r["hashes"] is null)) yield return "extref-hashes";
        if (type == "relationship" && !Suggested(one)) yield return "relationship-types";
        if (type == "sighting" && one["first_seen"] is { } first && one["last_seen"] is { } last && string.CompareOrdinal((string?)last, (string?)first) <= 0) yield return "timestamp_compare";
        if (type == "indicator" && (one["name"] is null || one["description"] is null)) yield return "indicator-properties";
        if (s_deprecated.TryGetValue(type, out var gone) && one.Any(p => gone.Contains(p.Key))) yield return "deprecated-properties";
    }

    // Where the standard says "any observable", the validator has a list of the standard's own.
    private static bool Suggested(JsonObject one)
    {
        var (source, target) = (StixForms.TypeOf((string)one["source_ref"]!), StixForms.TypeOf((string)one["target_ref"]!));
        return StixTypes.Relationships.Any(row => row.Source == source && row.Type == (string)one["relationship_type"]! && (row.Targets.Contains(target) || (row.Targets.Contains("*") && StixTypes.Observables.Contains(target))));
    }

    private static IEnumerable<string> Keys(JsonObject one) => one.SelectMany(p => p.Value is JsonObject inner ? Keys(inner).Prepend(p.Key) : [p.Key]);

    private static bool IsNoWord(string text) => text.Length == 0 || text.Any(char.IsUpper) || text.Contains('_', StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal);
}
