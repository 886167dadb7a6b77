using System.Text.Json;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Events in the MISP core format: one, a list, or the answer of a search. Attributes of types that can be compared are taken; attachments and links are not opened.</summary>
internal sealed class MispReader : IInboundReader
{
    public string Id => "misp";

    public InboundReading Read(ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        var (document, wrong) = JsonFields.Parse(content);
        if (document is null) return InboundReading.Refused(Id, wrong!);
        using (document)
        {
            var notes = new ReadingNotes(Id);
            var root = document.RootElement;
            IEnumerable<JsonElement> events = root.ValueKind is JsonValueKind.Array ? root.EnumerateArray() : root.Field("response") is { ValueKind: JsonValueKind.Array } ? root.Each("response") : [root];
            foreach (var one in events)
                if (one.Field("Event") is { ValueKind: JsonValueKind.Object } found) Take(found, notes, now);
                else notes.Fault("(event)", "that is no event");
            return notes.Done();
        }
    }

    private static void Take(JsonElement found, ReadingNotes notes, DateTimeOffset now)
    {
        var marking = MarkingOf(found);
        var info = SharedText.Clean(found.Text("info") ?? "", SharedText.MaxName);
        foreach (var attribute in found.Each("Attribute").Concat(found.Each("Object").SelectMany(one => one.Each("Attribute"))))
        {
            if (notes.IsFull)
            {
                notes.Fault(info, "more than 25,000 attributes in all; the rest was not taken");
                return;
            }

            Take(attribute, info, MarkingOf(attribute) ?? marking, notes, now);
        }
    }

    private static void Take(JsonElement attribute, string info, TrafficLight? marking, ReadingNotes notes, DateTimeOffset now)
    {
        notes.Count();
        var (id, type, value) = (attribute.Text("uuid"), attribute.Text("type"), attribute.Text("value"));
        if (id is not { Length: 36 } || !Guid.TryParse(id, out _) || type is null || value is null)
        {
            notes.Fault(id ?? "(attribute)", "an attribute needs a uuid, a type and a value");
            return;
        }

        var comment = attribute.Text("comment") ?? "";
        if (Match(type, value, comment) is not { } match)
        {
            notes.PassOver();
            return;
        }

        var modified = attribute.Seconds("timestamp") ?? now;
        notes.Add(new()
        {
            ExternalId = id.ToLowerInvariant(),
            ObjectId = id.ToLowerInvariant(),
            Kind = match.Kind,
            Value = match.Value,
            WhyNot = match.WhyNot,
            Pattern = SharedText.Clean($"{type}: {value}", InboundLimits.PatternLength),
            Name = info,
            Confidence = ConfidenceIn(comment),
            ValidFrom = attribute.Time("first_seen") ?? modified,
            ModifiedAt = modified > now ? now : modified,
            Marking = marking,
            IsWithdrawn = attribute.Truth("deleted"),
        });
    }

    private static PatternMatch? Match(string type, string value, string comment) => type switch
    {
        "ip-src" or "ip-dst" when value.Contains('/', StringComparison.Ordinal) => ReportedValue.Of(IndicatorKind.NetworkPrefix, value),
        "ip-src" => ReportedValue.Of(IndicatorKind.IpAddress, value),
        "ip-dst" => PatternMatch.No("it is an address that others call; here only callers are seen"),
        "AS" => ReportedValue.Of(IndicatorKind.AutonomousSystem, value),
        "domain" or "email-src-domain" => ReportedValue.Of(IndicatorKind.EmailDomain, value),
        "user-agent" or "http-user-agent" => ReportedValue.Of(IndicatorKind.UserAgent, value),
        "ja4-fingerprint-tls" or "ja4" => ReportedValue.Of(IndicatorKind.TlsFingerprint, value),
        // What MISP has no type for leaves this console as "other", its kind first in the comment.
        "other" => Enum.GetValues<IndicatorKind>().Where(kind => comment.Split(';')[0] == kind.Word()).Select(kind => ReportedValue.Of(kind, value)).FirstOrDefault(),
        "email-src" or "email" or "hostname" or "url" or "ip-src|port" or "ja3-fingerprint-md5" => PatternMatch.No($"this console keeps nothing that answers {type}"),
        _ => null,
    };

    private static int ConfidenceIn(string comment)
    {
        const string Word = "confidence ";
        var at = comment.IndexOf(Word, StringComparison.Ordinal);
        var digits = at < 0 ? "" : new string([.. comment.Skip(at + Word.Length).TakeWhile(char.IsAsciiDigit).Take(3)]);
        return digits.Length > 0 ? Math.Clamp(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), 0, 100) : 50;
    }

    private static TrafficLight? MarkingOf(JsonElement one)
    {
        var tags = one.Each("Tag").Select(tag => tag.Text("name")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enum.GetValues<TrafficLight>().Where(light => tags.Contains($"tlp:{light.Word()}")).Select(light => (TrafficLight?)light).Max();
    }
}
