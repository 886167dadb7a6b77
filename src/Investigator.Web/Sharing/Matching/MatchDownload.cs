using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Matching;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Sharing.Matching;

/// <summary>The file of a round that a second person let leave. The desk checks the person again and writes the audit.</summary>
public sealed class MatchDownload : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/matching/{id:guid}", SendAsync).RequireAuthorization(Tasks.Prepare);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(Guid id, ClaimsPrincipal who, IMatching desk, CancellationToken ct)
    {
        var done = await desk.FileAsync(who.ToPerson(), id, ct);
        return done.Value is { } round
            ? TypedResults.File(round.Content, "application/x-ndjson", $"match-{(round.Asks ? "question" : "answer")}-{round.Round:N}.ndjson")
            : TypedResults.Problem(done.Refusal?.Explain(), statusCode: done.Refusal is Refusal.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
    }
}
