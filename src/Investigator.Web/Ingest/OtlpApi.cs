using System.Globalization;
using System.Security.Claims;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest.Otlp;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Ingest;

/// <summary>
/// OTLP over HTTP (opentelemetry.io/docs/specs/otlp): exporters and collectors deliver spans and log records as JSON or protobuf, plain or packed. The answer comes in the
/// encoding of the request; records that were set aside are a partial success, so that the sender does not send them again.
/// </summary>
public sealed class OtlpApi : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1").RequireAuthorization(Tasks.DeliverUsage).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().WithTags("OTLP");
        api.MapPost("/traces", (HttpContext http, IUsageIngest ingest, IngestGate gate, IOptions<IngestLimits> limits, CancellationToken ct) => TakeAsync(OtlpSignal.Traces, http, ingest, gate, limits.Value, ct))
            .WithSummary("OpenTelemetry traces. Spans that are no model requests are passed over.");
        api.MapPost("/logs", (HttpContext http, IUsageIngest ingest, IngestGate gate, IOptions<IngestLimits> limits, CancellationToken ct) => TakeAsync(OtlpSignal.Logs, http, ingest, gate, limits.Value, ct))
            .WithSummary("OpenTelemetry logs. Records that are no model requests are passed over.");
    }

    private static async Task<IResult> TakeAsync(OtlpSignal signal, HttpContext http, IUsageIngest ingest, IngestGate gate, IngestLimits limits, CancellationToken ct)
    {
        var isJson = http.Request.HasJsonContentType();
        if (!isJson && http.Request.ContentType?.StartsWith("application/x-protobuf", StringComparison.OrdinalIgnoreCase) is not true)
            return new OtlpReply(isJson: true, StatusCodes.Status415UnsupportedMediaType, "Send application/x-protobuf or application/json.");
        if (http.Request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding.ToUpperInvariant() is not ("GZIP" or "ZSTD" or "IDENTITY"))
            return new OtlpReply(isJson, StatusCodes.Status415UnsupportedMediaType, "Send the message plain, as gzip or as zstd.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.MostBytesPerMessage;

        using var place = gate.TryEnter();
        if (place is null)
        {
            http.Response.Headers.RetryAfter = gate.ComeBackAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return new OtlpReply(isJson, StatusCodes.Status429TooManyRequests, "Other deliveries are still being stored. Nothing of this one was taken: send it again in a few seconds.");
        }

        using var message = new MemoryStream();
        try
        {
            if (await OtlpBody.ReadAsync(http.Request.Body, message, limits.MostBytesPerMessage, ct) is { } unreadable) return new OtlpReply(isJson, unreadable.IsTooLarge ? 413 : 400, unreadable.Message);
            if (message.Length == 0) return new OtlpReply(isJson, signal, 0, null);
            if (OtlpBody.Problem(message.GetBuffer().AsSpan(0, (int)message.Length), isJson) is { } problem) return new OtlpReply(isJson, StatusCodes.Status400BadRequest, problem);

            var format = signal is OtlpSignal.Traces ? "otlp-traces" : "otlp-logs";
            var summary = await ingest.IngestAsync(IngestStream.Events, format, "otlp:" + http.User.FindFirstValue("name"), message, null, ct);
            return new OtlpReply(isJson, signal, summary.Quarantined, summary.Quarantined == 0 ? null : "They were set aside with the reason; see Ingest in the console.");
        }
        catch (BadHttpRequestException broken)
        {
            return new OtlpReply(isJson, broken.StatusCode, broken.StatusCode == 413 ? OtlpBody.TooLarge(limits.MostBytesPerMessage) : broken.Message);
        }
        catch (UnknownFormat wrong)
        {
            return Later(http, isJson, wrong.Message);
        }
        catch (IngestStopped stopped)
        {
            return Later(http, isJson, stopped.Message);
        }
    }

    // 503 with Retry-After is what exporters wait and send again for.
    private static OtlpReply Later(HttpContext http, bool isJson, string why)
    {
        http.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
        return new(isJson, StatusCodes.Status503ServiceUnavailable, why);
    }
}
