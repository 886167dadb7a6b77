namespace Investigator.Telemetry.Ingest.Otlp;

/// <summary>What a field of an OpenTelemetry message holds.</summary>
internal enum OtlpType
{
    Text,
    Hex,
    Whole,
    Time,
    Enumeration,
    Message,
    Messages,
    Attributes,
    Value,
}

/// <summary>One field of a message.</summary>
/// <param name="Name">As the JSON encoding names it: mappings are written once, for both.</param>
internal sealed record OtlpField(int Number, string Name, OtlpType Type, OtlpMessage? Message = null);

/// <summary>A message of the protocol, as far as it matters here; fields that are not listed are passed over.</summary>
internal sealed class OtlpMessage(params OtlpField[] fields)
{
    private readonly OtlpField?[] _byNumber = Lay(fields);

    public IReadOnlyList<OtlpField> Fields => fields;

    public int Most => _byNumber.Length;

    public OtlpField? this[int number] => number < _byNumber.Length ? _byNumber[number] : null;

    private static OtlpField?[] Lay(OtlpField[] fields)
    {
        var laid = new OtlpField?[fields.Max(f => f.Number) + 1];
        foreach (var field in fields) laid[field.Number] = field;
        return laid;
    }
}

/// <summary>opentelemetry/proto: trace/v1/trace.proto, logs/v1/logs.proto, common/v1 and resource/v1, of version 1.</summary>
internal static class OtlpSchema
{
    private static readonly OtlpMessage Resource = new(new OtlpField(1, "attributes", OtlpType.Attributes));

    private static readonly OtlpMessage Scope = new(new(1, "name", OtlpType.Text), new(2, "version", OtlpType.Text), new(3, "attributes", OtlpType.Attributes));

    private static readonly OtlpMessage Event = new(
        new(1, "timeUnixNano", OtlpType.Time), new(2, "name", OtlpType.Text), new(3, "attributes", OtlpType.Attributes));

    private static readonly OtlpMessage Status = new(new(2, "message", OtlpType.Text), new(3, "code", OtlpType.Enumeration));

    private static readonly OtlpMessage Span = new(
        new(1, "traceId", OtlpType.Hex), new(2, "spanId", OtlpType.Hex), new(4, "parentSpanId", OtlpType.Hex), new(5, "name", OtlpType.Text),
        new(6, "kind", OtlpType.Enumeration), new(7, "startTimeUnixNano", OtlpType.Time), new(8, "endTimeUnixNano", OtlpType.Time),
        new(9, "attributes", OtlpType.Attributes), new(11, "events", OtlpType.Messages, Event), new(15, "status", OtlpType.Message, Status));

    private static readonly OtlpMessage LogRecord = new(
        new(1, "timeUnixNano", OtlpType.Time), new(2, "severityNumber", OtlpType.Enumeration), new(3, "severityText", OtlpType.Text), new(5, "body", OtlpType.Value),
        new(6, "attributes", OtlpType.Attributes), new(9, "traceId", OtlpType.Hex), new(10, "spanId", OtlpType.Hex), new(11, "observedTimeUnixNano", OtlpType.Time),
        new(12, "eventName", OtlpType.Text));

    /// <summary>ExportTraceServiceRequest, and TracesData, which is encoded alike.</summary>
    internal static OtlpMessage Traces { get; } = new(new OtlpField(1, "resourceSpans", OtlpType.Messages, new(
        new(1, "resource", OtlpType.Message, Resource),
        new(2, "scopeSpans", OtlpType.Messages, new(new(1, "scope", OtlpType.Message, Scope), new(2, "spans", OtlpType.Messages, Span))))));

    /// <summary>ExportLogsServiceRequest, and LogsData.</summary>
    internal static OtlpMessage Logs { get; } = new(new OtlpField(1, "resourceLogs", OtlpType.Messages, new(
        new(1, "resource", OtlpType.Message, Resource),
        new(2, "scopeLogs", OtlpType.Messages, new(new(1, "scope", OtlpType.Message, Scope), new(2, "logRecords", OtlpType.Messages, LogRecord))))));
}
