using System.Security.Claims;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Decisions;

/// <summary>A decision's statement of reasons as a text to send to the customer.</summary>
public sealed class StatementDownload : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/decisions/{id:guid}/statement", SendAsync).RequireAuthorization(Tasks.TakeAppeals);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(
        Guid id, ClaimsPrincipal who, IAppeals appeals, IOptions<EnforcementOptions> options, CancellationToken ct)
    {
        var done = await appeals.StatementAsync(who.ToPerson(), id, options.Value.Redress, ct);
        return done.Value is { } statement
            ? TypedResults.File(Encoding.UTF8.GetBytes(statement.Text()), "text/plain; charset=utf-8", $"statement-{id:N}.txt")
            : TypedResults.Problem(done.Refusal?.Explain(), statusCode: done.Refusal is Refusal.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
    }
}
