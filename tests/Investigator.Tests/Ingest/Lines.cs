using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Investigator.Tests.Ingest;

/// <summary>Canonical lines with good defaults; a field set to <c>null</c> is left out.</summary>
internal static class Lines
{
    internal static string Event(string id = "e-1", params (string Field, object? Value)[] fields)
    {
        var line = new JsonObject
        {
            ["event_id"] = id,
            ["time"] = "2026-02-01T10:00:00Z",
            ["account_id"] = "acc-1",
            ["model"] = "large-1",
            ["input_tokens"] = 10,
            ["output_tokens"] = 20,
        };
        return With(line, fields);
    }

    internal static string Account(string id = "acc-1", params (string Field, object? Value)[] fields) => With(new() { ["account_id"] = id }, fields);

    internal static string At(int minute) => new DateTime(2026, 2, 1, 10, 0, 0, DateTimeKind.Utc).AddMinutes(minute).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string With(JsonObject line, (string Field, object? Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            if (value is null) line.Remove(field);
            else line[field] = value is JsonNode node ? node : JsonSerializer.SerializeToNode(value);
        }
        return line.ToJsonString();
    }
}
