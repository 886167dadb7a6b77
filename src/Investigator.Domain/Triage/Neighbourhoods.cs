using System.Globalization;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>The accounts and resources around an account, on a resource or in a cluster, from the links of the latest analysis, the accounts' scores and what stands about them.</summary>
public sealed partial class Neighbourhoods(IClusters clusters, IScores scores, IAccountStates states, IAccountUsage usage, Folding folding)
{
    /// <summary>Most node ids that <see cref="OfNodesAsync"/> looks at; the rest is left out.</summary>
    public const int MostNodes = 6_000;

    /// <summary>Most resources among them whose accounts are asked for.</summary>
    public const int MostOpened = 50;

    private const int LongestId = GraphNode.LongestId;
    private const int PartOfAccount = 300;
    private const int PartOfResource = 300;
    private const int PartOfCluster = NeighbourhoodGraph.NodesShown / 2;

    /// <summary>An account, its heaviest links, and the links among those accounts. Two questions to the links, one to the scores, one to the decisions.</summary>
    /// <param name="skip">So many of its links were shown before.</param>
    public async Task<NeighbourhoodGraph> AroundAsync(AccountId account, int skip, CancellationToken ct)
    {
        var own = await clusters.LinksOfAsync(account, skip, PartOfAccount, ct).ConfigureAwait(false);
        var others = own.Rows.Select(link => link.Other(account)).Distinct().ToList();
        var graph = await AmongAsync([GraphNode.IdOf(account)], [account, .. others], own.Total - own.Rows.Count, 1, ct).ConfigureAwait(false);
        return graph with { Next = After(skip + own.Rows.Count, own.Total) };
    }

    /// <summary>A resource, the accounts that use it, most active first, and the links among those. A thing that many share by chance weighs nothing, so that most of its accounts hang on it alone.</summary>
    /// <param name="skip">So many of its accounts were shown before.</param>
    public async Task<NeighbourhoodGraph> OnAsync(Resource resource, int skip, CancellationToken ct)
    {
        if (resource.Id.Length > LongestId) return NeighbourhoodGraph.Empty;
        var users = await usage.AccountsOnAsync(resource, skip, PartOfResource, ct).ConfigureAwait(false);
        if (users.Rows.Count == 0) return NeighbourhoodGraph.Empty;
        var graph = await AmongAsync([resource.Id], [.. users.Rows], users.Total - users.Rows.Count, 1, ct).ConfigureAwait(false);
        return WithUses(graph, resource, users) with { ChosenBy = "activity", Next = After(skip + users.Rows.Count, users.Total) };
    }

    /// <summary>A cluster's members, firmest first, and the links among them; <c>null</c> when there is no such cluster.</summary>
    /// <param name="skip">So many of its members were shown before: they come again, with their links to the next.</param>
    public async Task<NeighbourhoodGraph?> OfClusterAsync(Guid cluster, int skip, CancellationToken ct) =>
        await clusters.FindAsync(cluster, ct).ConfigureAwait(false) is { } found ? await MembersAsync(found, skip, ct).ConfigureAwait(false) : null;

    private async Task<NeighbourhoodGraph> MembersAsync(Cluster found, int skip, CancellationToken ct)
    {
        var shown = Math.Min(skip, MostNodes - PartOfCluster) + PartOfCluster;
        var members = found.Members.Take(shown).Select(m => m.AccountId).ToList();
        var graph = await AmongAsync([.. members.Select(GraphNode.IdOf)], members, found.Members.Count - members.Count, (shown + PartOfCluster - 1) / PartOfCluster, ct).ConfigureAwait(false);
        var left = members.Count < found.Members.Count || graph.Edges.Count < graph.TotalEdges;
        return graph with { Next = left && shown < MostNodes ? shown : null };
    }

    /// <summary>
    /// A picture that people put together, made anew from the stores: of the named nodes those that are linked among themselves or were asked for as accounts. The ids are claims; what is said of them is not.
    /// </summary>
    /// <param name="nodes">Node ids; of more than <see cref="MostNodes"/> the first.</param>
    /// <param name="opened">Resources among them whose accounts were asked for, so that those hang on them without being linked; of more than <see cref="MostOpened"/> the first.</param>
    public async Task<NeighbourhoodGraph> OfNodesAsync(IReadOnlyCollection<string> nodes, IReadOnlyCollection<Resource> opened, CancellationToken ct)
    {
        var asked = nodes.Where(id => id.Length <= LongestId).Take(MostNodes).ToHashSet(StringComparer.Ordinal);
        var accounts = asked.Select(GraphNode.AccountOf).OfType<AccountId>().ToList();
        var graph = await AmongAsync([], accounts, 0, MostNodes / PartOfCluster, ct).ConfigureAwait(false);
        foreach (var resource in opened.Where(r => asked.Contains(r.Id)).Distinct().Take(MostOpened))
            graph = WithUses(graph, resource, await usage.AccountsOnAsync(resource, 0, MostNodes, ct).ConfigureAwait(false));

        graph = await WithFoldedAsync(graph, asked, accounts, ct).ConfigureAwait(false);
        var kept = graph.Nodes.Where(n => asked.Contains(n.Id)).ToList();
        var edges = graph.Edges.Where(e => asked.Contains(e.Source) && asked.Contains(e.Target)).ToList();
        return new(kept, edges, kept.Count, edges.Count, graph.ChosenBy, []);
    }

