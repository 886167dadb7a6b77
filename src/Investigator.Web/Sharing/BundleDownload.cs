using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Sharing;

/// <summary>The bytes of a released bundle. The desk checks the person again and writes the audit.</summary>
public sealed class BundleDownload : IConsolePart
{
    /// <summary>Opens to whoever may investigate or is a partner.</summary>
    public const string Policy = "ReadBundles";

    public void Add(IHostApplicationBuilder builder) => builder.Services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.User.FindFirst("sub") is not null && asked.User.ToPerson().May(Permit.TakeBundles)));

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/bundles/{id:guid}", SendAsync).RequireAuthorization(Policy);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(Guid id, ClaimsPrincipal who, ISharingDesk desk, CancellationToken ct)
    {
        var done = await desk.DownloadAsync(who.ToPerson(), id, FetchPath.Page, ct);
        // The file name is made of a hash, and the framework quotes it; the browser is told to save, never to show.
        return done.Value is { } bundle
            ? TypedResults.File(bundle.Content, bundle.ContentType, bundle.FileName)
            : TypedResults.Problem(done.Refusal?.Explain(), statusCode: done.Refusal is Refusal.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
    }
}
