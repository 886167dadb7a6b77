using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Investigator.Web.Decisions;

/// <summary>Where enforcement points say what they enforce.</summary>
public sealed class DecisionAckApi : IConsolePart
{
    private const int MostBytes = 64 * 1024;
    private const int MostUnknownNamed = 20;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/decisions/ack", AcknowledgeAsync)
        .RequireAuthorization(Tasks.PullDecisions).RequireRateLimiting(RateLimits.Api).WithTags("Decisions").DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<AckRequest>("application/json")
        .Produces<AckReply>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .WithSummary("Says that a point enforces everything up to a position of the stream, or some decisions. Saying it again changes nothing; what is unknown refuses the whole.");

    private static async Task<IResult> AcknowledgeAsync(HttpContext http, [FromBody] AckRequest said, IEnforcementPoints points, PointWatch watch, CancellationToken ct)
    {
        var (id, by) = (KeyOf(http.User), http.User.ToPerson());
        var done = await points.AcknowledgeAsync(by, id, new(said.Position, said.DecisionIds ?? [], said.TookEffectAt), ct);
        if (done.Value is not { } receipt)
        {
            var status = done.Refusal switch
            {
                Refusal.PositionUnknown => StatusCodes.Status409Conflict,
                Refusal.NotAllowed => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status400BadRequest,
            };
            return Results.Problem(done.Refusal!.Value.Explain(), statusCode: status, title: "Not acknowledged");
        }

        if (receipt.Unknown.Count > 0)
            return Results.Problem(
                $"Nothing was acknowledged, because these decisions never were: {string.Join(", ", receipt.Unknown.Take(MostUnknownNamed))}{(receipt.Unknown.Count > MostUnknownNamed ? " and more" : "")}.",
                statusCode: StatusCodes.Status404NotFound, title: "No such decision", extensions: new Dictionary<string, object?> { ["unknown"] = receipt.Unknown });
        watch.Seen(id, null);
        return Results.Ok(new AckReply(receipt.Added, receipt.AcknowledgedUpTo));
    }

    /// <summary>The id of the key that was shown.</summary>
    internal static Guid KeyOf(ClaimsPrincipal machine) => Guid.Parse(machine.FindFirstValue(ApiKeyAuthentication.IdClaim)!);
}
