using System.Globalization;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>One JSON object per line, its fields named as the columns of the CSV form.</summary>
internal sealed class NdjsonReader : IInboundReader
{
    public string Id => "ndjson";

    public InboundReading Read(ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        var notes = new ReadingNotes(Id);
        var number = 0;
        foreach (var range in content.Span.Split((byte)'\n'))
        {
            number++;
            var (from, length) = range.GetOffsetAndLength(content.Length);
            var line = content.Slice(from, length);
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"line {number}");
            if (notes.IsFull)
            {
                notes.Fault(place, "more than 25,000 lines; the rest was not taken");
                break;
            }

            if (length > InboundLimits.LineLength) notes.Fault(place, "it is longer than 65,536 bytes");
            else Take(line, place, notes, now);
        }

        return notes.Done();
    }

    private static void Take(ReadOnlyMemory<byte> line, string place, ReadingNotes notes, DateTimeOffset now)
    {
        var (document, wrong) = JsonFields.Parse(line);
        if (document is null)
        {
            notes.Fault(place, wrong!);
            return;
        }

        using (document)
        {
            var root = document.RootElement;
            OwnLine.Take(name => root.Text(name), place, notes, now);
        }
    }
}
