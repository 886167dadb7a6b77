using System.Globalization;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>
/// Pictures of more accounts than can be drawn: clusters are single nodes, and so is each resource that many of the accounts use, with how many, since when, and what chance would give.
/// </summary>
public sealed class Folding(IClusters clusters, IGroundQuestions ground, IAccountGroups groups)
{
    /// <summary>From so many accounts on a picture begins folded.</summary>
    public const int From = 1_000;

    /// <summary>Most clusters that one picture shows: the largest.</summary>
    public const int MostClusters = 100;

    // A resource of fewer accounts than this, or than one in a hundred, ties no pool together.
    private const int FewestAccounts = 3;

    /// <summary>The groups behind node ids of folded nodes; ids of other nodes and of what is gone are left out.</summary>
    internal async Task<IReadOnlyList<FoldedGroup>> BehindAsync(IEnumerable<string> nodes, CancellationToken ct)
    {
        var asked = nodes.Where(id => FoldedGroup.ClusterOf(id) is not null || FoldedGroup.GroupOf(id) is not null).Distinct(StringComparer.Ordinal).Take(MostClusters + 1).ToList();
        var found = (await clusters.FindAllAsync([.. asked.Select(FoldedGroup.ClusterOf).OfType<Guid>()], ct).ConfigureAwait(false)).Select(FoldedGroup.Of).ToList();
        foreach (var id in asked.Select(FoldedGroup.GroupOf).OfType<Guid>())
            if (await groups.FindAsync(id, ct).ConfigureAwait(false) is { } named) found.Add(await RestAsync(named, ct).ConfigureAwait(false));
        return found;
    }

    /// <summary>A named group: the clusters that hold its accounts, each whole, and the accounts in none; <c>null</c>: there is no such group.</summary>
    /// <returns>The group with its parts, the largest first; <c>Left</c> is how many clusters were left out.</returns>
    internal async Task<(AccountGroup Group, IReadOnlyList<FoldedGroup> Parts, int Left)?> OfGroupAsync(Guid id, CancellationToken ct)
    {
        if (await groups.FindAsync(id, ct).ConfigureAwait(false) is not { } group) return null;
        var of = await clusters.OfAccountsAsync(group.Accounts, ct).ConfigureAwait(false);
        var held = of.Values.CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => c.Key).ToList();
        var parts = await BehindAsync(held.Take(MostClusters).Select(FoldedGroup.IdOf), ct).ConfigureAwait(false);
        var rest = FoldedGroup.Rest(group, [.. group.Accounts.Where(a => !of.ContainsKey(a))]);
        return (group, rest.Accounts.Count > 0 ? [.. parts, rest] : parts, Math.Max(0, held.Count - MostClusters));
    }

    /// <summary>The groups as nodes and what ties them: the resources that most of their accounts use.</summary>
    /// <param name="left">So many groups were left out before.</param>
    internal async Task<NeighbourhoodGraph> FoldAsync(IReadOnlyList<FoldedGroup> parts, int left, CancellationToken ct)
    {
        // Clusters may share an account: it is asked for with the first.
        var accounts = parts.SelectMany((part, i) => part.Accounts.Select(account => (Account: account, Group: i))).DistinctBy(a => a.Account).ToList();
        if (accounts.Count == 0) return NeighbourhoodGraph.Empty;
        var shared = await ground.SharedAsync(accounts, Math.Max(FewestAccounts, accounts.Count / 100), ct).ConfigureAwait(false);
        var edges = shared.Uses.Select(use => EdgeOf(parts[use.Group], use, shared.Accounts)).ToList();
        var degrees = edges.SelectMany(e => new[] { e.Source, e.Target }).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var hubs = shared.Uses.DistinctBy(use => use.Resource).ToList();
        var further = Math.Max(0, shared.Resources - hubs.Count);
        return new(
            [
                .. parts.Select(part => new GraphNode(part.NodeId, part.Kind, part.Label, part.Score, Flagged: false, "", degrees.GetValueOrDefault(part.NodeId))
                    { Accounts = part.Accounts.Count, FirstSeenAt = part.FirstSeenAt, LastSeenAt = part.LastSeenAt }),
                .. hubs.Select(use => new GraphNode(use.Resource.Id, KindOf(use.Resource), use.Label, null, Flagged: false, "", degrees.GetValueOrDefault(use.Resource.Id)) { Accounts = use.InAll }),
            ],
            edges, parts.Count + left + hubs.Count + further, edges.Count + further, "how many accounts use them", [.. parts.Select(part => part.NodeId)]);
    }

    /// <summary>Those of a group that are in no cluster.</summary>
    private async Task<FoldedGroup> RestAsync(AccountGroup group, CancellationToken ct)
    {
        var of = await clusters.OfAccountsAsync(group.Accounts, ct).ConfigureAwait(false);
        return FoldedGroup.Rest(group, [.. group.Accounts.Where(a => !of.ContainsKey(a))]);
    }

    /// <summary>The weight is how many times more of the group than of everybody use it, in bits; 0 where they are no more than chance would give.</summary>
    private static GraphEdge EdgeOf(FoldedGroup group, GroundUse use, long everybody)
    {
        var all = Math.Max(everybody, Math.Max(use.InAll, group.Accounts.Count));
        var chance = (double)group.Accounts.Count * use.InAll / all;
        var said = string.Create(CultureInfo.InvariantCulture,
            $"{use.Accounts:N0} of its {group.Accounts.Count:N0} accounts use it; of all {all:N0} accounts {use.InAll:N0} do, so chance would give {chance:N0}.");
        return new($"{group.NodeId}|{use.Resource.Id}", group.NodeId, use.Resource.Id, chance > 0 ? Math.Max(0, Math.Log2(use.Accounts / chance)) : 0, KindOf(use.Resource), said)
        {
            FirstSeenAt = use.FirstSeenAt,
            LastSeenAt = use.LastSeenAt,
        };
    }

    private static string KindOf(Resource resource) => resource.Id[..resource.Id.IndexOf(':', StringComparison.Ordinal)];
}
