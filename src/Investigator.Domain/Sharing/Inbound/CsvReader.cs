using System.Globalization;
using System.Text;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>CSV after RFC 4180 with a header of this console's own columns, in any order. One leading apostrophe of a field is taken away: the writer put it there against spreadsheets.</summary>
internal sealed class CsvReader : IInboundReader
{
    public string Id => "csv";

    internal static bool LooksLike(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf((byte)'\n');
        var header = end < 0 ? start : start[..end];
        return header.Length <= 4096 && header.IndexOf("type"u8) >= 0 && header.IndexOf("value"u8) >= 0 && header.IndexOf((byte)',') >= 0;
    }

    public InboundReading Read(ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        var notes = new ReadingNotes(Id);
        Dictionary<string, int>? columns = null;
        foreach (var (line, fields, wrong) in Records(Encoding.UTF8.GetString(content.Span)))
        {
            if (columns is null)
            {
                if (wrong is not null) return InboundReading.Refused(Id, "Its first line can't be read.");
                columns = fields.Index().DistinctBy(f => f.Item.Trim()).ToDictionary(f => f.Item.Trim(), f => f.Index, StringComparer.OrdinalIgnoreCase);
                if (!columns.ContainsKey("type") || !columns.ContainsKey("value")) return InboundReading.Refused(Id, "Its first line names no columns \"type\" and \"value\".");
                continue;
            }

            var place = string.Create(CultureInfo.InvariantCulture, $"line {line}");
            if (notes.IsFull)
            {
                notes.Fault(place, "more than 25,000 lines; the rest was not taken");
                break;
            }

            if (wrong is not null) notes.Fault(place, wrong);
            else OwnLine.Take(name => columns.TryGetValue(name, out var at) && at < fields.Count ? fields[at] : null, place, notes, now);
        }

        return notes.Done();
    }

    private static IEnumerable<(int Line, IReadOnlyList<string> Fields, string? Wrong)> Records(string text)
    {
        var (fields, field, line, began, quoted) = (new List<string>(), new StringBuilder(), 1, 1, false);
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : '\n';
            if (quoted && at == text.Length)
            {
                yield return (began, [], "a quoted field does not end");
                yield break;
            }

            if (quoted)
            {
                if (letter == '\n') line++;
                if (letter != '"') field.Append(letter);
                else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
                else quoted = false;
                if (field.Length <= InboundLimits.LineLength) continue;
                yield return (began, [], "a field is longer than 65,536 characters");
                yield break;
            }

            if (letter == '"' && field.Length == 0) quoted = true;
            else if (letter is ',' or '\n')
            {
                fields.Add(Bare(field));
                if (letter == ',') continue;
                if (fields is not [""]) yield return (began, fields, fields.Count > 200 ? "it has more than 200 fields" : null);
                (fields, line) = ([], line + 1);
                began = line;
            }
            else if (letter != '\r') field.Append(letter);
        }
    }

    private static string Bare(StringBuilder field)
    {
        var text = field.Length > 0 && field[0] == '\'' ? field.ToString(1, field.Length - 1) : field.ToString();
        field.Clear();
        return text;
    }
}
