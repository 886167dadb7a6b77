using System.Numerics;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// Finds suspected pools among linked accounts: communities of the strong links, pieces of one pool put together again, accounts with the pool's habits joined to it, loose members let go;
/// and among accounts without links, those whose work begins and ends together.
/// What remains must be tied in two independent ways.
/// </summary>
public sealed class ClusterFinder(LinkOptions linkOptions, ClusterOptions options)
{
    /// <param name="map">The links.</param>
    /// <param name="victims">Accounts whose key others use: what ties them to a pool is the pool's doing, so they are never its members.</param>
    /// <param name="ct">Stops between steps.</param>
    /// <returns>Largest first. Deterministic.</returns>
    public IReadOnlyList<Pool> Find(LinkMap map, IReadOnlySet<AccountId> victims, CancellationToken ct)
    {
        var barred = victims.Select(map.Holdings.IndexOf).OfType<int>().ToHashSet();
        var found = map.Found.Where(l => !barred.Contains(l.A) && !barred.Contains(l.B)).ToList();
        var refining = new PoolRefining(map.Holdings, found, options);
        var groups = Seeds(map.Holdings, found, ct).Select(members => refining.Tightened(members)).OfType<HashSet<int>>().Where(members => refining.Suspected(members) is not null).ToList();
        var (signUps, rooms) = (new SignUps(map.Holdings), new HabitRooms(map.Holdings.Resources.Count));
        var joining = new PoolJoining(map.Holdings, linkOptions, options, barred, signUps, rooms);
        for (var round = 0; round < options.JoinRounds && joining.Join(groups, ct); round++) { }
        groups.AddRange(new WorkCommunities(map.Holdings, linkOptions, options, signUps, rooms).Find(groups.SelectMany(g => g).Concat(barred).ToHashSet(), ct));
        for (var round = 0; round < options.JoinRounds && joining.Join(groups, ct); round++) { }
        var joined = groups.SelectMany(g => g).ToHashSet();
        groups = [.. groups.AsParallel().AsOrdered().WithCancellation(ct).Select(members => joining.WithoutRestless(members, joined))];
        var cohorts = new CohortPools(map, linkOptions);
        cohorts.Add(groups, barred, ct);
        var pooled = groups.SelectMany(g => g).ToHashSet();
        var wordings = new OwnWordings(map.Holdings, pooled.Concat(cohorts.Alike).ToHashSet());
        var phrases = map.Worded is { } worded ? new OwnPhrases(worded, map.Holdings, pooled.Concat(cohorts.Alike).ToHashSet()) : null;
        var suspects = groups.Where(g => g.Any(cohorts.Together.ContainsKey)).ToList();
        var common = map.Worded is { } said ? CommonPhrases.Learn(said, map.Holdings, suspects, pooled.Concat(cohorts.Alike).ToHashSet(), ct) : null;
        return [.. groups.AsParallel().AsOrdered().WithCancellation(ct).Select(members => (Members: members, IsTogether: members.Any(cohorts.Together.ContainsKey)))
            .Select(g => refining.Suspected(g.Members, new(joining.Firmness(g.Members, pooled), cohorts.Together, g.IsTogether ? wordings.Of(g.Members) : null, g.IsTogether ? Phrased(phrases?.Of(g.Members), common?.Of(g.Members)) : []))).OfType<Pool>()
            .OrderByDescending(p => p.Members.Count).ThenBy(p => p.Members[0].Account.Value, StringComparer.Ordinal)];
    }

    // A group that says much and little of what other groups say is hardly one of theirs, and what it has in common of its own must outweigh that.
    private static IReadOnlyList<Phrasings> Phrased(Phrasings? own, Phrasings? others) =>
        [.. ((Phrasings?[])[own is null ? null : own with { Bits = Math.Max(0, own.Bits + (others?.Against ?? 0)) }, others]).OfType<Phrasings>()];

