using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Serialization;
using Investigator.Domain.Ingest;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Ingest;

/// <summary>Where gateways deliver usage: NDJSON, plain or gzip, streamed into the store without a copy in memory.</summary>
public sealed class IngestApi : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<IngestLimits>().BindConfiguration("Ingest").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WatchState>();
        builder.Services.AddSingleton<WatchedFolder>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WatchedFolder>());
        builder.Services.AddSingleton<QuarantineDesk>();
        builder.Services.AddSingleton<IngestGate>();
        builder.Services.AddHostedService<UpkeepLoop>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization(Tasks.DeliverUsage).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().WithTags("Ingest");
        api.MapPost("/events", (HttpContext http, IUsageIngest ingest, IngestGate gate, IOptions<IngestLimits> limits, CancellationToken ct) => TakeAsync(IngestStream.Events, LogFormat.Canonical, http, ingest, gate, limits, ct))
            .WithSummary("Usage events, one JSON object a line. Sending the same events again is safe.");
        api.MapPost("/accounts", (HttpContext http, IUsageIngest ingest, IngestGate gate, IOptions<IngestLimits> limits, CancellationToken ct) => TakeAsync(IngestStream.Accounts, LogFormat.Canonical, http, ingest, gate, limits, ct))
            .WithSummary("Account records, one JSON object a line. Later records replace earlier ones field by field.");
    }

    /// <summary>Takes a body of any format.</summary>
    internal static async Task<Results<Ok<IngestReply>, ProblemHttpResult>> TakeAsync(
        IngestStream kind, string format, HttpContext http, IUsageIngest ingest, IngestGate gate, IOptions<IngestLimits> limits, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.Value.MostBytesPerRequest;
        if (http.Request.ContentLength > limits.Value.MostBytesPerRequest) return TooLarge(limits.Value);
        // Packing is recognised by its first bytes, whatever the header says; other encodings would arrive as noise.
        if (http.Request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding.ToUpperInvariant() is not ("GZIP" or "ZSTD" or "IDENTITY"))
            return TypedResults.Problem("Send the lines plain, as gzip or as zstd.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Unknown content encoding");

        using var place = gate.TryEnter();
        if (place is null)
        {
            http.Response.Headers.RetryAfter = gate.ComeBackAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem("Other deliveries are still being stored. Nothing of this one was taken: send it again in a few seconds.", statusCode: StatusCodes.Status429TooManyRequests, title: "The store is behind");
        }

        try
        {
            var summary = await ingest.IngestAsync(kind, format, "api:" + http.User.FindFirstValue("name"), http.Request.Body, null, ct);
            return TypedResults.Ok(IngestReply.Of(summary));
        }
        catch (UnknownFormat unknown)
        {
            return TypedResults.Problem(unknown.Message, statusCode: StatusCodes.Status400BadRequest, title: "Unknown format; nothing was taken");
        }
        catch (IngestStopped stopped) when (stopped.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return TooLarge(limits.Value, stopped.Stored);
        }
        catch (IngestStopped stopped) when (stopped.InnerException is BadHttpRequestException or InvalidDataException)
        {
            return TypedResults.Problem(stopped.Message, statusCode: StatusCodes.Status400BadRequest, title: "The body ended early or is damaged", extensions: Stored(stopped.Stored));
        }
        catch (IngestStopped stopped)
        {
            http.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem(stopped.Message, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The store can take no more now", extensions: Stored(stopped.Stored));
        }
    }

    private static ProblemHttpResult TooLarge(IngestLimits limits, IngestSummary? stored = null) => TypedResults.Problem(
        $"A request may have {limits.MostBytesPerRequest} bytes. Split the delivery; sending lines again that were stored is safe.",
        statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too large", extensions: stored is null ? null : Stored(stored));

    private static Dictionary<string, object?> Stored(IngestSummary stored) => new(StringComparer.Ordinal) { ["stored"] = IngestReply.Of(stored) };
}

/// <summary>What became of the lines: read = accepted + duplicates + quarantined.</summary>
public sealed record IngestReply(
    [property: JsonPropertyName("read")] long Read, [property: JsonPropertyName("accepted")] long Accepted, [property: JsonPropertyName("duplicates")] long Duplicates,
    [property: JsonPropertyName("quarantined")] long Quarantined, [property: JsonPropertyName("seconds")] double Seconds)
{
    /// <summary>Records that are no model requests; not part of what was read.</summary>
    [JsonPropertyName("passed_over")]
    public long PassedOver { get; init; }

    internal static IngestReply Of(IngestSummary summary) =>
        new(summary.Read, summary.Accepted, summary.Duplicates, summary.Quarantined, Math.Round(summary.Elapsed.TotalSeconds, 3)) { PassedOver = summary.PassedOver };
}