    private static int? After(long reached, long total) => reached < total ? (int)Math.Min(reached, int.MaxValue) : null;

    /// <summary>The resource's node, and an edge to each of its accounts in the picture that no link joins to it.</summary>
    private static NeighbourhoodGraph WithUses(NeighbourhoodGraph graph, Resource resource, Page<AccountId> users)
    {
        var on = users.Rows.Select(GraphNode.IdOf).ToHashSet(StringComparer.Ordinal);
        var joined = graph.Edges.Where(e => e.Target == resource.Id).Select(e => e.Source).ToHashSet(StringComparer.Ordinal);
        var kind = resource.Id[..resource.Id.IndexOf(':', StringComparison.Ordinal)];
        var said = string.Create(CultureInfo.InvariantCulture, $"Uses it, as {users.Total:N0} {(users.Total == 1 ? "account does" : "accounts do")}. Alone that weighs nothing.");
        var uses = graph.Nodes.Where(n => on.Contains(n.Id) && !joined.Contains(n.Id)).Select(n => new GraphEdge($"{n.Id}|{resource.Id}", n.Id, resource.Id, 0, kind, said)).ToList();
        var degree = joined.Count + uses.Count;
        var others = graph.Nodes.Where(n => n.Id != resource.Id);
        return graph with
        {
            Nodes = [new(resource.Id, kind, resource.Value, null, Flagged: false, "", degree) { Accounts = users.Total }, .. others],
            Edges = [.. graph.Edges, .. uses],
            TotalNodes = graph.TotalNodes + (graph.Nodes.Any(n => n.Id == resource.Id) ? 0 : 1),
            TotalEdges = graph.TotalEdges + uses.Count,
            Center = graph.Center.Count > 0 ? graph.Center : [resource.Id],
        };
    }

    private async Task<NeighbourhoodGraph> AmongAsync(List<string> center, List<AccountId> accounts, long left, int parts, CancellationToken ct)
    {
        var links = await clusters.LinksAmongAsync(accounts, NeighbourhoodGraph.EdgesShown / 2 * parts, ct).ConfigureAwait(false);
        var scored = await scores.AmongAsync(accounts, ct).ConfigureAwait(false);
        var standing = await states.AmongAsync(accounts, ct).ConfigureAwait(false);
        var edges = links.Rows.SelectMany(EdgesOf).Where(e => e.Source.Length <= LongestId && e.Target.Length <= LongestId)
            .GroupBy(e => e.Id, StringComparer.Ordinal).Select(same => same.MaxBy(e => e.Weight)!)
            .OrderByDescending(e => e.Weight).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        var ids = accounts.Select(GraphNode.IdOf).Where(id => id.Length <= LongestId)
            .Concat(edges.SelectMany(e => new[] { e.Source, e.Target })).Distinct(StringComparer.Ordinal).ToList();
        var shown = ids.Take(NeighbourhoodGraph.NodesShown * parts).ToHashSet(StringComparer.Ordinal);
        var drawn = edges.Where(e => shown.Contains(e.Source) && shown.Contains(e.Target)).Take(NeighbourhoodGraph.EdgesShown * parts).ToList();
        var degrees = edges.SelectMany(e => new[] { e.Source, e.Target }).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        return new([.. ids.Where(shown.Contains).Select(id => NodeOf(id, scored, standing, degrees.GetValueOrDefault(id)))], drawn,
            ids.Count + left, edges.Count + links.Total - links.Rows.Count, "link weight", [.. center.Where(shown.Contains)]);
    }

    private static IEnumerable<GraphEdge> EdgesOf(Link link)
    {
        string first = GraphNode.IdOf(link.First), second = GraphNode.IdOf(link.Second);
        foreach (var reason in link.Reasons)
        {
            if (reason.ResourceId is { } resource)
            {
                yield return new($"{first}|{resource}", first, resource, Math.Max(0, reason.Weight), reason.Kind, reason.Sentence);
                yield return new($"{second}|{resource}", second, resource, Math.Max(0, reason.Weight), reason.Kind, reason.Sentence);
            }
            else
            {
                yield return new($"{first}|{second}|{reason.Kind}", first, second, Math.Max(0, reason.Weight), reason.Kind, reason.Sentence);
            }
        }
    }

    private static GraphNode NodeOf(string id, IReadOnlyDictionary<AccountId, AccountScore> scored, IReadOnlyDictionary<AccountId, string> standing, int degree)
    {
        if (GraphNode.AccountOf(id) is { } account)
        {
            var score = scored.GetValueOrDefault(account);
            return new(id, GraphNode.AccountKind, account.Value, score?.Value, score?.FlaggedAt is not null, standing.GetValueOrDefault(account, ""), degree) { FirstSeenAt = score?.FirstSeenAt, LastSeenAt = score?.LastSeenAt };
        }
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return new(id, colon > 0 ? id[..colon] : "resource", id[(colon + 1)..], null, Flagged: false, "", degree);
    }
}
