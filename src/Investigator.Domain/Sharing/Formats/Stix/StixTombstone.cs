using System.Text.Json;
using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>The last version of an object that was taken back: revoked (STIX 2.1, section 3.2), with its id, its markings and what its type requires, and none of what it said.</summary>
internal static class StixTombstone
{
    private static readonly string[] s_kept =
        ["type", "spec_version", "id", "created_by_ref", "created", "object_marking_refs", "relationship_type", "source_ref", "target_ref", "pattern_type", "pattern_version", "valid_from",
         "sighting_of_ref", "where_sighted_refs", "object_refs", "first_observed", "last_observed", "number_observed", "opinion", "context", "published", "indicator_types", "report_types"];

    private static readonly string s_nothing = StixObservable.IdOf(new(IndicatorKind.EmailDomain, "revoked.invalid"));

    /// <returns><c>null</c> for what has no versions: observables, markings, declarations and identities say nothing of a campaign by themselves.</returns>
    internal static SharedObject? Of(SharedObject one, DateTimeOffset at)
    {
        var json = JsonNode.Parse(one.Json.Span)!.AsObject();
        if (!json.ContainsKey("modified") || !json.ContainsKey("object_marking_refs")) return null;
        var grave = new JsonObject();
        foreach (var name in s_kept)
            if (json.TryGetPropertyValue(name, out var value)) grave[name] = value!.DeepClone();
        if (json.ContainsKey("name")) grave["name"] = "(revoked)";
        if (json.ContainsKey("description")) grave["description"] = "(revoked)";
        if (json.ContainsKey("pattern")) grave["pattern"] = $"[{StixVocabulary.TraceType}:value = 'revoked']";
        // The ids of observables follow from what they say, so that an address could be tried out of them.
        if (grave["target_ref"] is { } target && !IsOfOurs((string)target!)) grave["target_ref"] = s_nothing;
        if (grave["object_refs"] is JsonArray refs)
            grave["object_refs"] = refs.Select(one => (string)one!).FirstOrDefault(one => one.StartsWith("campaign--", StringComparison.Ordinal)) is { } campaign ? new JsonArray(campaign) : new JsonArray(s_nothing);
        if (json.ContainsKey("content")) grave["content"] = "(revoked)";
        if (grave.ContainsKey("number_observed")) grave["number_observed"] = 1;
        grave["modified"] = StixIds.Time(at);
        grave["revoked"] = true;
        var version = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
        return one with { Version = version, Json = JsonSerializer.SerializeToUtf8Bytes(grave) };
    }

    private static bool IsOfOurs(string id) =>
        !(id.StartsWith("ipv", StringComparison.Ordinal) || id.StartsWith("domain-name--", StringComparison.Ordinal) || id.StartsWith("autonomous-system--", StringComparison.Ordinal)
            || id.StartsWith(StixVocabulary.TraceType, StringComparison.Ordinal));
}
