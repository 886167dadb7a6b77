using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Sharing.Inquiries;

/// <summary>The signed file of an answer pack. The desk checks the person again and writes the audit.</summary>
public sealed class AnswerDownload : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/answers/{id:guid}", SendAsync).RequireAuthorization(Tasks.TakeInquiries);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(Guid id, ClaimsPrincipal who, IAnswerDesk desk, CancellationToken ct)
    {
        var done = await desk.TakeOutAsync(who.ToPerson(), id, ct);
        return done.Value is { SignedFile: { } signed } pack
            ? TypedResults.File(signed, "application/json", pack.FileName)
            : TypedResults.Problem(done.Refusal?.Explain(), statusCode: done.Refusal is Refusal.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
    }
}
