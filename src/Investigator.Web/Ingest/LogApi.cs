using Investigator.Domain.Ingest;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Ingest;

/// <summary>Where logs of any known format are delivered: files of gateways, and callbacks such as LiteLLM's.</summary>
public sealed class LogApi : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization(Tasks.DeliverUsage).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().WithTags("Ingest");
        api.MapPost("/logs/{format}", TakeAsync)
            .WithSummary("A log in one of the formats that GET /api/v1/formats lists, or \"auto\". Plain, gzip or zstd. Sending the same again is safe.");
        api.MapGet("/formats", Formats).WithSummary("The log formats that this console reads.");
    }

    private static Results<Ok<IReadOnlyList<KnownFormat>>, ProblemHttpResult> Formats(ILogFormats formats)
    {
        try
        {
            return TypedResults.Ok<IReadOnlyList<KnownFormat>>([.. formats.All.Select(f => new KnownFormat(f.Name, f.Title, f.Stream is IngestStream.Events ? "events" : "accounts", f.Origin, f.EventId))]);
        }
        catch (UnknownFormat wrong)
        {
            return TypedResults.Problem(wrong.Message, statusCode: StatusCodes.Status500InternalServerError, title: "The mappings can't be read");
        }
    }

    private static Task<Results<Ok<IngestReply>, ProblemHttpResult>> TakeAsync(
        string format, HttpContext http, IUsageIngest ingest, IngestGate gate, IOptions<IngestLimits> limits, CancellationToken ct) =>
        IngestApi.TakeAsync(IngestStream.Events, format, http, ingest, gate, limits, ct);

    /// <summary>A format as the API names it.</summary>
    /// <param name="EventId">What an entry's id is made of.</param>
    public sealed record KnownFormat(string Name, string Title, string Stream, string Origin, string EventId);
}
