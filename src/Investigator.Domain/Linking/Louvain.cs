namespace Investigator.Domain.Linking;

/// <summary>Community detection by modularity (Blondel and others 2008), deterministic: nodes are visited in a fixed scrambled order and ties go to the smaller community.</summary>
public static class Louvain
{
    /// <summary>Communities of an undirected weighted graph. O(edges) a pass, few passes.</summary>
    /// <param name="nodes">Nodes are 0 to this, exclusive.</param>
    /// <param name="edges">Each pair at most once, weights above 0.</param>
    /// <returns>The community of each node, numbered from 0 in the order of their first nodes.</returns>
    public static int[] Communities(int nodes, IReadOnlyList<(int A, int B, double Weight)> edges)
    {
        var community = Enumerable.Range(0, nodes).ToArray();
        var level = Graph.Of(nodes, edges);
        while (true)
        {
            var moved = level.MoveNodes();
            var numbers = Numbered(moved);
            for (var i = 0; i < nodes; i++) community[i] = numbers[community[i]];
            var count = numbers.Length == 0 ? 0 : numbers.Max() + 1;
            if (count == level.Count) return Numbered(community);
            level = level.Folded(numbers, count);
        }
    }

    internal static int[] Numbered(int[] labels)
    {
        var numbers = new Dictionary<int, int>();
        return [.. labels.Select(l => numbers.TryGetValue(l, out var n) ? n : numbers[l] = numbers.Count)];
    }

    private sealed class Graph(int count, List<(int To, double Weight)>[] edges, double[] loops)
    {
        public int Count => count;

        public static Graph Of(int nodes, IReadOnlyList<(int A, int B, double Weight)> pairs)
        {
            var edges = new List<(int, double)>[nodes];
            for (var i = 0; i < nodes; i++) edges[i] = [];
            foreach (var (a, b, weight) in pairs)
            {
                edges[a].Add((b, weight));
                edges[b].Add((a, weight));
            }
            return new(nodes, edges, new double[nodes]);
        }

        public int[] MoveNodes()
        {
            var strength = new double[count];
            for (var i = 0; i < count; i++) strength[i] = loops[i] + edges[i].Sum(e => e.Weight);
            var total = strength.Sum();
            var community = Enumerable.Range(0, count).ToArray();
            if (total <= 0) return community;

            var volume = (double[])strength.Clone();
            var order = Enumerable.Range(0, count).OrderBy(i => (uint)i * 0x9E3779B1u).ToArray();
            var towards = new Dictionary<int, double>();
            // A hundred rounds are never reached: each must improve modularity; the bound only guards against rounding.
            for (var (round, changed) = (0, true); changed && round < 100; round++)
            {
                changed = false;
                foreach (var node in order)
                {
                    towards.Clear();
                    var own = community[node];
                    towards[own] = 0;
                    foreach (var (to, weight) in edges[node])
                        if (to != node) towards[community[to]] = towards.GetValueOrDefault(community[to]) + weight;
                    volume[own] -= strength[node];
                    var (best, gain) = (own, towards[own] - strength[node] * volume[own] / total);
                    foreach (var (candidate, weight) in towards)
                    {
                        var value = weight - strength[node] * volume[candidate] / total;
                        if (value > gain + 1e-9 || (Math.Abs(value - gain) <= 1e-9 && best != own && candidate < best)) (best, gain) = (candidate, value);
                    }
                    volume[best] += strength[node];
                    changed |= best != own;
                    community[node] = best;
                }
            }
            return community;
        }

        public Graph Folded(int[] numbers, int communities)
        {
            var sums = new Dictionary<(int, int), double>();
            var inside = new double[communities];
            for (var i = 0; i < count; i++)
            {
                inside[numbers[i]] += loops[i];
                foreach (var (to, weight) in edges[i])
                {
                    var (a, b) = (numbers[i], numbers[to]);
                    if (a == b) inside[a] += weight;
                    else if (a < b) sums[(a, b)] = sums.GetValueOrDefault((a, b)) + weight;
                }
            }
            var folded = Of(communities, [.. sums.OrderBy(s => s.Key).Select(s => (s.Key.Item1, s.Key.Item2, s.Value))]);
            return new(communities, folded.EdgesOf, inside);
        }

        private List<(int To, double Weight)>[] EdgesOf => edges;
    }
}
