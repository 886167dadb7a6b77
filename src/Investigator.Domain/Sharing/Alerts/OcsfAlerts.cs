using System.Buffers;
using System.Text.Json;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>Detection findings (class 2004) of the Open Cybersecurity Schema Framework, version 1.4.0, one JSON object each.</summary>
public sealed class OcsfAlerts : IAlertFormat
{
    private const int Findings = 2;
    private const int DetectionFinding = 2004;

    public string Id => "ocsf";

    public string ContentType => "application/x-ndjson";

    public void Write(SecurityAlert alert, IBufferWriter<byte> line)
    {
        using var json = new Utf8JsonWriter(line);
        json.WriteStartObject();
        json.WriteNumber("category_uid", Findings);
        json.WriteString("category_name", "Findings");
        json.WriteNumber("class_uid", DetectionFinding);
        json.WriteString("class_name", "Detection Finding");
        json.WriteNumber("activity_id", (int)alert.Activity);
        json.WriteString("activity_name", alert.Activity.ToString());
        json.WriteNumber("type_uid", (DetectionFinding * 100) + (int)alert.Activity);
        json.WriteNumber("severity_id", (int)alert.Severity);
        json.WriteString("severity", alert.Severity.ToString());
        json.WriteNumber("time", alert.At.ToUnixTimeMilliseconds());
        json.WriteString("message", AlertText.Of(alert.Message));
        json.WriteNumber("status_id", alert.Activity is AlertActivity.Create ? 1 : alert.Activity is AlertActivity.Close ? 4 : 2);
        json.WriteBoolean("is_alert", alert.Severity >= AlertSeverity.High);
        if (alert.Score is { } score)
        {
            json.WriteNumber("confidence_score", (int)Math.Round(score * 100));
            json.WriteNumber("risk_score", (int)Math.Round(score * 100));
        }

        WriteMetadata(json, alert);
        WriteFinding(json, alert);
        WriteResource(json, alert);
        WriteUnmapped(json, alert);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, SecurityAlert alert)
    {
        json.WriteStartObject("metadata");
        json.WriteString("version", "1.4.0");
        json.WriteString("uid", alert.Uid);
        json.WriteString("event_code", alert.Act);
        json.WriteStartObject("product");
        json.WriteString("name", AlertProduct.Name);
        json.WriteString("vendor_name", AlertProduct.Name);
        json.WriteString("version", AlertProduct.Version);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, SecurityAlert alert)
    {
        json.WriteStartObject("finding_info");
        json.WriteString("uid", AlertText.Of(alert.Subject));
        json.WriteString("title", AlertText.Of(alert.Title));
        json.WriteString("desc", AlertText.Of(alert.Message));
        json.WriteStartArray("types");
        json.WriteStringValue("model distillation");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, SecurityAlert alert)
    {
        var colon = alert.Subject.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1) return;
        json.WriteStartArray("resources");
        json.WriteStartObject();
        json.WriteString("type", alert.Subject[..colon]);
        json.WriteString("uid", AlertText.Of(alert.Subject[(colon + 1)..]));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteUnmapped(Utf8JsonWriter json, SecurityAlert alert)
    {
        if (alert.Fields.Count == 0 && alert.Actor is null) return;
        json.WriteStartObject("unmapped");
        if (alert.Actor is { } actor) json.WriteString("actor", AlertText.Of(actor));
        foreach (var (name, value) in alert.Fields) json.WriteString(name, AlertText.Of(value));
        json.WriteEndObject();
    }
}
