using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>
/// Groups of accounts that nothing ties but many rare prompt templates, each sent once or twice: an operator who gives each account a card, a line and a home of its own still has one list of work.
/// Communities among accounts of which each two share several templates; a template counts the less the more accounts send it.
/// </summary>
internal sealed class WorkCommunities(Holdings holdings, LinkOptions options, ClusterOptions clusterOptions, SignUps signUps, HabitRooms rooms)
{
    private const int MostPerAccount = 24;
    private const int MostPruning = 8;

    // Two strangers share a question now and then, hardly three rare ones.
    private const int FewestShared = 3;

    /// <param name="taken">Accounts that belong elsewhere.</param>
    /// <param name="ct">Stops between accounts.</param>
    /// <returns>Groups whose every member sends many templates of the group's own, far beyond what as many questions of anybody would give. O(templates × neighbours).</returns>
    public IReadOnlyList<HashSet<int>> Find(IReadOnlySet<int> taken, CancellationToken ct)
    {
        var nodes = Enumerable.Range(0, holdings.Accounts.Count)
            .Where(a => !taken.Contains(a) && holdings.SentBy(a).Count(s => Telling(holdings.Resources[s])) >= clusterOptions.FewestTemplatesToJoin).ToArray();
        var number = nodes.Select((account, node) => (account, node)).ToDictionary(p => p.account, p => p.node);
        var community = Communities.Find(nodes.Length, Edges(nodes, number, ct));
        return [.. nodes.Index().GroupBy(n => community[n.Index], n => n.Item).AsParallel().AsOrdered().WithCancellation(ct).Select(g => Pruned([.. g], taken)).OfType<HashSet<int>>()];
    }

    private bool Telling(SharedResource skeleton) => skeleton.Senders.Length >= 2 && skeleton.Senders.Length <= Math.Max(20, holdings.Accounts.Count / 10);

    private List<WeightedEdge> Edges(int[] nodes, Dictionary<int, int> number, CancellationToken ct)
    {
        var met = new Dictionary<int, (double Weight, int Shared)>();
        var edges = new Dictionary<(int, int), double>();
        foreach (var account in nodes)
        {
            ct.ThrowIfCancellationRequested();
            met.Clear();
            foreach (var skeleton in holdings.SentBy(account).Select(s => holdings.Resources[s]).Where(Telling))
            {
                var senders = skeleton.Senders;
                var weight = Math.Log2((double)holdings.Accounts.Count / senders.Length);
                var place = Array.BinarySearch(senders, account);
                for (var i = Math.Max(0, place - 2 * options.NeighboursPerResource); i <= Math.Min(senders.Length - 1, place + 2 * options.NeighboursPerResource); i++)
                {
                    if (i == place || holdings.UnitOf(senders[i]) == holdings.UnitOf(account) || !number.TryGetValue(senders[i], out var other)) continue;
                    ref var so = ref CollectionsMarshal.GetValueRefOrAddDefault(met, other, out _);
                    so = (so.Weight + weight, so.Shared + 1);
                }
            }
            var own = number[account];
            foreach (var (other, (weight, _)) in met.Where(m => m.Value.Shared >= FewestShared).OrderByDescending(m => m.Value.Weight).ThenBy(m => m.Key).Take(MostPerAccount))
                edges[own < other ? (own, other) : (other, own)] = weight;
        }
        return [.. edges.OrderBy(e => e.Key).Select(e => new WeightedEdge(e.Key.Item1, e.Key.Item2, e.Value))];
    }

    // Community detection finds groups in noise too: who does not send several of the group's own templates beyond chance goes, until nobody goes.
    private HashSet<int>? Pruned(HashSet<int> group, IReadOnlySet<int> taken)
    {
        var room = rooms.Take();
        try
        {
            for (var round = 0; round < MostPruning && holdings.Units(group) >= clusterOptions.FewestOfWorkAlone; round++)
            {
                var habits = new PoolHabits(holdings, signUps, options, group, taken, room);
                var stay = group.Where(m => habits.Templates(m, own: 1) is var (templates, bits) && templates >= clusterOptions.FewestTemplatesToJoin && bits + habits.Prior >= clusterOptions.FewestBitsToJoin).ToHashSet();
                if (stay.Count == group.Count) return group;
                group = stay;
            }
            return null;
        }
        finally
        {
            rooms.Return(room);
        }
    }
}
