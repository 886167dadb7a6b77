using System.Text.Json;
using System.Text.Json.Serialization;
using Investigator.Domain.Audit;

namespace Investigator.Web.Audit;

/// <summary>The audit as NDJSON: one entry a line, with all that its hash was made of, so that the chain can be checked without the database.</summary>
internal static class AuditLines
{
    public static string Write(AuditEntry entry) => JsonSerializer.Serialize(new Line(
        entry.Sequence, entry.At, entry.PersonId, entry.PersonName, entry.Act, entry.Subject, entry.Detail, entry.PreviousHash, entry.Hash));

    /// <summary>The entry on a line, or <c>null</c> when the line holds none.</summary>
    public static AuditEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line) is { } said
                ? AuditEntry.Stored(said.Sequence, said.At, said.PersonId, said.PersonName, said.Act, said.Subject, said.Detail, said.PreviousHash, said.Hash)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Line(
        [property: JsonPropertyName("sequence"), JsonRequired] long Sequence, [property: JsonPropertyName("at"), JsonRequired] DateTimeOffset At,
        [property: JsonPropertyName("person_id"), JsonRequired] string PersonId, [property: JsonPropertyName("person_name"), JsonRequired] string PersonName,
        [property: JsonPropertyName("act"), JsonRequired] string Act, [property: JsonPropertyName("subject"), JsonRequired] string Subject,
        [property: JsonPropertyName("detail"), JsonRequired] string Detail, [property: JsonPropertyName("previous_hash"), JsonRequired] string PreviousHash,
        [property: JsonPropertyName("hash"), JsonRequired] string Hash);
}
