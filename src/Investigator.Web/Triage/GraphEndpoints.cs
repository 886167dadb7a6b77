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

    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<Folding>().TryAddSingleton<Neighbourhoods>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/console/graph", GraphAsync).RequireAuthorization(Tasks.Investigate).ExcludeFromDescription();
        routes.MapPost("/api/console/graph/uses", UsesAsync).RequireAuthorization(Tasks.Investigate).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).ExcludeFromDescription();
        routes.MapPost("/api/console/graph/nodes", NodesAsync).RequireAuthorization(Tasks.Investigate).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).ExcludeFromDescription();
        // JSON alone is taken: another site can't make a browser send it.
        routes.MapPost("/api/console/graph.graphml", ExportAsync).RequireAuthorization(Tasks.Investigate).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).ExcludeFromDescription();
    }

    /// <param name="node">A node id, for an expansion: an account, a resource or what is folded.</param>
    /// <param name="skip">So many were shown before: the next part.</param>
    internal static async Task<Results<Ok<NeighbourhoodGraph>, NotFound>> GraphAsync(string? account, Guid? cluster, Guid? campaign, string? node, int? skip, Neighbourhoods around, CancellationToken ct)
    {
        var from = Math.Max(0, skip ?? 0);
        if (node is not null) return TypedResults.Ok(await around.AroundNodeAsync(node, ResourceAddress.ReadId(node), from, ct));
        var start = cluster is { } id ? GraphStart.With(id) : campaign is { } group ? GraphStart.WithCampaign(group) : account is { Length: > 0 } ? GraphStart.At(new(account)) : null;
        if (start is null) return TypedResults.Ok(NeighbourhoodGraph.Empty);
        return await around.BeginAsync(start, from, ct) is { } graph ? TypedResults.Ok(graph) : TypedResults.NotFound();
    }

    /// <summary>The named nodes and what links them, read anew from the stores: for a picture that a tab remembers.</summary>
    internal static async Task<Ok<NeighbourhoodGraph>> NodesAsync(PictureNodes picture, Neighbourhoods around, CancellationToken ct) =>
        TypedResults.Ok(await around.OfNodesAsync(picture.Ids, picture.Resources, ct));

    /// <summary>When a node and others had to do with each other: an account with resources, or a resource with accounts.</summary>
    internal static async Task<Ok<IReadOnlyList<SeenUse>>> UsesAsync(AskedUses asked, IGroundQuestions ground, CancellationToken ct)
    {
        IReadOnlyList<string> ids = [.. (asked.Others ?? []).Append(asked.Node).OfType<string>().Where(id => id.Length <= GraphNode.LongestId).Take(AskedUses.Most + 1)];
        var accounts = ids.Select(GraphNode.AccountOf).OfType<AccountId>().Distinct().ToList();
        var resources = ids.Where(id => GraphNode.AccountOf(id) is null).Select(ResourceAddress.ReadId).OfType<Resource>().Distinct().ToList();
        // One side is the one node: all with all of a large picture was never asked for.
        var uses = accounts.Count > 1 && resources.Count > 1 ? [] : await ground.UsesAsync(accounts, resources, ct);
        return TypedResults.Ok<IReadOnlyList<SeenUse>>([.. uses.Select(use => new SeenUse(GraphNode.IdOf(use.Account), use.Resource.Id, use.FirstSeenAt, use.LastSeenAt))]);
    }

    /// <summary>The named nodes and what links them, read anew from the stores. The audit is written before anything leaves.</summary>
    internal static async Task<FileContentHttpResult> ExportAsync(PictureNodes picture, ClaimsPrincipal who, Neighbourhoods around, IAuditLog audit, CancellationToken ct)
    {
        var graph = await around.OfNodesAsync(picture.Ids, picture.Resources, ct);
        await audit.AppendAsync(who.ToPerson(), "graph.exported", "graph", new { nodes = graph.Nodes.Count, accounts = graph.Nodes.Count(n => n.Kind == GraphNode.AccountKind), edges = graph.Edges.Count }, ct);
        return TypedResults.File(GraphMl.Write(graph), "application/graphml+xml", "graph.graphml");
    }
}
