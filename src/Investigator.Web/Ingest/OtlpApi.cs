using System.Globalization;
using System.Security.Claims;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.Features;

namespace Investigator.Web.Ingest;

/// <summary>
/// OTLP over HTTP (opentelemetry.io/docs/specs/otlp): exporters and collectors deliver spans and log records as JSON or protobuf, plain or packed. The answer comes in the
/// encoding of the request; records that were set aside are a partial success, so that the sender does not send them again.
/// </summary>
public sealed class OtlpApi : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<OtlpIntake>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1").RequireAuthorization(Tasks.DeliverUsage).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().WithTags("OTLP");
        api.MapPost("/traces", (HttpContext http, CancellationToken ct) => TakeAsync(OtlpSignal.Traces, http, ct)).WithSummary("OpenTelemetry traces. Spans that are no model requests are passed over.");
        api.MapPost("/logs", (HttpContext http, CancellationToken ct) => TakeAsync(OtlpSignal.Logs, http, ct)).WithSummary("OpenTelemetry logs. Records that are no model requests are passed over.");
    }

    private static async Task<IResult> TakeAsync(OtlpSignal signal, HttpContext http, CancellationToken ct)
    {
        var intake = http.RequestServices.GetRequiredService<OtlpIntake>();
        var isJson = http.Request.HasJsonContentType();
        if (!isJson && http.Request.ContentType?.StartsWith("application/x-protobuf", StringComparison.OrdinalIgnoreCase) is not true)
            return new OtlpReply(isJson: true, StatusCodes.Status415UnsupportedMediaType, "Send application/x-protobuf or application/json.");
        if (http.Request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding.ToUpperInvariant() is not ("GZIP" or "ZSTD" or "IDENTITY"))
            return new OtlpReply(isJson, StatusCodes.Status415UnsupportedMediaType, "Send the message plain, as gzip or as zstd.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = intake.MostBytes;

        var done = await intake.TakeAsync(signal, isJson, http.Request.Body, http.User.FindFirstValue("name"), ct);
        if (done.ComeBackAfterSeconds > 0) http.Response.Headers.RetryAfter = done.ComeBackAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return done.Fate switch
        {
            OtlpFate.Taken => new OtlpReply(isJson, signal, done.Rejected, done.Message),
            OtlpFate.Broken => new OtlpReply(isJson, StatusCodes.Status400BadRequest, done.Message!),
            OtlpFate.TooLarge => new OtlpReply(isJson, StatusCodes.Status413PayloadTooLarge, done.Message!),
            OtlpFate.Busy => new OtlpReply(isJson, StatusCodes.Status429TooManyRequests, done.Message!),
            OtlpFate.Later => new OtlpReply(isJson, StatusCodes.Status503ServiceUnavailable, done.Message!), // with Retry-After is what exporters wait and send again for
        };
    }
}
