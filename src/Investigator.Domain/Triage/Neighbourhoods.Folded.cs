using System.Globalization;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <content>Pictures that begin folded, and the opening of what is folded in them.</content>
public sealed partial class Neighbourhoods
{
    private const string MemberKind = "member";

    /// <summary>What a picture begins with; <c>null</c>: there is no such cluster or campaign. More accounts than <see cref="Folding.From"/> begin folded.</summary>
    /// <param name="skip">So much was shown before: the next part.</param>
    public async Task<NeighbourhoodGraph?> BeginAsync(GraphStart start, int skip, CancellationToken ct) => start switch
    {
        { Account: { } account } => await AroundAsync(account, skip, ct).ConfigureAwait(false),
        { Cluster: { } cluster } => await BeginWithClusterAsync(cluster, skip, ct).ConfigureAwait(false),
        _ => await OfCampaignAsync(start.Campaign ?? Guid.Empty, skip, ct).ConfigureAwait(false),
    };

    /// <summary>What hangs on a node: an account, a resource, a cluster, or those of a campaign that are in no cluster. Nothing, when the id names none of these.</summary>
    /// <param name="resource">The resource that the id names, if it does.</param>
    public async Task<NeighbourhoodGraph> AroundNodeAsync(string node, Resource? resource, int skip, CancellationToken ct)
    {
        if (GraphNode.AccountOf(node) is { } account) return await AroundAsync(account, skip, ct).ConfigureAwait(false);
        if (FoldedGroup.ClusterOf(node) is { } cluster) return await OpenedClusterAsync(cluster, skip, ct).ConfigureAwait(false);
        if (FoldedGroup.GroupOf(node) is not null) return await OpenedRestAsync(node, skip, ct).ConfigureAwait(false);
        return resource is { } one ? await OnAsync(one, skip, ct).ConfigureAwait(false) : NeighbourhoodGraph.Empty;
    }

    private async Task<NeighbourhoodGraph?> BeginWithClusterAsync(Guid cluster, int skip, CancellationToken ct)
    {
        if (skip > 0) return await OfClusterAsync(cluster, skip, ct).ConfigureAwait(false);
        if (await clusters.FindAsync(cluster, ct).ConfigureAwait(false) is not { } found) return null;
        return found.Members.Count > Folding.From ? await folding.FoldAsync([FoldedGroup.Of(found)], 0, ct).ConfigureAwait(false) : await MembersAsync(found, 0, ct).ConfigureAwait(false);
    }

    private async Task<NeighbourhoodGraph?> OfCampaignAsync(Guid campaign, int skip, CancellationToken ct)
    {
        if (await folding.OfGroupAsync(campaign, ct).ConfigureAwait(false) is not var (group, parts, left)) return null;
        if (group.Accounts.Count > Folding.From) return await folding.FoldAsync(parts, left, ct).ConfigureAwait(false);

        var accounts = group.Accounts.Skip(skip).Take(PartOfCluster).ToList();
        var graph = await AmongAsync([.. accounts.Select(GraphNode.IdOf)], accounts, group.Accounts.Count - skip - accounts.Count, 1, ct).ConfigureAwait(false);
        return graph with { Next = After(skip + accounts.Count, group.Accounts.Count) };
    }

    /// <summary>A cluster's node with a part of its members, firmest first, and the links among those.</summary>
    private async Task<NeighbourhoodGraph> OpenedClusterAsync(Guid cluster, int skip, CancellationToken ct)
    {
        if (await clusters.FindAsync(cluster, ct).ConfigureAwait(false) is not { } found) return NeighbourhoodGraph.Empty;
        var part = found.Members.Skip(skip).Take(PartOfResource).ToList();
        var node = FoldedGroup.Of(found);
        var graph = await AmongAsync([node.NodeId], [.. part.Select(m => m.AccountId)], found.Members.Count - part.Count, 1, ct).ConfigureAwait(false);
        return WithMembers(graph, node, part.Select(m => MemberEdge(node.NodeId, m))) with { ChosenBy = "how firmly they hang in it", Next = After(skip + part.Count, found.Members.Count) };
    }

    private async Task<NeighbourhoodGraph> OpenedRestAsync(string node, int skip, CancellationToken ct)
    {
        if ((await folding.BehindAsync([node], ct).ConfigureAwait(false)) is not [var rest]) return NeighbourhoodGraph.Empty;
        var part = rest.Accounts.Skip(skip).Take(PartOfResource).ToList();
        var graph = await AmongAsync([node], part, rest.Accounts.Count - part.Count, 1, ct).ConfigureAwait(false);
        return WithMembers(graph, rest, part.Select(account => RestEdge(node, account))) with { ChosenBy = "id", Next = After(skip + part.Count, rest.Accounts.Count) };
    }

    /// <summary>The picture with the folded nodes that are asked for, what ties them, and an edge from each to those of its accounts that are in the picture.</summary>
    private async Task<NeighbourhoodGraph> WithFoldedAsync(NeighbourhoodGraph graph, HashSet<string> asked, List<AccountId> accounts, CancellationToken ct)
    {
        var parts = await folding.BehindAsync(asked, ct).ConfigureAwait(false);
        if (parts.Count == 0) return graph;
        var folded = await folding.FoldAsync(parts, 0, ct).ConfigureAwait(false);
        var there = accounts.ToHashSet();
        var members = parts.SelectMany(part => part.Accounts.Where(there.Contains).Select(account => RestEdge(part.NodeId, account)));
        return graph with
        {
            // Of a thing that both know the folded node knows more: how many use it.
            Nodes = [.. folded.Nodes.Concat(graph.Nodes).DistinctBy(n => n.Id, StringComparer.Ordinal)],
            Edges = [.. graph.Edges.Concat(folded.Edges).Concat(members).DistinctBy(e => e.Id, StringComparer.Ordinal)],
        };
    }

    private static NeighbourhoodGraph WithMembers(NeighbourhoodGraph graph, FoldedGroup group, IEnumerable<GraphEdge> members)
    {
        var shown = graph.Nodes.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var edges = members.Where(e => shown.Contains(e.Source)).ToList();
        var node = new GraphNode(group.NodeId, group.Kind, group.Label, group.Score, Flagged: false, "", edges.Count) { Accounts = group.Accounts.Count, FirstSeenAt = group.FirstSeenAt, LastSeenAt = group.LastSeenAt };
        return graph with { Nodes = [node, .. graph.Nodes], Edges = [.. graph.Edges, .. edges], TotalNodes = graph.TotalNodes + 1, TotalEdges = graph.TotalEdges + edges.Count, Center = [group.NodeId] };
    }

    private static GraphEdge MemberEdge(string node, ClusterMember member) => new(
        EdgeId(member.AccountId, node), GraphNode.IdOf(member.AccountId), node, member.Weight, MemberKind,
        string.Create(CultureInfo.InvariantCulture, $"Belongs to it: {member.Weight:P0} of its link weight stays inside."));

    private static GraphEdge RestEdge(string node, AccountId account) => new(EdgeId(account, node), GraphNode.IdOf(account), node, 0, MemberKind, FoldedGroup.ClusterOf(node) is null ? "Belongs to the campaign and is in no cluster." : "Belongs to it.");

    private static string EdgeId(AccountId account, string node) => $"{GraphNode.IdOf(account)}|{node}";
}
