using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>
/// Community detection on a weighted graph by modularity (Blondel, Guillaume, Lambiotte, Lefebvre 2008: "Fast unfolding of communities in large networks"),
/// with a resolution parameter (Reichardt, Bornholdt 2006). The null model is the configuration model: a link counts by how much it exceeds what the degrees of its ends would give by chance.
/// Deterministic: nodes are visited in the order given, ties keep the lower community. About O(edges) per pass, few passes.
/// </summary>
public static class Communities
{
    /// <summary>A move that gains less than this is noise; it also makes the loop end.</summary>
    private const double SmallestGain = 1e-9;

    private const int MostSweeps = 50;

    /// <summary>Finds the community of each node.</summary>
    /// <param name="nodes">How many nodes; they are numbered 0 to <paramref name="nodes"/> - 1.</param>
    /// <param name="edges">Undirected edges with positive weights, each pair at most once; loops are ignored.</param>
    /// <param name="resolution">1 is plain modularity; more gives smaller communities.</param>
    /// <returns>For each node the number of its community; numbers are 0, 1, 2 … in order of first appearance.</returns>
    public static int[] Find(int nodes, IReadOnlyList<WeightedEdge> edges, double resolution = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);

        var community = Enumerable.Range(0, nodes).ToArray();
        var level = Level.Of(nodes, edges);
        while (level.Weight > 0)
        {
            var moved = Sweep(level, resolution);
            if (moved is null) break;
            var count = Renumber(moved);
            for (var node = 0; node < nodes; node++) community[node] = moved[community[node]];
            level = level.Fold(moved, count);
        }

        Renumber(community);
        return community;
    }

    /// <summary>Modularity of a grouping, -0.5 to 1: the share of weight inside groups beyond what chance would put there.</summary>
    public static double Modularity(IReadOnlyList<WeightedEdge> edges, IReadOnlyList<int> community)
    {
        double total = 0, inside = 0;
        var degree = new Dictionary<int, double>();
        foreach (var (a, b, weight) in edges)
        {
            if (a == b) continue;
            total += weight;
            if (community[a] == community[b]) inside += weight;
            CollectionsMarshal.GetValueRefOrAddDefault(degree, community[a], out _) += weight;
            CollectionsMarshal.GetValueRefOrAddDefault(degree, community[b], out _) += weight;
        }

        return total == 0 ? 0 : (inside / total) - degree.Values.Sum(d => d * d / (4 * total * total));
    }

    /// <summary>Moves nodes to the neighbouring community that gains most, until nothing gains.</summary>
    /// <returns>The community of each node of the level, or <c>null</c> when nothing moved.</returns>
    private static int[]? Sweep(Level level, double resolution)
    {
        var community = Enumerable.Range(0, level.Nodes).ToArray();
        var total = (double[])level.Degree.Clone();
        var toward = new double[level.Nodes];
        var touched = new List<int>();
        var anyMoved = false;

        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var moved = false;
            for (var node = 0; node < level.Nodes; node++)
            {
                var own = community[node];
                touched.Clear();
                for (var i = level.Start[node]; i < level.Start[node + 1]; i++)
                {
                    var other = community[level.Target[i]];
                    if (toward[other] == 0) touched.Add(other);
                    toward[other] += level.EdgeWeight[i];
                }

                total[own] -= level.Degree[node];
                var scale = resolution * level.Degree[node] / (2 * level.Weight);
                var (best, bestGain) = (own, toward[own] - (scale * total[own]));
                foreach (var other in touched)
                {
                    var gain = toward[other] - (scale * total[other]);
                    if (gain > bestGain + SmallestGain || (Math.Abs(gain - bestGain) <= SmallestGain && other < best && best != own))
                        (best, bestGain) = (other, gain);
                }

                foreach (var other in touched) toward[other] = 0;
                total[best] += level.Degree[node];
                if (best == own) continue;
                community[node] = best;
                moved = anyMoved = true;
            }

            if (!moved) break;
        }

        return anyMoved ? community : null;
    }

    /// <summary>Gives communities the numbers 0, 1, 2 … in order of first appearance.</summary>
    private static int Renumber(int[] community)
    {
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < community.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, community[i], out var known);
            if (!known) number = numbers.Count - 1;
            community[i] = number;
        }

        return numbers.Count;
    }

    /// <summary>A graph in compressed rows. After folding, a node stands for a community and its degree includes the weight inside it.</summary>
    private sealed record Level(int Nodes, int[] Start, int[] Target, double[] EdgeWeight, double[] Degree, double Weight)
    {
        public static Level Of(int nodes, IReadOnlyList<WeightedEdge> edges) => Build(nodes, edges, new double[nodes]);

        public Level Fold(int[] community, int count)
        {
            var inside = new double[count];
            var between = new Dictionary<(int, int), double>();
            for (var node = 0; node < Nodes; node++)
            {
                var degreeOutside = 0.0;
                for (var i = Start[node]; i < Start[node + 1]; i++)
                {
                    degreeOutside += EdgeWeight[i];
                    var (a, b) = (community[node], community[Target[i]]);
                    if (a == b) inside[a] += EdgeWeight[i]; // seen from both ends: twice the weight, as a degree counts it
                    else if (a < b) CollectionsMarshal.GetValueRefOrAddDefault(between, (a, b), out _) += EdgeWeight[i];
                }

                inside[community[node]] += Degree[node] - degreeOutside;
            }

            return Build(count, [.. between.OrderBy(e => e.Key).Select(e => new WeightedEdge(e.Key.Item1, e.Key.Item2, e.Value))], inside);
        }

        /// <param name="inside">Weight inside each node, counted twice.</param>
        private static Level Build(int nodes, IReadOnlyList<WeightedEdge> edges, double[] inside)
        {
            var start = new int[nodes + 1];
            foreach (var (a, b, _) in edges)
            {
                if (a == b) continue;
                start[a + 1]++;
                start[b + 1]++;
            }

            for (var i = 0; i < nodes; i++) start[i + 1] += start[i];
            var (target, weights, next) = (new int[start[nodes]], new double[start[nodes]], start.AsSpan(0, nodes).ToArray());
            var degree = (double[])inside.Clone();
            foreach (var (a, b, weight) in edges)
            {
                if (a == b) continue;
                (target[next[a]], weights[next[a]++]) = (b, weight);
                (target[next[b]], weights[next[b]++]) = (a, weight);
                degree[a] += weight;
                degree[b] += weight;
            }

            return new(nodes, start, target, weights, degree, degree.Sum() / 2);
        }
    }
}

/// <summary>An undirected edge between two numbered nodes.</summary>
/// <param name="Weight">Positive.</param>
public readonly record struct WeightedEdge(int First, int Second, double Weight);
