using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace Investigator.Web.Triage;

/// <summary>The graph as JSON: big pictures go to the browser once, not through the circuit.</summary>
public sealed class GraphEndpoints : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.TryAddSingleton<Neighbourhoods>();

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/graph", GraphAsync).RequireAuthorization(Tasks.Investigate).ExcludeFromDescription();

    /// <param name="node">A node id, for an expansion; a resource expands to nothing further.</param>
    internal static async Task<Results<Ok<NeighbourhoodGraph>, NotFound>> GraphAsync(string? account, Guid? cluster, string? node, Neighbourhoods around, CancellationToken ct)
    {
        if (cluster is { } id) return await around.OfClusterAsync(id, ct) is { } members ? TypedResults.Ok(members) : TypedResults.NotFound();
        AccountId? center = node is not null ? GraphNode.AccountOf(node) : account is { Length: > 0 } ? new(account) : null;
        return TypedResults.Ok(center is { } one ? await around.AroundAsync(one, ct) : NeighbourhoodGraph.Empty);
    }
}
