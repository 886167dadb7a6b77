namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>Louvain's method (Blondel et al. 2008) on unweighted links: two accounts are linked where they share a card, a device, an address or a template with at most 50 users. Large communities are suspicious.</summary>
internal sealed class LouvainUnweighted : IPeer
{
    public string Name => "Louvain unweighted";

    public PeerResult Rate(PeerWorld world)
    {
        var edges = new Dictionary<(int, int), double>();
        foreach (var users in world.Shared(templates: true, most: 50))
            for (var i = 0; i < users.Length; i++)
                for (var j = i + 1; j < users.Length; j++)
                    edges[(Math.Min(users[i], users[j]), Math.Max(users[i], users[j]))] = 1;
        var groups = Enumerable.Range(0, world.Accounts.Count).ToArray();
        while (true)
        {
            var moved = Move(edges, groups.Length == 0 ? 0 : groups.Max() + 1, out var better);
            groups = [.. groups.Select(g => moved[g])];
            if (!better) break;
            edges = edges.GroupBy(e => (Math.Min(moved[e.Key.Item1], moved[e.Key.Item2]), Math.Max(moved[e.Key.Item1], moved[e.Key.Item2]))).ToDictionary(g => g.Key, g => g.Sum(e => e.Value));
        }
        var sizes = groups.CountBy(g => g).ToDictionary();
        return PeerResult.BySize([.. groups.Select(g => sizes[g] > 1 ? g : -1)]);
    }

    /// <summary>Each vertex goes where modularity grows most, until none moves.</summary>
    private static int[] Move(Dictionary<(int, int), double> edges, int count, out bool better)
    {
        var (neighbours, degree, total) = (new List<(int To, double Weight)>[count], new double[count], 0.0);
        foreach (var ((a, b), weight) in edges)
        {
            degree[a] += weight;
            degree[b] += weight;
            total += weight;
            if (a == b) continue;
            (neighbours[a] ??= []).Add((b, weight));
            (neighbours[b] ??= []).Add((a, weight));
        }
        var community = Enumerable.Range(0, count).ToArray();
        var sums = degree.ToArray();
        better = false;
        for (var (round, again) = (0, total > 0); again && round < 30; round++)
        {
            again = false;
            for (var v = 0; v < count; v++)
            {
                if (neighbours[v] is null) continue;
                sums[community[v]] -= degree[v];
                var ties = neighbours[v].GroupBy(n => community[n.To]).ToDictionary(g => g.Key, g => g.Sum(n => n.Weight));
                var (best, gain) = (community[v], ties.GetValueOrDefault(community[v]) - (sums[community[v]] * degree[v] / (2 * total)));
                foreach (var (to, weight) in ties)
                    if (weight - (sums[to] * degree[v] / (2 * total)) is var worth && worth > gain + 1e-12) (best, gain) = (to, worth);
                if (best != community[v]) (community[v], again, better) = (best, true, true);
                sums[best] += degree[v];
            }
        }
        return community;
    }
}
