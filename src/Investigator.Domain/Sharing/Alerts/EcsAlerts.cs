using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>Documents of the Elastic Common Schema, version 8.17, one JSON object each: <c>event.kind</c> is <c>alert</c> for findings, <c>event</c> for what people did.</summary>
public sealed class EcsAlerts : IAlertFormat
{
    public string Id => "ecs";

    public string ContentType => "application/x-ndjson";

    public void Write(SecurityAlert alert, IBufferWriter<byte> line)
    {
        using var json = new Utf8JsonWriter(line);
        json.WriteStartObject();
        json.WriteString("@timestamp", alert.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("message", AlertText.Of(alert.Message));
        Object(json, "ecs", ("version", "8.17.0"));
        WriteEvent(json, alert);
        Object(json, "observer", ("vendor", AlertProduct.Name), ("product", AlertProduct.Name), ("version", AlertProduct.Version));
        Object(json, "rule", ("name", AlertText.Of(alert.Title)));
        if (AccountOf(alert.Subject) is { } account) Object(json, "user", ("id", AlertText.Of(account)));
        json.WriteStartObject("labels");
        json.WriteString("subject", AlertText.Of(alert.Subject));
        if (alert.Actor is { } actor) json.WriteString("actor", AlertText.Of(actor));
        foreach (var (name, value) in alert.Fields) json.WriteString(name, AlertText.Of(value));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, SecurityAlert alert)
    {
        json.WriteStartObject("event");
        json.WriteString("id", alert.Uid);
        json.WriteString("kind", alert.Kind is AlertKinds.Findings ? "alert" : "event");
        json.WriteStartArray("category");
        json.WriteStringValue(alert.Kind is AlertKinds.Decisions ? "iam" : "threat");
        json.WriteEndArray();
        json.WriteStartArray("type");
        json.WriteStringValue(alert.Kind is AlertKinds.Decisions ? "change" : "indicator");
        json.WriteEndArray();
        json.WriteString("action", alert.Act);
        json.WriteString("provider", AlertProduct.Name);
        // 0 to 100, as the schema's users expect it: OCSF's five steps of twenty.
        json.WriteNumber("severity", (int)alert.Severity * 20);
        if (alert.Score is { } score) json.WriteNumber("risk_score", Math.Round(score * 100, 1));
        json.WriteEndObject();
    }

    private static string? AccountOf(string subject) => subject.StartsWith("account:", StringComparison.Ordinal) ? subject["account:".Length..] : null;

    private static void Object(Utf8JsonWriter json, string name, params ReadOnlySpan<(string Name, string Value)> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values) json.WriteString(key, value);
        json.WriteEndObject();
    }
}
