using System.Text.Json;
using System.Text.Json.Nodes;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>A sighting as a STIX bundle (STIX 2.1, section 5.2). A count of zero is the standard's way to say that something was looked for and not seen. Accounts stay at home.</summary>
internal static class SightingBundle
{
    private const long MostCounted = 999_999_999;

    internal static byte[] Write(ReportedIndicator report, SightingFigures figures, string producerName, DateTimeOffset created, DateTimeOffset modified)
    {
        var producer = StixIds.Of("identity", producerName);
        // As closed as what it answers, and never more open than amber: that something was seen here is this provider's own affair.
        var marking = report.Marking is { } light && light > TrafficLight.Amber ? light : TrafficLight.Amber;
        var id = StixIds.Of("sighting", producerName, report.ObjectId);
        var sighting = new JsonObject
        {
            ["type"] = "sighting",
            ["spec_version"] = "2.1",
            ["id"] = id,
            ["created_by_ref"] = producer,
            ["created"] = StixIds.Time(created),
            ["modified"] = StixIds.Time(modified),
            ["object_marking_refs"] = new JsonArray(StixVocabulary.MarkingId(marking)),
            ["count"] = Math.Clamp(figures.Requests, 0, MostCounted),
            ["sighting_of_ref"] = report.ObjectId,
            ["where_sighted_refs"] = new JsonArray(producer),
        };
        if (figures.FirstAt is { } first && figures.LastAt is { } last) StixFrame.Seen(sighting, first, last);
        JsonArray objects = [StixFixedObjects.Identity(producer, SharedText.Clean(producerName, SharedText.MaxName)), StixFixedObjects.Marking(marking), sighting];
        if (figures.IsFalse) objects.Add(Opinion(report, producer, producerName, marking, created, modified));
        var bundle = new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = StixIds.Of("bundle", id, StixIds.Time(modified)),
            ["objects"] = objects,
        };
        return JsonSerializer.SerializeToUtf8Bytes(bundle);
    }

    // A count says how often, and nothing of who: that the indicator is wrong is an opinion (STIX 2.1, section 4.15).
    private static JsonObject Opinion(ReportedIndicator report, string producer, string producerName, TrafficLight marking, DateTimeOffset created, DateTimeOffset modified) => new()
    {
        ["type"] = "opinion",
        ["spec_version"] = "2.1",
        ["id"] = StixIds.Of("opinion", producerName, report.ObjectId),
        ["created_by_ref"] = producer,
        ["created"] = StixIds.Time(created),
        ["modified"] = StixIds.Time(modified),
        ["object_marking_refs"] = new JsonArray(StixVocabulary.MarkingId(marking)),
        ["explanation"] = "A person here found that what matches it is honest use.",
        ["opinion"] = "strongly-disagree",
        ["object_refs"] = new JsonArray(report.ObjectId),
    };
}
