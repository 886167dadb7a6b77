using System.Globalization;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Customers;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Investigator.Web.Decisions.Customers;

/// <summary>Where the machine of whoever verifies customers brings its results: with a key of its own, and signed.</summary>
public sealed class VerificationApi : IConsolePart
{
    private const int MostBytes = 8 * 1024;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/verifications/{id:guid}/result", TakeAsync)
        .RequireAuthorization(Tasks.BringVerifications).RequireRateLimiting(RateLimits.Api).WithTags("Verifications").DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .Accepts<VerificationResult>("application/json").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .WithSummary("The result of a verification. Signed as Standard Webhooks with the secret of a webhook that takes notices; the same result again changes nothing.");

    private static async Task<IResult> TakeAsync(Guid id, HttpRequest request, IVerifications desk, CancellationToken ct)
    {
        if (await BodyAsync(request, ct) is not { } body) return Results.Problem($"A result has {MostBytes:N0} bytes at most.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too large");
        if (Read(body) is not { Outcome: "passed" or "failed" } said) return Wrong("\"outcome\" is \"passed\" or \"failed\".");
        if (!long.TryParse(request.Headers["webhook-timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)) return Unsigned();
        var signed = new SignedBody(request.Headers["webhook-id"].ToString(), timestamp, request.Headers["webhook-signature"].ToString(), body);
        return (await desk.AnswerAsync(request.HttpContext.User.ToPerson(), id, signed, said.Outcome == "passed", said.Reference, ct)).Refusal switch
        {
            null => Results.NoContent(),
            Refusal.SignatureWrong => Unsigned(),
            Refusal.NotFound => Results.Problem("No such verification was asked for.", statusCode: StatusCodes.Status404NotFound, title: "Not found"),
            Refusal.AlreadyDecided => Results.Problem("It has ended already, with another result.", statusCode: StatusCodes.Status409Conflict, title: "Already ended"),
            { } why => Wrong(why.Explain()),
        };
    }

    // One byte past the limit is enough to know; a length that is told is believed before anything is read.
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes) return null;
        var body = new byte[MostBytes + 1];
        try
        {
            var read = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
            return read > MostBytes ? null : body[..read];
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static VerificationResult? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<VerificationResult>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Unsigned() => Results.Problem(Refusal.SignatureWrong.Explain(), statusCode: StatusCodes.Status401Unauthorized, title: "Not signed");

    private static IResult Wrong(string why) => Results.Problem(why, statusCode: StatusCodes.Status400BadRequest, title: "Not taken");
}
