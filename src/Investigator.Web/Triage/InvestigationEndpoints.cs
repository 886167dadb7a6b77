using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace Investigator.Web.Triage;

/// <summary>Pictures that people keep, as JSON: they come from the browser and go back to it once, not through the circuit.</summary>
public sealed class InvestigationEndpoints : IConsolePart
{
    // 6,000 ids of 512 characters, written as JSON that escapes some of them, with places and marks.
    private const int MostBytes = 8 * 1024 * 1024;

    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<ISearchSource, InvestigationSearch>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var investigations = routes.MapGroup("/api/console/investigations").RequireAuthorization(Tasks.Investigate).ExcludeFromDescription();
        investigations.MapGet("/{id:guid}", OpenAsync);
        // JSON alone is taken: another site can't make a browser send it.
        investigations.MapPost("/", KeepAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        investigations.MapPut("/{id:guid}", SaveAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    /// <summary>The picture with the facts of its nodes read anew: ids that nothing links any more are not among them.</summary>
    internal static async Task<Results<Ok<OpenedInvestigation>, NotFound>> OpenAsync(Guid id, ClaimsPrincipal who, IInvestigations investigations, Neighbourhoods around, CancellationToken ct)
    {
        if (await investigations.FindAsync(who.ToPerson(), id, ct) is not { } found) return TypedResults.NotFound();
        var ids = found.Picture.Nodes.Select(n => n.Id).ToList();
        var graph = await around.OfNodesAsync(ids, new PictureNodes(ids, [.. found.Picture.Opened.Select(at => ids[at])]).Resources, ct);
        return TypedResults.Ok(new OpenedInvestigation(graph, found.Picture));
    }

    internal static async Task<Results<Ok<KeptInvestigation>, ProblemHttpResult>> KeepAsync(InvestigationDraft draft, ClaimsPrincipal who, IInvestigations investigations, CancellationToken ct) =>
        Answer(await investigations.KeepAsync(who.ToPerson(), draft, ct));

    /// <param name="version">What the picture was opened as.</param>
    internal static async Task<Results<Ok<KeptInvestigation>, ProblemHttpResult>> SaveAsync(Guid id, long version, InvestigationDraft draft, ClaimsPrincipal who, IInvestigations investigations, CancellationToken ct) =>
        Answer(await investigations.SaveAsync(who.ToPerson(), id, version, draft, ct));

    private static Results<Ok<KeptInvestigation>, ProblemHttpResult> Answer(Done<Investigation> done) => done.Value is { } kept
        ? TypedResults.Ok(new KeptInvestigation(kept.Id, kept.Version))
        : TypedResults.Problem(done.Refusal?.Explain(), statusCode: done.Refusal switch
        {
            Refusal.NotAllowed => StatusCodes.Status403Forbidden,
            Refusal.NotFound => StatusCodes.Status404NotFound,
            Refusal.PictureWrong or Refusal.NameMissing or Refusal.TooLong => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status409Conflict,
        });
}

/// <summary>An investigation for the browser.</summary>
internal sealed record OpenedInvestigation(NeighbourhoodGraph Graph, SavedPicture Picture);

/// <summary>It is kept, and this is what the next save has to name.</summary>
internal sealed record KeptInvestigation(Guid Id, long Version);
