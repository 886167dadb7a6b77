using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Linking;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace Investigator.Web.Triage;

/// <summary>The graph as JSON: big pictures go to the browser once, not through the circuit. What a picture holds leaves as GraphML.</summary>
public sealed class GraphEndpoints : IConsolePart
{
    // 6,000 ids of 512 characters, written as JSON that escapes some of them.
    private const int MostBytes = 8 * 1024 * 1024;

    public void Add(IHostApplicationBuilder builder) => builder.Services.TryAddSingleton<Neighbourhoods>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/console/graph", GraphAsync).RequireAuthorization(Tasks.Investigate).ExcludeFromDescription();
        // JSON alone is taken: another site can't make a browser send it.
        routes.MapPost("/api/console/graph.graphml", ExportAsync).RequireAuthorization(Tasks.Investigate).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).ExcludeFromDescription();
    }

    /// <param name="node">A node id, for an expansion: an account or a resource.</param>
    /// <param name="skip">So many were shown before: the next part.</param>
    internal static async Task<Results<Ok<NeighbourhoodGraph>, NotFound>> GraphAsync(string? account, Guid? cluster, string? node, int? skip, Neighbourhoods around, CancellationToken ct)
    {
        var from = Math.Max(0, skip ?? 0);
        if (cluster is { } id) return await around.OfClusterAsync(id, from, ct) is { } members ? TypedResults.Ok(members) : TypedResults.NotFound();
        if (node is not null && GraphNode.AccountOf(node) is null)
            return TypedResults.Ok(ResourceAddress.ReadId(node) is { } resource ? await around.OnAsync(resource, from, ct) : NeighbourhoodGraph.Empty);
        AccountId? center = node is not null ? GraphNode.AccountOf(node) : account is { Length: > 0 } ? new(account) : null;
        return TypedResults.Ok(center is { } one ? await around.AroundAsync(one, from, ct) : NeighbourhoodGraph.Empty);
    }

    /// <summary>The named nodes and what links them, read anew from the stores. The audit is written before anything leaves.</summary>
    internal static async Task<FileContentHttpResult> ExportAsync(PictureNodes picture, ClaimsPrincipal who, Neighbourhoods around, IAuditLog audit, CancellationToken ct)
    {
        var graph = await around.OfNodesAsync(picture.Ids, picture.Resources, ct);
        await audit.AppendAsync(who.ToPerson(), "graph.exported", "graph", new { nodes = graph.Nodes.Count, accounts = graph.Nodes.Count(n => n.Kind == GraphNode.AccountKind), edges = graph.Edges.Count }, ct);
        return TypedResults.File(GraphMl.Write(graph), "application/graphml+xml", "graph.graphml");
    }
}
