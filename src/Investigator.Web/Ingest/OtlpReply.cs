using System.Buffers;
using System.Text.Json;
using Investigator.Web.Shell;

namespace Investigator.Web.Ingest;

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
        _body = isJson ? Json(to => Partial(to, signal, rejected, message)) : ProtoBytes.Partial(rejected, message);
    }

    /// <summary>It was not taken. google.rpc.Status: a code of gRPC and a message.</summary>
    public OtlpReply(bool isJson, int status, string message)
    {
        (_isJson, _status) = (isJson, status);
        var code = status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests ? 14 : status is StatusCodes.Status413PayloadTooLarge ? 8 : 3; // unavailable, resource exhausted, invalid argument
        _body = isJson ? Json(to => Status(to, code, message)) : ProtoBytes.Status(code, message);
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
}
