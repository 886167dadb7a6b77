using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>The accounts and resources around an account or in a cluster, from the links of the latest analysis, the accounts' scores and what stands about them.</summary>
public sealed class Neighbourhoods(IClusters clusters, IScores scores, IAccountStates states)
{
    private const int LongestId = 512;

    /// <summary>An account, its heaviest links, and the links among those accounts. Two questions to the links, one to the scores, one to the decisions.</summary>
    public async Task<NeighbourhoodGraph> AroundAsync(AccountId account, CancellationToken ct)
    {
        var own = await clusters.LinksOfAsync(account, 0, 300, ct).ConfigureAwait(false);
        var others = own.Rows.Select(link => link.Other(account)).Distinct().ToList();
        return await AmongAsync([account], [account, .. others], own.Total - own.Rows.Count, ct).ConfigureAwait(false);
    }

    /// <summary>A cluster's members, firmest first, and the links among them; <c>null</c> when there is no such cluster.</summary>
    public async Task<NeighbourhoodGraph?> OfClusterAsync(Guid cluster, CancellationToken ct)
    {
        if (await clusters.FindAsync(cluster, ct).ConfigureAwait(false) is not { } found) return null;

        var members = found.Members.Take(NeighbourhoodGraph.NodesShown / 2).Select(m => m.AccountId).ToList();
        return await AmongAsync(members, members, found.Members.Count - members.Count, ct).ConfigureAwait(false);
    }

    private async Task<NeighbourhoodGraph> AmongAsync(List<AccountId> center, List<AccountId> accounts, long left, CancellationToken ct)
    {
        var links = await clusters.LinksAmongAsync(accounts, NeighbourhoodGraph.EdgesShown / 2, ct).ConfigureAwait(false);
        var scored = await scores.AmongAsync(accounts, ct).ConfigureAwait(false);
        var standing = await states.AmongAsync(accounts, ct).ConfigureAwait(false);
        var edges = links.Rows.SelectMany(EdgesOf).Where(e => e.Source.Length <= LongestId && e.Target.Length <= LongestId)
            .GroupBy(e => e.Id, StringComparer.Ordinal).Select(same => same.MaxBy(e => e.Weight)!)
            .OrderByDescending(e => e.Weight).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        var ids = accounts.Select(GraphNode.IdOf).Where(id => id.Length <= LongestId)
            .Concat(edges.SelectMany(e => new[] { e.Source, e.Target })).Distinct(StringComparer.Ordinal).ToList();
        var shown = ids.Take(NeighbourhoodGraph.NodesShown).ToHashSet(StringComparer.Ordinal);
        var drawn = edges.Where(e => shown.Contains(e.Source) && shown.Contains(e.Target)).Take(NeighbourhoodGraph.EdgesShown).ToList();
        var degrees = edges.SelectMany(e => new[] { e.Source, e.Target }).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        return new([.. ids.Take(NeighbourhoodGraph.NodesShown).Select(id => NodeOf(id, scored, standing, degrees.GetValueOrDefault(id)))], drawn,
            ids.Count + left, edges.Count + links.Total - links.Rows.Count, "link weight", [.. center.Select(GraphNode.IdOf).Where(shown.Contains)]);
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
            return new(id, GraphNode.AccountKind, account.Value, score?.Value, score?.FlaggedAt is not null, standing.GetValueOrDefault(account, ""), degree);
        }
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return new(id, colon > 0 ? id[..colon] : "resource", id[(colon + 1)..], null, Flagged: false, "", degree);
    }
}
