using System.Text.Json;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>STIX 2.1: a bundle, or the envelope of a TAXII server. Indicators and sightings of indicators are taken; all other objects are passed over, and no reference is followed.</summary>
internal sealed class StixReader : IInboundReader
{
    public string Id => "stix";

    public InboundReading Read(ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        var (document, wrong) = JsonFields.Parse(content);
        if (document is null) return InboundReading.Refused(Id, wrong!);
        using (document)
        {
            // TAXII and STIX leave empty lists out: then there is nothing to read, and nothing wrong.
            var root = document.RootElement;
            if (root.Field("objects") is not { } objects) return root.Field("more") is not null || root.Text("type") == "bundle" ? new(Id, [], 0, [], 0, null) : InboundReading.Refused(Id, "It has no list of objects.");
            if (objects.ValueKind is not JsonValueKind.Array) return InboundReading.Refused(Id, "Its objects are no list.");
            if (objects.GetArrayLength() > InboundLimits.Objects) return InboundReading.Refused(Id, "It holds more than 25,000 objects. Send it in parts.");
            var notes = new ReadingNotes(Id);
            foreach (var one in objects.EnumerateArray()) Take(one, notes, now);
            return notes.Done();
        }
    }

    private static void Take(JsonElement one, ReadingNotes notes, DateTimeOffset now)
    {
        notes.Count();
        var (type, id) = (one.Text("type"), one.Text("id"));
        if (type == "sighting" && id is { Length: > 10 and <= InboundLimits.IdLength } && one.Time("modified") is { } told && one.Text("sighting_of_ref") is { Length: <= InboundLimits.IdLength } of && of.StartsWith("indicator--", StringComparison.Ordinal))
        {
            notes.Hear(new(id, of, Math.Max(0, one.Number("count") ?? 1), one.Time("first_seen"), one.Time("last_seen"), told > now ? now : told, one.Truth("revoked")));
            return;
        }

        if (type != "indicator")
        {
            if (type is null || id is null) notes.Fault(id ?? "(no id)", "an object needs a type and an id");
            else notes.PassOver();
            return;
        }

        if (id is not { Length: > 12 and <= InboundLimits.IdLength } || !id.StartsWith("indicator--", StringComparison.Ordinal)) notes.Fault(id ?? "(no id)", "that is no id of an indicator");
        else if (one.Text("spec_version") is not "2.1") notes.Fault(id, "only STIX 2.1 is read");
        else if (one.Text("pattern") is not { } pattern) notes.Fault(id, "it has no pattern");
        else if (pattern.Length > InboundLimits.PatternLength) notes.Fault(id, "its pattern is longer than 4,000 characters");
        else if (one.Time("modified") is not { } modified) notes.Fault(id, "it does not say when it was modified");
        else Report(one, id, pattern, modified, notes, now);
    }

    private static void Report(JsonElement one, string id, string pattern, DateTimeOffset modified, ReadingNotes notes, DateTimeOffset now)
    {
        var draft = new ReportedDraft
        {
            ExternalId = id,
            ObjectId = id,
            Author = one.Text("created_by_ref"),
            Pattern = SharedText.Clean(pattern, InboundLimits.PatternLength),
            Name = SharedText.Clean(one.Text("name") ?? "", SharedText.MaxName),
            Confidence = Math.Clamp(one.Number("confidence") ?? 50, 0, 100),
            ValidFrom = one.Time("valid_from") ?? modified,
            ValidUntil = one.Time("valid_until"),
            ModifiedAt = modified > now ? now : modified,
            Marking = MarkingOf(one),
            IsWithdrawn = one.Truth("revoked"),
        };
        var matches = draft.IsWithdrawn || one.Text("pattern_type") is "stix" ? ReportedPattern.Read(pattern)
            : [PatternMatch.No($"its pattern is written in \"{SharedText.Clean(one.Text("pattern_type") ?? "", 40)}\", not in STIX")];
        foreach (var (number, match) in matches.Index())
        {
            if (notes.IsFull)
            {
                notes.Fault(id, "more than 25,000 alternatives in all; the rest was not taken");
                return;
            }

            // Each alternative is looked for by itself; the first keeps the id, so that a withdrawal finds it.
            notes.Add(draft with { ExternalId = PartOf(id, number), Kind = match.Kind, Value = match.Value, WhyNot = match.WhyNot });
        }
    }

    /// <summary>The id of an alternative of a pattern.</summary>
    internal static string PartOf(string id, int number) => number == 0 ? id : $"{id}#{number + 1}";

    private static TrafficLight? MarkingOf(JsonElement one)
    {
        var refs = one.Texts("object_marking_refs").ToHashSet(StringComparer.Ordinal);
        return Enum.GetValues<TrafficLight>().Where(light => refs.Contains(StixVocabulary.MarkingId(light))).Select(light => (TrafficLight?)light).Max();
    }
}
