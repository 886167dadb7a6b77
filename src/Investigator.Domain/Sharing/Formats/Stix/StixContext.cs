using System.Globalization;
using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>What stands around the findings: whose work it is held to be, what to do, what was seen where, how sure the producer is, and the two collections of it all.</summary>
internal sealed class StixContext(Bundle bundle, StixFrame frame)
{
    // count of a sighting ends here (STIX 2.1, section 5.2).
    private const long MostSighted = 999_999_999;

    /// <summary>An intrusion set, only when the bundle was asked for with the attribution.</summary>
    internal IEnumerable<JsonObject> Attribution()
    {
        if (bundle.Attribution is not { } attribution) yield break;
        var set = frame.Sdo("intrusion-set", frame.Id("intrusion-set"));
        set["name"] = StixFrame.Name(attribution.Statement);
        set["description"] = "Attributed by people of the producer; an assessment, not a record.";
        set["goals"] = new JsonArray("Training another model on a language model's outputs.");
        set["confidence"] = Math.Clamp(attribution.Confidence, 0, 100);
        yield return set;
        yield return frame.Relationship("attributed-to", frame.Campaign, frame.Id("intrusion-set"));
    }

    internal IEnumerable<JsonObject> CourseOfAction(IReadOnlyList<JsonObject> attackPatterns)
    {
        var course = frame.Sdo("course-of-action", frame.Id("course-of-action"));
        course["name"] = "Review accounts that meet several indicators";
        course["description"] = "One indicator alone is a lead, not a verdict: addresses change hands and tools are popular. Look for accounts that meet several of them, compare them with honest look-alikes, act reversibly first, and let people decide.";
        yield return course;
        foreach (var one in attackPatterns) yield return frame.Relationship("mitigates", frame.Id("course-of-action"), (string)one["id"]!);
    }

    internal IEnumerable<JsonObject> Closing(IReadOnlyList<JsonObject> attackPatterns, StixInfrastructure infrastructure, IReadOnlyList<string> indicators)
    {
        yield return Sighting(infrastructure);
        yield return Opinion();
        yield return Note();
        List<string> things = [frame.Campaign, .. attackPatterns.Select(one => (string)one["id"]!), .. infrastructure.Ids, .. infrastructure.ObservedIds, .. indicators];
        if (indicators.Count > 0 || infrastructure.Ids.Any()) yield return Grouping([frame.Campaign, .. infrastructure.Ids, .. indicators]);
        yield return Report(things);
    }

    private JsonObject Sighting(StixInfrastructure infrastructure)
    {
        var sighting = frame.Sdo("sighting", frame.Id("sighting"));
        StixFrame.Seen(sighting, bundle.FirstSeenAt, bundle.LastSeenAt);
        if (bundle.Harvest is { } harvest) sighting["count"] = Math.Clamp(harvest.Exchanges, 0, MostSighted);
        sighting["sighting_of_ref"] = frame.Campaign;
        sighting["where_sighted_refs"] = new JsonArray(frame.Producer);
        if (infrastructure.ObservedIds.Any()) sighting["observed_data_refs"] = Refs(infrastructure.ObservedIds);
        sighting["summary"] = true;
        return sighting;
    }

    private JsonObject Opinion()
    {
        var opinion = frame.Sdo("opinion", frame.Id("opinion"));
        opinion["explanation"] = string.Create(CultureInfo.InvariantCulture, $"That the accounts are one campaign: people confirmed them; the producer's confidence is {bundle.Confidence} of 100.");
        opinion["opinion"] = bundle.Confidence switch
        {
            >= 80 => "strongly-agree",
            >= 60 => "agree",
            >= 40 => "neutral",
            >= 20 => "disagree",
            _ => "strongly-disagree",
        };
        opinion["object_refs"] = new JsonArray(frame.Campaign);
        return opinion;
    }

    private JsonObject Note()
    {
        var note = frame.Sdo("note", frame.Id("note"));
        note["abstract"] = "How to read these indicators";
        note["content"] = string.Create(CultureInfo.InvariantCulture,
            $"They hold from {StixIds.Time(bundle.ValidFrom)} until {StixIds.Time(bundle.ValidUntil)}. Resources that few members used, or that many accounts outside the campaign use, were left out. Account, payment, device and e-mail values are keyed hashes that only holders of the key can compare. No prompt, response or name is in here.");
        note["object_refs"] = new JsonArray(frame.Campaign);
        return note;
    }

    private JsonObject Grouping(IReadOnlyList<string> things)
    {
        var grouping = frame.Sdo("grouping", frame.Id("grouping"));
        grouping["name"] = "Indicators and infrastructure of the pool";
        grouping["context"] = "suspicious-activity";
        grouping["object_refs"] = Refs(things);
        return grouping;
    }

    private JsonObject Report(IReadOnlyList<string> things)
    {
        var report = frame.Sdo("report", frame.Id("report"));
        report["name"] = StixFrame.Name($"Model distillation: {bundle.CampaignName}");
        report["report_types"] = new JsonArray("campaign", "indicator");
        report["published"] = StixIds.Time(bundle.ComposedAt);
        report["object_refs"] = Refs(things);
        return report;
    }

    private static JsonArray Refs(IEnumerable<string> ids) => new([.. ids.Distinct(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]);
}
