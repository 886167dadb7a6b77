namespace Investigator.Domain.Linking;

/// <summary>Joins accounts to the pool whose habits they share although no single tie binds them, and lets members go who share none.</summary>
internal sealed class PoolJoining(Holdings holdings, LinkOptions linkOptions, ClusterOptions options, IReadOnlySet<int> barred, SignUps signUps, HabitRooms rooms)
{
    private readonly GroupOffers _offers = new(holdings, linkOptions, options, barred, signUps, rooms);

    /// <summary>One round over all groups; each account joins the one that most bits speak for, and groups of which half would join another are one with it. Groups are changed in place.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Join(List<HashSet<int>> groups, CancellationToken ct)
    {
        var taken = groups.Index().SelectMany(g => g.Item.Select(m => (m, g.Index))).ToDictionary(p => p.m, p => p.Index);
        var alike = new Dictionary<(int Into, int From), int>();
        var best = new Dictionary<int, (int Group, double Bits)>();
        foreach (var (group, offers) in _offers.Of(groups, taken.Keys.ToHashSet(), ct).Index())
            foreach (var offer in offers)
            {
                if (taken.TryGetValue(offer.Account, out var other))
                {
                    if (offer.MakesOne) alike[(group, other)] = alike.GetValueOrDefault((group, other)) + 1;
                    continue;
                }
                if (!best.TryGetValue(offer.Account, out var known) || known.Bits < offer.Bits) best[offer.Account] = (group, offer.Bits);
            }
        foreach (var (account, (group, _)) in best) groups[group].Add(account);
        return Merged(groups, alike) || best.Count > 0;
    }

    /// <summary>
    /// The group without those who come from everywhere beside the others and share nothing else that is its own: links by common exits brought them in, and they meet any pool somewhere. Thread-safe.
    /// </summary>
    /// <param name="pooled">The accounts of all groups.</param>
    public HashSet<int> WithoutRestless(HashSet<int> members, IReadOnlySet<int> pooled)
    {
        var most = PoolHabits.MostNetworks(holdings, members);
        var restless = members.Where(m => holdings.Accounts[m].NetworksPerKey > most).ToList();
        if (restless.Count == 0) return members;
        var room = rooms.Take();
        try
        {
            var habits = new PoolHabits(holdings, signUps, linkOptions, members, pooled, room);
            restless.RemoveAll(m => habits.Of(m, own: 1) is var (views, templates, _) && ((views.AtLeast(options.FewestBitsOfView) & ~LinkTies.Place) != 0 || templates >= options.FewestTemplatesToJoin));
            return [.. members.Except(restless)];
        }
        finally
        {
            rooms.Return(room);
        }
    }

    // The smaller goes into the larger, the most alike pairs first, each group once a round.
    private bool Merged(List<HashSet<int>> groups, Dictionary<(int Into, int From), int> alike)
    {
        var moved = new HashSet<int>();
        var pairs = alike.Where(p => groups[p.Key.Into].Count >= groups[p.Key.From].Count && p.Value >= options.MergeAlike * groups[p.Key.From].Count)
            .OrderByDescending(p => (double)p.Value / groups[p.Key.From].Count).ThenBy(p => p.Key).ToList();
        foreach (var ((into, from), _) in pairs)
        {
            if (moved.Contains(into) || moved.Contains(from)) continue;
            moved.Add(from);
            moved.Add(into);
            groups[into].UnionWith(groups[from]);
            groups[from].Clear();
        }
        groups.RemoveAll(g => g.Count == 0);
        return moved.Count > 0;
    }

    /// <summary>How surely each member shares the group's habits (1 − 2^−bits, the prior paid for), and in which views. Thread-safe.</summary>
    /// <param name="pooled">The accounts of all groups.</param>
    public IReadOnlyDictionary<int, (double Firmness, LinkTies Views, int Templates)> Firmness(HashSet<int> members, IReadOnlySet<int> pooled)
    {
        var room = rooms.Take();
        try
        {
            var habits = new PoolHabits(holdings, signUps, linkOptions, members, pooled, room);
            return members.ToDictionary(m => m, m =>
            {
                var (views, templates, lacks) = habits.Of(m, own: 1);
                var bits = habits.Prior + views.Sum + lacks;
                return (bits <= 0 ? 0 : 1 - Math.Pow(2, -bits), views.AtLeast(options.FewestBitsOfView), templates);
            });
        }
        finally
        {
            rooms.Return(room);
        }
    }
}
