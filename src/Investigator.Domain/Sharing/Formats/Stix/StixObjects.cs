using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>The objects of one bundle, in a fixed order.</summary>
internal sealed partial class StixObjects(Bundle bundle)
{
    private readonly string _producer = StixIds.Of("identity", bundle.ProducerName);
    private readonly string _marking = StixVocabulary.MarkingId(bundle.TrafficLight);
    private readonly string _campaign = StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId);

    internal List<JsonObject> All()
    {
        var parts = bundle.Infrastructure.SelectMany(one => one.Parts).Distinct().ToList();
        var observables = parts.Select(part => StixObservable.Of(part, _marking)).DistinctBy(one => (string)one["id"]!).ToList();
        List<JsonObject> objects = [StixFixedObjects.ProjectIdentity(), StixFixedObjects.Identity(_producer, SharedText.Clean(bundle.ProducerName, SharedText.MaxName)),
            StixFixedObjects.Marking(bundle.TrafficLight), StixFixedObjects.CountsExtension()];
        if (bundle.Indicators.Any(indicator => StixPattern.UsesTrace(indicator.Kind)) || observables.Any(one => (string)one["type"]! == StixVocabulary.TraceType))
            objects.Add(StixFixedObjects.TraceExtension());

        var campaign = Campaign();
        var behaviours = bundle.Behaviours.Select(AttackPattern).DistinctBy(one => (string)one["id"]!).ToList();
        var infrastructure = bundle.Infrastructure.Select(one => (Part: one, Object: InfrastructureOf(one))).ToList();
        var indicators = bundle.Indicators.Select(IndicatorOf).ToList();
        return [.. objects, campaign, .. behaviours, .. infrastructure.Select(one => one.Object), .. observables, .. indicators,
            .. behaviours.Select(one => Relationship("uses", campaign, one)),
            .. infrastructure.Select(one => Relationship("uses", campaign, one.Object)),
            .. infrastructure.SelectMany(one => one.Part.Parts.Select(StixObservable.IdOf).Distinct(StringComparer.Ordinal)
                .Select(id => Relationship("consists-of", (string)one.Object["id"]!, id))),
            .. indicators.Select(one => Relationship("indicates", one, campaign))];
    }

    private JsonObject Campaign()
    {
        var campaign = Sdo("campaign", _campaign);
        campaign["name"] = Name(bundle.CampaignName);
        Describe(campaign, bundle.CampaignDescription);
        campaign["first_seen"] = StixIds.Time(bundle.FirstSeenAt);
        campaign["last_seen"] = StixIds.Time(bundle.LastSeenAt);
        campaign["objective"] = "Distillation: harvesting a language model's outputs at scale to train another model.";
        campaign["confidence"] = bundle.Confidence;
        campaign["labels"] = new JsonArray("distillation");
        if (bundle.Harvest is { } harvest)
        {
            var counts = Counts(campaign);
            counts["accounts"] = harvest.Accounts;
            counts["exchanges"] = harvest.Exchanges;
            counts["tokens"] = harvest.Tokens;
        }

        if (bundle.SharingKeyId is { } keyId)
            Counts(campaign)["sharing_key_id"] = keyId;
        return campaign;
    }

    private JsonObject AttackPattern(Behaviour behaviour)
    {
        var pattern = Sdo("attack-pattern", Id("attack-pattern", behaviour.TechniqueId ?? "", behaviour.Name));
        pattern["name"] = Name(behaviour.Name);
        if (behaviour.TechniqueId is { } technique && AtlasTechnique().IsMatch(technique))
            pattern["external_references"] = new JsonArray(new JsonObject { ["source_name"] = "mitre-atlas", ["external_id"] = technique });
        if (behaviour.Share is { } share)
            Counts(pattern)["share"] = Math.Round(Math.Clamp(share, 0, 1), 4);
        return pattern;
    }

    private JsonObject InfrastructureOf(Infrastructure one)
    {
        var infrastructure = Sdo("infrastructure", Id("infrastructure", one.Name));
        infrastructure["name"] = Name(one.Name);
        Describe(infrastructure, one.Description);
        infrastructure["infrastructure_types"] = new JsonArray("unknown");
        infrastructure["confidence"] = bundle.Confidence;
        return infrastructure;
    }

    private JsonObject IndicatorOf(Indicator one)
    {
        var indicator = Sdo("indicator", Id("indicator", one.Kind.Word(), one.Value));
        indicator["name"] = one.Kind.Title();
        indicator["description"] = string.Create(CultureInfo.InvariantCulture,
            $"Seen{With(one)} from {StixIds.Time(one.FirstSeenAt)} to {StixIds.Time(one.LastSeenAt)}.");
        indicator["indicator_types"] = new JsonArray("malicious-activity");
        indicator["pattern"] = StixPattern.Of(one.Kind, one.Value);
        indicator["pattern_type"] = "stix";
        indicator["pattern_version"] = "2.1";
        indicator["valid_from"] = StixIds.Time(bundle.ValidFrom);
        indicator["valid_until"] = StixIds.Time(bundle.ValidUntil);
        indicator["confidence"] = one.Confidence;
        indicator["labels"] = new JsonArray("distillation", one.Kind.Word());
        if (one.Accounts is { } accounts)
        {
            var counts = Counts(indicator);
            counts["accounts"] = accounts;
            counts["exchanges"] = one.Exchanges;
        }

        return indicator;
    }

    private static string With(Indicator one) => one.Accounts is { } accounts
        ? string.Create(CultureInfo.InvariantCulture, $" with {accounts} accounts of the campaign in {one.Exchanges} exchanges")
        : "";

    private JsonObject Relationship(string type, JsonObject source, JsonObject target) => Relationship(type, (string)source["id"]!, (string)target["id"]!);

    private JsonObject Relationship(string type, string source, string target)
    {
        var relationship = Sdo("relationship", Id("relationship", type, source, target));
        relationship["relationship_type"] = type;
        relationship["source_ref"] = source;
        relationship["target_ref"] = target;
        return relationship;
    }

    private string Id(string type, params ReadOnlySpan<string> parts) => StixIds.Of(type, [_campaign, .. parts]);

    private JsonObject Sdo(string type, string id) => new()
    {
        ["type"] = type,
        ["spec_version"] = "2.1",
        ["id"] = id,
        ["created_by_ref"] = _producer,
        ["created"] = StixIds.Time(bundle.OpenedAt),
        ["modified"] = StixIds.Time(bundle.ComposedAt > bundle.OpenedAt ? bundle.ComposedAt : bundle.OpenedAt),
        ["object_marking_refs"] = new JsonArray(_marking),
    };

    private static JsonObject Counts(JsonObject on)
    {
        if (on["extensions"]?[StixVocabulary.CountsExtension] is JsonObject there) return there;
        var counts = new JsonObject { ["extension_type"] = "property-extension" };
        on["extensions"] = new JsonObject { [StixVocabulary.CountsExtension] = counts };
        return counts;
    }

    private static void Describe(JsonObject on, string text)
    {
        if (SharedText.Clean(text, SharedText.MaxDescription) is { Length: > 0 } clean)
            on["description"] = clean;
    }

    // A name is required and may not be empty.
    private static string Name(string text) => SharedText.Clean(text, SharedText.MaxName) is { Length: > 0 } clean ? clean : "(unnamed)";

    [GeneratedRegex(@"^AML\.T[0-9]{4}(\.[0-9]{3})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AtlasTechnique();
}