    private List<HashSet<int>> Seeds(Holdings holdings, IReadOnlyList<FoundLink> found, CancellationToken ct)
    {
        var strong = found.Where(l => l.Bits >= linkOptions.FewestBitsToCluster).ToList();
        var nodes = strong.SelectMany(l => (int[])[l.A, l.B]).Distinct().Order().ToArray();
        var number = nodes.Select((account, node) => (account, node)).ToDictionary(p => p.account, p => p.node);
        var links = strong.Select(l => (A: number[l.A], B: number[l.B], Weight: l.Bits, l.Ties)).OrderBy(e => e.A).ThenBy(e => e.B).ToList();

        var community = Communities.Find(nodes.Length, [.. links.Select(e => new WeightedEdge(e.A, e.B, e.Weight))]);
        new CommunityMerging(holdings, options).Merge(nodes, links, community, ct);
        return [.. Connected(nodes.Length, links, community).Index().GroupBy(m => m.Item, m => nodes[m.Index]).OrderBy(g => g.Min()).Select(g => g.ToHashSet())];
    }

    // Modularity may leave a community in two pieces that nothing joins (Traag and others 2019): each piece stands for itself.
    private static int[] Connected(int nodes, List<(int A, int B, double Weight, LinkTies Ties)> links, int[] community)
    {
        var parent = Enumerable.Range(0, nodes).ToArray();
        foreach (var (a, b, _, _) in links)
            if (community[a] == community[b]) parent[Root(a)] = Root(b);
        return [.. Enumerable.Range(0, nodes).Select(Root)];

        int Root(int node)
        {
            while (parent[node] != node) node = parent[node] = parent[parent[node]];
            return node;
        }
    }
}

/// <summary>A group of accounts that seems to be one, before it has an id and a score.</summary>
/// <param name="Members">By account id (ordinal).</param>
/// <param name="Ties">The kinds of tie that reach at least a quarter of the members.</param>
/// <param name="Bits">Sum of the weights of the links inside.</param>
/// <param name="InLockstep">Members with at least one lockstep link inside.</param>
/// <param name="House">What the members share by right, if anything.</param>
/// <param name="ManyTemplates">Members that send many templates which hardly anybody outside sends, be it once each.</param>
public sealed record Pool(IReadOnlyList<PoolMember> Members, LinkTies Ties, double Bits, int Links, int InLockstep, SharedHouse House = SharedHouse.None, int ManyTemplates = 0)
{
    /// <summary>Members whose work begins and ends together with that of others, beyond chance.</summary>
    public int Together { get; init; }

    /// <summary>What the pool words in its own way, where its members begin and end together; <c>null</c>: not asked.</summary>
    internal Wordings? Wordings { get; init; }

    /// <summary>What turns of speech its members have in common far beyond other groups, where they begin and end together.</summary>
    internal IReadOnlyList<Phrasings> Phrasings { get; init; } = [];

    /// <summary>Its members begin and end together and use turns of speech of their own, far more than other groups have.</summary>
    public bool HasPhrases => Phrasings.Count > 0;

    /// <summary>Its members begin and end together and text was seen, but they share no wordings beyond chance.</summary>
    public bool HasNoWordings { get; init; }

    /// <summary>
    /// How many independent kinds of evidence tie it. People who were gathered in one place also work on one thing (a class, an event): place and work together are one kind, not two,
    /// and in one room machines and hours are shared as well. Customers of one service share its addresses, its templates and its hours.
    /// </summary>
    public int Kinds => House is SharedHouse.None ? KindsOf(Ties) : 1;

    internal static int KindsOf(LinkTies ties) =>
        BitOperations.PopCount((uint)(ties & ~LinkTies.Place)) + (ties is LinkTies.Place or (LinkTies.Place | LinkTies.Work) ? 0 : (ties & LinkTies.Place) != 0 ? 1 : 0);
}

/// <summary>A member and how firmly it belongs: the share of its link weight that stays inside, or how surely it shares the pool's habits; 0 to 1.</summary>
public sealed record PoolMember(AccountId Account, double Inside);
