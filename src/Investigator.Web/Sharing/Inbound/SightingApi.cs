using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>Answers to what partners reported in MISP, for their machines: those in STIX are fetched by TAXII.</summary>
public sealed class SightingApi : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/sightings/misp", SendAsync)
        .RequireAuthorization(Tasks.FetchBundles).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().WithTags("Sightings").Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(StatusCodes.Status403Forbidden)
        .WithSummary("Sightings of the caller's MISP attributes that were approved here later than \"since\", oldest first, as {\"response\":[{\"Sighting\":{…}}]}.");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(ClaimsPrincipal who, ISightingDesk desk, CancellationToken ct, DateTimeOffset? since = null)
    {
        var done = await desk.MispAsync(who.ToPerson() with { Roles = Role.Partner }, since, ct);
        return done.Value is { } content
            ? TypedResults.File(content, "application/json")
            : TypedResults.Problem(done.Refusal?.Explain(), statusCode: StatusCodes.Status403Forbidden, title: "Not open to this key");
    }
}
