using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>What all objects of a bundle have in common: producer, marking, times, ids from the campaign.</summary>
internal sealed class StixFrame(Bundle bundle)
{
    private readonly string _marking = StixVocabulary.MarkingId(bundle.TrafficLight);

    internal string Producer { get; } = StixIds.Of("identity", bundle.ProducerName);

    internal string Campaign { get; } = StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId);

    internal string Marking => _marking;

    internal string Modified { get; } = StixIds.Time(bundle.ComposedAt > bundle.OpenedAt ? bundle.ComposedAt : bundle.OpenedAt);

    internal string Id(string type, params ReadOnlySpan<string> parts) => StixIds.Of(type, [Campaign, .. parts]);

    /// <summary>A domain or relationship object with its common properties.</summary>
    internal JsonObject Sdo(string type, string id) => new()
    {
        ["type"] = type,
        ["spec_version"] = "2.1",
        ["id"] = id,
        ["created_by_ref"] = Producer,
        ["created"] = StixIds.Time(bundle.OpenedAt),
        ["modified"] = Modified,
        ["object_marking_refs"] = new JsonArray(_marking),
    };

    internal JsonObject Relationship(string type, string source, string target)
    {
        var relationship = Sdo("relationship", Id("relationship", type, source, target));
        relationship["relationship_type"] = type;
        relationship["source_ref"] = source;
        relationship["target_ref"] = target;
        return relationship;
    }

    /// <summary>The body of the counts extension on an object.</summary>
    internal static JsonObject Counts(JsonObject on)
    {
        if (on["extensions"]?[StixVocabulary.CountsExtension] is JsonObject there) return there;
        var counts = new JsonObject { ["extension_type"] = "property-extension" };
        on["extensions"] = new JsonObject { [StixVocabulary.CountsExtension] = counts };
        return counts;
    }

    /// <summary>
    /// From when to when a sighting was. The standard lets both be the same (section 5.2), the validator of OASIS asks that the last is later: what was seen at one moment has a first time alone.
    /// </summary>
    internal static void Seen(JsonObject sighting, DateTimeOffset first, DateTimeOffset last)
    {
        var (from, until) = (StixIds.Time(first), StixIds.Time(last));
        sighting["first_seen"] = from;
        if (string.CompareOrdinal(until, from) > 0) sighting["last_seen"] = until;
    }

    internal static void Describe(JsonObject on, string text)
    {
        if (SharedText.Clean(text, SharedText.MaxDescription) is { Length: > 0 } clean)
            on["description"] = clean;
    }

    /// <summary>A name is required and may not be empty.</summary>
    internal static string Name(string text) => SharedText.Clean(text, SharedText.MaxName) is { Length: > 0 } clean ? clean : "(unnamed)";
}
