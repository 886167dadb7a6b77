using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Sharing;

/// <summary>Released bundles as whole files for partners' machines, with the same key as TAXII.</summary>
public sealed class BundleApi : IConsolePart
{
    private const int MostRows = 200;

    public void Map(IEndpointRouteBuilder routes)
    {
        var bundles = routes.MapGroup("/api/v1/bundles").RequireAuthorization(Tasks.FetchBundles).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().WithTags("Bundles");
        bundles.MapGet("/", ListAsync).WithSummary("The bundles that this key's partner may fetch now, latest first.");
        bundles.MapGet("/{id:guid}", SendAsync).WithSummary("One bundle, byte for byte as it was released.");
    }

    private static async Task<Ok<BundleListReply>> ListAsync(ClaimsPrincipal who, ISharingDesk desk, CancellationToken ct, int skip = 0)
    {
        var page = await desk.LoadAsync(Caller(who), Math.Max(0, skip), MostRows, ct);
        return TypedResults.Ok(new BundleListReply(page.Total, [.. page.Rows.Select(BundleReply.Of)]));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(Guid id, ClaimsPrincipal who, ISharingDesk desk, CancellationToken ct)
    {
        var done = await desk.DownloadAsync(Caller(who), id, FetchPath.Api, ct);
        return done.Value is { } bundle
            ? TypedResults.File(bundle.Content, bundle.ContentType, bundle.FileName)
            : TypedResults.Problem("There is no such bundle, or this key may not have it.", statusCode: StatusCodes.Status404NotFound);
    }

    // A key with the scope acts as the partner who holds it: the policy has seen to the scope, the gate sees to the rest.
    private static Person Caller(ClaimsPrincipal who) => who.ToPerson() with { Roles = Role.Partner };
}
