using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Investigator.Web.Decisions.LeakedKeys;

/// <summary>Where scanners report keys that they found in public: by id or by SHA-256, never the key. What is refused is neither kept nor logged.</summary>
public sealed class LeakedKeyApi : IConsolePart
{
    private const int MostBytes = 8 * 1024;

    private static readonly JsonSerializerOptions s_json = new() { MaxDepth = 4 };

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/leaked-keys", TakeAsync)
        .RequireAuthorization(Tasks.ReportKeys).RequireRateLimiting(RateLimits.Api).WithTags("Leaked keys").DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .Accepts<LeakedKeyRequest>("application/json").Produces<LeakedKeyReply>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .WithSummary("Reports a leaked key by its id or its SHA-256. A report that stands open already is given again. A text that looks like a key is refused (422), and nothing of it is kept.");

    private static async Task<IResult> TakeAsync(HttpRequest request, ILeakedKeys desk, News news, CancellationToken ct)
    {
        // Read here and not by the framework, whose words about a body that does not fit could say part of it.
        LeakedKeyRequest? said;
        try
        {
            said = await JsonSerializer.DeserializeAsync<LeakedKeyRequest>(request.Body, s_json, ct);
        }
        catch (JsonException)
        {
            said = null;
        }
        catch (BadHttpRequestException broken)
        {
            return Results.Problem("At most 8 KiB, sent whole.", statusCode: broken.StatusCode, title: "Not taken");
        }

        if (said is null) return Wrong("Send one JSON object with \"key_id\" or \"key_sha256\", and if you like \"found_in\" and \"found_at\"; nothing else.");
        var done = await desk.ReportAsync(request.HttpContext.User.ToPerson(), new(said.KeyId, said.KeySha256, said.FoundIn, said.FoundAt), ct);
        if (done.Value is not { } report)
            return done.Refusal is Refusal.SecretGiven ? Results.Problem(Refusal.SecretGiven.Explain(), statusCode: StatusCodes.Status422UnprocessableEntity, title: "That is a key") : Wrong(done.Refusal!.Value.Explain());
        news.CasesChanged.Raise();
        return Results.Created((string?)null, new LeakedKeyReply(report.Id, report.State switch { LeakedKeyState.Open => "open", LeakedKeyState.Exchanged => "exchanged", LeakedKeyState.FalseAlarm => "false-alarm" }, report.ReportedAt));
    }

    private static IResult Wrong(string why) => Results.Problem(why, statusCode: StatusCodes.Status400BadRequest, title: "Not taken");
}
