namespace Investigator.Domain.Linking;

/// <summary>
/// Finds suspected pools among linked accounts: communities of the strong links, pieces of one pool put together again, loose members let go.
/// What remains must be tied in two independent ways.
/// </summary>
public sealed class ClusterFinder(LinkOptions linkOptions, ClusterOptions options)
{
    /// <returns>Largest first. Deterministic.</returns>
    public IReadOnlyList<Pool> Find(LinkMap map)
    {
        var strong = map.Found.Where(l => l.Bits >= linkOptions.FewestBitsToCluster).ToList();
        var nodes = strong.SelectMany(l => (int[])[l.A, l.B]).Distinct().Order().ToArray();
        var number = nodes.Select((account, node) => (account, node)).ToDictionary(p => p.account, p => p.node);
        var edges = strong.Select(l => (A: number[l.A], B: number[l.B], Weight: l.Bits)).OrderBy(e => e.A).ThenBy(e => e.B).ToList();

        var community = Connected(nodes.Length, edges, Merged(Communities.Find(nodes.Length, [.. edges.Select(e => new WeightedEdge(e.A, e.B, e.Weight))]), edges));
        var linksOf = map.Found.SelectMany(l => (IEnumerable<(int Account, FoundLink Link)>)[(l.A, l), (l.B, l)]).ToLookup(p => p.Account, p => p.Link);
        var pools = new List<Pool>();
        var adopted = Adopted(number.ToDictionary(n => n.Key, n => community[n.Value]), linksOf);
        foreach (var group in adopted.GroupBy(m => m.Value, m => m.Key))
            if (Refined([.. group], map, linksOf) is { } pool) pools.Add(pool);
        return [.. pools.OrderByDescending(p => p.Members.Count).ThenBy(p => p.Members[0].Account.Value, StringComparer.Ordinal)];
    }

    // Agglomeration by conductance: the most entangled pair first, until no pair is entangled enough.
    private int[] Merged(int[] community, List<(int A, int B, double Weight)> edges)
    {
        while (true)
        {
            var (volume, between, touched) = (new Dictionary<int, double>(), new Dictionary<(int, int), double>(), new Dictionary<(int Of, int To), HashSet<int>>());
            foreach (var (a, b, weight) in edges)
            {
                var (x, y) = (community[a], community[b]);
                volume[x] = volume.GetValueOrDefault(x) + weight;
                volume[y] = volume.GetValueOrDefault(y) + weight;
                if (x == y) continue;
                var pair = x < y ? (x, y) : (y, x);
                between[pair] = between.GetValueOrDefault(pair) + weight;
                Touch((x, y), a);
                Touch((y, x), b);
            }
            var sizes = community.CountBy(c => c).ToDictionary();
            var best = between.Select(p => (Pair: p.Key, Share: p.Value / Math.Min(volume[p.Key.Item1], volume[p.Key.Item2])))
                .Where(p => p.Share >= options.MergeShare && Spread(p.Pair) >= options.MergeSpread)
                .OrderByDescending(p => p.Share).ThenBy(p => p.Pair).FirstOrDefault();
            if (best.Share <= 0) return community;
            for (var i = 0; i < community.Length; i++)
                if (community[i] == best.Pair.Item2) community[i] = best.Pair.Item1;

            void Touch((int, int) of, int node)
            {
                if (!touched.TryGetValue(of, out var who)) touched[of] = who = [];
                who.Add(node);
            }

            double Spread((int X, int Y) pair) => sizes[pair.X] <= sizes[pair.Y]
                ? (double)touched[(pair.X, pair.Y)].Count / sizes[pair.X]
                : (double)touched[(pair.Y, pair.X)].Count / sizes[pair.Y];
        }
    }

    // Modularity may leave a community in two pieces that nothing joins (Traag and others 2019): each piece stands for itself.
    private static int[] Connected(int nodes, List<(int A, int B, double Weight)> edges, int[] community)
    {
        var parent = Enumerable.Range(0, nodes).ToArray();
        foreach (var (a, b, _) in edges)
            if (community[a] == community[b]) parent[Root(a)] = Root(b);
        return [.. Enumerable.Range(0, nodes).Select(Root)];

        int Root(int node)
        {
            while (parent[node] != node) node = parent[node] = parent[parent[node]];
            return node;
        }
    }

