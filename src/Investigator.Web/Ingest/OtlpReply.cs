using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Investigator.Web.Ingest;

/// <summary>Which of OpenTelemetry's signals.</summary>
internal enum OtlpSignal
{
    Traces,
    Logs,
}

/// <summary>An answer in the encoding of the request: the service's response with its partial success, or the status message that says what is wrong.</summary>
internal sealed class OtlpReply : IResult
{
    private readonly bool _isJson;
    private readonly int _status;
    private readonly byte[] _body;

    /// <summary>It was taken, all of it or in part.</summary>
    public OtlpReply(bool isJson, OtlpSignal signal, long rejected, string? message)
    {
        (_isJson, _status) = (isJson, StatusCodes.Status200OK);
        _body = isJson ? Json(to => Partial(to, signal, rejected, message)) : rejected == 0 && message is null ? [] : Field(1, [.. Number(1, rejected), .. Field(2, Encoding.UTF8.GetBytes(message ?? ""))]);
    }

    /// <summary>It was not taken. google.rpc.Status: a code of gRPC and a message.</summary>
    public OtlpReply(bool isJson, int status, string message)
    {
        (_isJson, _status) = (isJson, status);
        var code = status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests ? 14 : status is StatusCodes.Status413PayloadTooLarge ? 8 : 3; // unavailable, resource exhausted, invalid argument
        _body = isJson ? Json(to => Status(to, code, message)) : [.. Number(1, code), .. Field(2, Encoding.UTF8.GetBytes(message))];
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = _status;
        httpContext.Response.ContentType = _isJson ? "application/json" : "application/x-protobuf";
        await httpContext.Response.Body.WriteAsync(_body, httpContext.RequestAborted);
    }

    private static void Partial(Utf8JsonWriter to, OtlpSignal signal, long rejected, string? message)
    {
        to.WriteStartObject();
        if (rejected > 0 || message is not null)
        {
            to.WriteStartObject("partialSuccess");
            to.WriteString(signal is OtlpSignal.Traces ? "rejectedSpans" : "rejectedLogRecords", rejected.ToString(System.Globalization.CultureInfo.InvariantCulture)); // 64-bit numbers are texts there
            to.WriteString("errorMessage", message ?? "");
            to.WriteEndObject();
        }
        to.WriteEndObject();
    }

    private static void Status(Utf8JsonWriter to, int code, string message)
    {
        to.WriteStartObject();
        to.WriteNumber("code", code);
        to.WriteString("message", message);
        to.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body)) write(writer);
        return body.WrittenSpan.ToArray();
    }

    private static byte[] Field(int number, byte[] content) => [.. Varint((ulong)((number << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int number, long value) => value == 0 ? [] : [.. Varint((ulong)(number << 3)), .. Varint((ulong)value)];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
