using System.Globalization;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>One indicator by the names of the columns that this console writes: <c>type</c>, <c>value</c>, <c>confidence</c>, <c>first_seen</c>, <c>valid_from</c>, <c>valid_until</c>, <c>tlp</c>, <c>campaign</c>.</summary>
internal static class OwnLine
{
    internal static void Take(Func<string, string?> field, string place, ReadingNotes notes, DateTimeOffset now)
    {
        notes.Count();
        var (word, value) = (field("type"), field("value"));
        if (value is not { Length: > 0 and <= InboundLimits.PatternLength })
        {
            notes.Fault(place, "it has no value, or one that is too long");
            return;
        }

        if (Enum.GetValues<IndicatorKind>().Where(one => one.Word() == word).Select(one => (IndicatorKind?)one).SingleOrDefault() is not { } kind)
        {
            notes.Fault(place, $"the type \"{word}\" is not known here");
            return;
        }

        var match = ReportedValue.Of(kind, value);
        // Lines have no id of their own: campaign, type and value are one.
        var id = StixIds.Of("line", field("campaign_id") ?? "", word!, match.Value);
        var validFrom = JsonFields.TimeOf(field("valid_from"));
        notes.Add(new()
        {
            ExternalId = id,
            ObjectId = id,
            Kind = match.Kind,
            Value = match.Value,
            WhyNot = match.WhyNot,
            Pattern = SharedText.Clean($"{word}: {value}", InboundLimits.PatternLength),
            Name = SharedText.Clean(field("campaign") ?? "", SharedText.MaxName),
            Confidence = int.TryParse(field("confidence"), NumberStyles.None, CultureInfo.InvariantCulture, out var confidence) ? Math.Clamp(confidence, 0, 100) : 50,
            ValidFrom = validFrom ?? JsonFields.TimeOf(field("first_seen")) ?? now,
            ValidUntil = JsonFields.TimeOf(field("valid_until")),
            ModifiedAt = validFrom < now ? validFrom.Value : now,
            Marking = Enum.GetValues<TrafficLight>().Where(light => string.Equals(light.Label(), field("tlp"), StringComparison.OrdinalIgnoreCase)).Select(light => (TrafficLight?)light).SingleOrDefault(),
            IsWithdrawn = field("revoked") is "true" or "1",
        });
    }
}
