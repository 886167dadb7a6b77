using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>
/// Puts the pieces of one pool together again: modularity cuts a large, evenly linked pool into arbitrary parts. Two parts are one when much of the smaller one's weight leads to the other
/// from many of its members (conductance), or when both use the same things whose users belong together and links of more than work bridge them. Mutually best pairs merge, round by round.
/// </summary>
internal sealed class CommunityMerging(Holdings holdings, ClusterOptions options)
{
    private const int MostRounds = 40;

    // A thing is the community's own when half of it uses it, and only if its users surely belong together.
    private const double Characteristic = 0.5;
    private const double FewestCohesion = 0.15;
    private const int FewestToCharacterise = 3;

    /// <param name="nodes">Account of each node.</param>
    /// <param name="links">Strong links between nodes.</param>
    /// <param name="community">Community of each node; changed in place.</param>
    public void Merge(int[] nodes, IReadOnlyList<(int A, int B, double Weight, LinkTies Ties)> links, int[] community, CancellationToken ct)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            var best = Best(Between(links, community), Volumes(links, community), community.CountBy(c => c).ToDictionary(), Signatures(nodes, community));
            var into = new Dictionary<int, int>();
            foreach (var (one, (other, _)) in best)
                if (one < other && best[other].Other == one) into[other] = one;
            if (into.Count == 0) return;
            for (var i = 0; i < community.Length; i++)
                if (into.TryGetValue(community[i], out var target)) community[i] = target;
        }
    }

    private Dictionary<int, (int Other, double Rank)> Best(
        Dictionary<(int X, int Y), Bridge> between, Dictionary<int, double> volume, Dictionary<int, int> size, Dictionary<int, HashSet<int>> signatures)
    {
        var best = new Dictionary<int, (int Other, double Rank)>();
        foreach (var ((x, y), bridge) in between.OrderBy(b => b.Key))
        {
            var share = bridge.Weight / Math.Min(volume[x], volume[y]);
            var spread = size[x] <= size[y] ? (double)bridge.OfX.Count / size[x] : (double)bridge.OfY.Count / size[y];
            var entangled = share >= options.MergeShare && spread >= options.MergeSpread;
            if (!entangled && !(bridge.FirmX.Count >= options.MergeBridges && bridge.FirmY.Count >= options.MergeBridges && Alike(signatures, x, y) >= options.MergeBits)) continue;
            Offer(x, y, share);
            Offer(y, x, share);
        }
        return best;

        void Offer(int one, int other, double rank)
        {
            if (!best.TryGetValue(one, out var known) || known.Rank < rank) best[one] = (other, rank);
        }
    }

    private double Alike(Dictionary<int, HashSet<int>> signatures, int x, int y) =>
        signatures.TryGetValue(x, out var first) && signatures.TryGetValue(y, out var second)
            ? first.Where(second.Contains).Sum(r => holdings.Resources[r].Bits) : 0;

    private static Dictionary<int, double> Volumes(IReadOnlyList<(int A, int B, double Weight, LinkTies Ties)> links, int[] community)
    {
        var volume = new Dictionary<int, double>();
        foreach (var (a, b, weight, _) in links)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(volume, community[a], out _) += weight;
            CollectionsMarshal.GetValueRefOrAddDefault(volume, community[b], out _) += weight;
        }
        return volume;
    }

    private static Dictionary<(int X, int Y), Bridge> Between(IReadOnlyList<(int A, int B, double Weight, LinkTies Ties)> links, int[] community)
    {
        var between = new Dictionary<(int, int), Bridge>();
        foreach (var (a, b, weight, ties) in links)
        {
            var (x, y) = (community[a], community[b]);
            if (x == y) continue;
            var (first, second) = x < y ? (a, b) : (b, a);
            ref var bridge = ref CollectionsMarshal.GetValueRefOrAddDefault(between, x < y ? (x, y) : (y, x), out _);
            bridge ??= new();
            bridge.Weight += weight;
            bridge.OfX.Add(first);
            bridge.OfY.Add(second);
            if ((ties & ~(LinkTies.Work | LinkTies.Place)) == 0) continue;
            bridge.FirmX.Add(first);
            bridge.FirmY.Add(second);
        }
        return between;
    }

    private Dictionary<int, HashSet<int>> Signatures(int[] nodes, int[] community)
    {
        var signatures = new Dictionary<int, HashSet<int>>();
        var counts = new Dictionary<int, int>();
        foreach (var members in Enumerable.Range(0, nodes.Length).GroupBy(n => community[n]).Where(g => g.Count() >= FewestToCharacterise))
        {
            counts.Clear();
            var size = 0;
            foreach (var node in members)
            {
                size++;
                foreach (var hold in holdings.Of(nodes[node]))
                    if (holdings.Resources[hold.Resource].Cohesion >= FewestCohesion) CollectionsMarshal.GetValueRefOrAddDefault(counts, hold.Resource, out _)++;
            }
            var own = counts.Where(c => c.Value >= Math.Max(FewestToCharacterise, Characteristic * size)).Select(c => c.Key).ToHashSet();
            if (own.Count > 0) signatures[members.Key] = own;
        }
        return signatures;
    }

    private sealed class Bridge
    {
        public double Weight { get; set; }

        public HashSet<int> OfX { get; } = [];

        public HashSet<int> OfY { get; } = [];

        /// <summary>Ends of links that rest on more than work and place.</summary>
        public HashSet<int> FirmX { get; } = [];

        public HashSet<int> FirmY { get; } = [];
    }
}