    // An account may keep clear of any one strong tie and still touch the pool everywhere: many weak links to one community, with more than place in them.
    private Dictionary<int, int> Adopted(Dictionary<int, int> communityOf, ILookup<int, FoundLink> linksOf)
    {
        var joined = new Dictionary<int, int>(communityOf);
        foreach (var links in linksOf.Where(l => !communityOf.ContainsKey(l.Key)))
        {
            var best = links.Where(l => (l.Ties & ~LinkTies.Place) != 0 && communityOf.ContainsKey(Other(l, links.Key)))
                .GroupBy(l => communityOf[Other(l, links.Key)]).Select(g => (Community: g.Key, Members: g.Count(), Bits: g.Sum(l => l.Bits)))
                .OrderByDescending(g => g.Bits).ThenBy(g => g.Community).FirstOrDefault();
            if (best.Members >= options.FewestToAdopt && best.Bits >= options.FewestBitsToAdopt) joined[links.Key] = best.Community;
        }
        return joined;

        static int Other(FoundLink link, int one) => link.A == one ? link.B : link.A;
    }

    private Pool? Refined(HashSet<int> members, LinkMap map, ILookup<int, FoundLink> linksOf)
    {
        while (members.Count >= options.FewestMembers)
        {
            var all = members.ToDictionary(m => m, m => linksOf[m].Sum(l => l.Bits));
            var inside = members.ToDictionary(m => m, m => linksOf[m].Where(l => members.Contains(l.A) && members.Contains(l.B)).Sum(l => l.Bits));
            var loose = members.Where(m => inside[m] < options.FewestInside * all[m]).ToList();
            if (loose.Count == 0) return Suspected(members, map, linksOf, inside, all);
            members.ExceptWith(loose);
        }
        return null;
    }

    private static Pool? Suspected(
        HashSet<int> members, LinkMap map, ILookup<int, FoundLink> linksOf, Dictionary<int, double> inside, Dictionary<int, double> all)
    {
        var links = members.SelectMany(m => linksOf[m].Where(l => l.A == m && members.Contains(l.B))).ToList();
        // A kind of tie belongs to the pool when it reaches at least a quarter of its members.
        var ties = Enum.GetValues<LinkTies>().Where(t => t is not LinkTies.None)
            .Where(t => Reached(t).Count * 4 >= members.Count).Aggregate(LinkTies.None, (sum, t) => sum | t);
        // People who were gathered in one place also work on one thing (a class, an event): place and work together are one kind of evidence, not two.
        var kinds = System.Numerics.BitOperations.PopCount((uint)(ties & ~LinkTies.Place)) + (ties is LinkTies.Place or (LinkTies.Place | LinkTies.Work) ? 0 : (ties & LinkTies.Place) != 0 ? 1 : 0);
        if (kinds < 2) return null;

        return new(
            [.. members.Select(m => new PoolMember(map.Holdings.Accounts[m].AccountId, inside[m] / Math.Max(all[m], 1e-9)))
                .OrderBy(m => m.Account.Value, StringComparer.Ordinal)],
            ties, links.Sum(l => l.Bits), links.Count, Reached(LinkTies.Timing).Count);

        HashSet<int> Reached(LinkTies tie) => [.. links.Where(l => (l.Ties & tie) != 0).SelectMany(l => (int[])[l.A, l.B])];
    }
}

/// <summary>A group of accounts that seems to be one, before it has an id and a score.</summary>
/// <param name="Members">By account id (ordinal).</param>
/// <param name="Ties">The kinds of tie that reach at least a quarter of the members.</param>
/// <param name="Bits">Sum of the weights of the links inside.</param>
/// <param name="InLockstep">Members with at least one lockstep link inside.</param>
public sealed record Pool(IReadOnlyList<PoolMember> Members, LinkTies Ties, double Bits, int Links, int InLockstep);

/// <summary>A member and the share of its link weight that stays inside.</summary>
public sealed record PoolMember(Usage.AccountId Account, double Inside);
