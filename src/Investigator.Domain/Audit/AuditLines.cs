using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Investigator.Domain.Audit;

/// <summary>The audit as NDJSON: one entry a line, with all that its hash was made of, so that the chain can be checked without the database.</summary>
public static class AuditLines
{
    private const int LongestLine = 1 << 20;

    /// <summary>The entry as one line, without a line end.</summary>
    public static string Write(AuditEntry entry) => JsonSerializer.Serialize(new Line(
        entry.Sequence, entry.At, entry.PersonId, entry.PersonName, entry.Act, entry.Subject, entry.Detail, entry.PreviousHash, entry.Hash));

    /// <summary>The entry on a line, or <c>null</c> when the line is not, byte by byte, what <see cref="Write"/> makes of an entry: JSON has many ways to say the same, and to say two things at once.</summary>
    public static AuditEntry? Read(string line)
    {
        try
        {
            if (JsonSerializer.Deserialize<Line>(line) is not { } said) return null;
            var entry = AuditEntry.Stored(said.Sequence, said.At, said.PersonId, said.PersonName, said.Act, said.Subject, said.Detail, said.PreviousHash, said.Hash);
            return Write(entry) == line ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The entries of an export, in its order.</summary>
    /// <exception cref="InvalidDataException">A line is no entry; the message says which.</exception>
    public static IEnumerable<AuditEntry> ReadAll(Stream export)
    {
        using var text = new StreamReader(export, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        for (long number = 1; Next(text, number) is { } line; number++) yield return Read(line) ?? throw Broken(number);
    }

    // Only a line feed ends a line: to TextReader.ReadLine a carriage return does as well, and one written over the other would not be seen.
    private static string? Next(StreamReader text, long number)
    {
        var line = new StringBuilder();
        try
        {
            while (text.Read() is >= 0 and var read)
            {
                if (read == '\n') return line.ToString();
                if (line.Length == LongestLine) throw Broken(number);
                line.Append((char)read);
            }
        }
        catch (DecoderFallbackException)
        {
            throw Broken(number);
        }

        return line.Length == 0 ? null : throw Broken(number);
    }

    private static InvalidDataException Broken(long number) => new($"Line {number} is no audit entry: it was changed, cut, or belongs to another file.");

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Line(
        [property: JsonPropertyName("sequence"), JsonRequired] long Sequence, [property: JsonPropertyName("at"), JsonRequired] DateTimeOffset At,
        [property: JsonPropertyName("person_id"), JsonRequired] string PersonId, [property: JsonPropertyName("person_name"), JsonRequired] string PersonName,
        [property: JsonPropertyName("act"), JsonRequired] string Act, [property: JsonPropertyName("subject"), JsonRequired] string Subject,
        [property: JsonPropertyName("detail"), JsonRequired] string Detail, [property: JsonPropertyName("previous_hash"), JsonRequired] string PreviousHash,
        [property: JsonPropertyName("hash"), JsonRequired] string Hash);
}
