using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Fingerprints;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Fingerprints;

/// <summary>A plan's questions and a run's exhibit as files.</summary>
public sealed class ModelTestFiles : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/console/fingerprints/tests/{id:guid}/exhibit", ExhibitAsync).RequireAuthorization(Tasks.Investigate);
        routes.MapGet("/api/console/fingerprints/tests/{id:guid}/questions", QuestionsAsync).RequireAuthorization(Tasks.DraftFingerprints);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExhibitAsync(Guid id, ClaimsPrincipal who, IModelTests desk, CancellationToken ct) =>
        (await desk.FindAsync(who.ToPerson(), id, ct))?.Run.Exhibit is { } exhibit
            ? TypedResults.File(Encoding.UTF8.GetBytes(exhibit), "application/json; charset=utf-8", $"fingerprint-{id:N}.json")
            : TypedResults.Problem("There is no such model test, or it has no result yet.", statusCode: StatusCodes.Status404NotFound, title: "Not found");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> QuestionsAsync(Guid id, ClaimsPrincipal who, IModelTests desk, CancellationToken ct) =>
        (await desk.FindAsync(who.ToPerson(), id, ct))?.Run.Plan.Queries is { } queries
            ? TypedResults.File(Encoding.UTF8.GetBytes(string.Concat(queries.Select(q => JsonSerializer.Serialize(new { prompt = q, answer = "" }) + "\n"))), "application/x-ndjson; charset=utf-8", $"questions-{id:N}.jsonl")
            : TypedResults.Problem("There is no such model test, or it has no result yet.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
