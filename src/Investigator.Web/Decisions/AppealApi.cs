using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Decisions;

/// <summary>Where a provider's support system brings in appeals, asks what became of them and fetches statements of reasons.</summary>
public sealed class AppealApi : IConsolePart
{
    private const int MostBytes = 64 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        var appeals = routes.MapGroup("/api/v1/appeals").RequireAuthorization(Tasks.BringAppeals).RequireRateLimiting(RateLimits.Api).WithTags("Appeals").DisableAntiforgery();
        appeals.MapPost("", BringAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<AppealRequest>("application/json")
            .Produces<AppealReply>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Brings in an appeal against a decision, or against the gravest that stands against an account. The same reference again gives the appeal that is there.");
        appeals.MapGet("/{id:guid}", ReadAsync).Produces<AppealReply>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What became of an appeal that this key brought in.");
        appeals.MapGet("/statements/{decision:guid}", StateAsync).Produces<string>(contentType: "text/plain").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The statement of reasons of a decision, as plain text for the customer.");
    }

    private static async Task<IResult> BringAsync(HttpContext http, [FromBody] AppealRequest said, IAppeals appeals, IOptions<EnforcementOptions> options, News news, CancellationToken ct)
    {
        var done = await appeals.TakeInAsync(
            http.User.ToPerson(), new(said.DecisionId, said.AccountId is { } account ? new(account) : null, said.Text, said.Reference), options.Value.AppealsAnsweredIn, ct);
        if (done.Value is { } appeal)
        {
            news.CasesChanged.Raise();
            return Results.Created($"/api/v1/appeals/{appeal.Id}", AppealReply.Of(appeal));
        }

        return done.Refusal switch
        {
            Refusal.NotFound => Results.Problem("No such decision is known, or nothing stands against this account.", statusCode: StatusCodes.Status404NotFound, title: "Nothing to object to"),
            Refusal.StillLooking => Results.Problem(Refusal.StillLooking.Explain(), statusCode: StatusCodes.Status409Conflict, title: "Already open"),
            _ => Results.Problem(done.Refusal!.Value.Explain(), statusCode: StatusCodes.Status400BadRequest, title: "Not taken"),
        };
    }

    private static async Task<IResult> ReadAsync(HttpContext http, Guid id, IAppeals appeals, CancellationToken ct) =>
        await appeals.BroughtAsync(http.User.ToPerson(), id, ct) is { } appeal
            ? Results.Ok(AppealReply.Of(appeal))
            : Results.Problem("This key brought in no such appeal.", statusCode: StatusCodes.Status404NotFound, title: "Not found");

    private static async Task<IResult> StateAsync(HttpContext http, Guid decision, IAppeals appeals, IOptions<EnforcementOptions> options, CancellationToken ct) =>
        (await appeals.StatementAsync(http.User.ToPerson(), decision, options.Value.Redress, ct)).Value is { } statement
            ? Results.Text(statement.Text(), "text/plain")
            : Results.Problem("No such decision is known.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
