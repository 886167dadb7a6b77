namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>
/// FRAUDAR (Hooi et al., KDD 2016): accounts and the things they use as a two-sided graph whose columns weigh 1 / log(users + 5); the vertex that adds least is peeled off until the densest
/// block is seen; found blocks are taken out and the next is sought, 30 times. A block's density is the score of its accounts.
/// </summary>
internal sealed class Fraudar : IPeer
{
    private const int Blocks = 30;

    public string Name => "FRAUDAR";

    public PeerResult Rate(PeerWorld world)
    {
        var things = world.Shared(templates: true, most: int.MaxValue);
        var (scores, groups) = (new double[world.Accounts.Count], Enumerable.Repeat(-1, world.Accounts.Count).ToArray());
        var open = Enumerable.Range(0, things.Count).SelectMany(t => things[t].Select(a => (Account: a, Thing: t))).ToList();
        for (var block = 0; block < Blocks && open.Count > 0; block++)
        {
            var (density, members) = Densest(open, world.Accounts.Count, things.Count);
            if (members.Count == 0) break;
            foreach (var account in members)
                if (groups[account] < 0) (scores[account], groups[account]) = (density, block);
            open = [.. open.Where(edge => !members.Contains(edge.Account))];
        }
        return new(scores, groups);
    }

    private static (double Density, HashSet<int> Members) Densest(List<(int Account, int Thing)> edges, int accounts, int things)
    {
        var users = new int[things];
        foreach (var (_, thing) in edges) users[thing]++;
        var weight = users.Select(n => 1 / Math.Log(n + 5)).ToArray();
        var neighbours = new List<int>[accounts + things];
        var degree = new double[accounts + things];
        foreach (var (account, thing) in edges)
        {
            (neighbours[account] ??= []).Add(accounts + thing);
            (neighbours[accounts + thing] ??= []).Add(account);
            degree[account] += weight[thing];
            degree[accounts + thing] += weight[thing];
        }
        var (queue, gone, order) = (new PriorityQueue<(int Vertex, double Degree), double>(), new bool[accounts + things], new List<int>());
        var (total, left) = (edges.Sum(e => weight[e.Thing]), 0);
        for (var v = 0; v < neighbours.Length; v++)
            if (neighbours[v] is not null) { queue.Enqueue((v, degree[v]), degree[v]); left++; }
        var (best, bestAt) = (left == 0 ? 0 : total / left, 0);
        while (queue.TryDequeue(out var next, out _))
        {
            // an entry is stale once its vertex has lost a neighbour
            if (gone[next.Vertex] || next.Degree != degree[next.Vertex]) continue;
            gone[next.Vertex] = true;
            order.Add(next.Vertex);
            total -= degree[next.Vertex];
            foreach (var other in neighbours[next.Vertex])
            {
                if (gone[other]) continue;
                degree[other] -= weight[Math.Max(next.Vertex, other) - accounts];
                queue.Enqueue((other, degree[other]), degree[other]);
            }
            if (--left > 0 && total / left > best) (best, bestAt) = (total / left, order.Count);
        }
        var peeled = order.Take(bestAt).ToHashSet();
        return (best, [.. Enumerable.Range(0, accounts).Where(v => neighbours[v] is not null && !peeled.Contains(v))]);
    }
}
