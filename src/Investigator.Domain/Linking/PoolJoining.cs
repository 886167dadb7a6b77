using System.Numerics;

namespace Investigator.Domain.Linking;

/// <summary>Joins accounts to the pool whose habits they share although no single tie binds them, and lets members go who share none.</summary>
internal sealed class PoolJoining(Holdings holdings, LinkOptions linkOptions, ClusterOptions options, IReadOnlySet<int> barred, SignUps signUps, HabitRoom room)
{
    /// <summary>One round over all groups; each account joins the one that most bits speak for, and groups of which half would join another are one with it. Groups are changed in place.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Join(List<HashSet<int>> groups, CancellationToken ct)
    {
        var taken = groups.Index().SelectMany(g => g.Item.Select(m => (m, g.Index))).ToDictionary(p => p.m, p => p.Index);
        var alike = new Dictionary<(int Into, int From), int>();
        var best = new Dictionary<int, (int Group, double Bits)>();
        var pooled = taken.Keys.ToHashSet();
        for (var group = 0; group < groups.Count; group++)
        {
            ct.ThrowIfCancellationRequested();
            var habits = new PoolHabits(holdings, signUps, linkOptions, groups[group], pooled, room);
            var candidates = habits.Candidates(groups[group]).Where(a => !barred.Contains(a)).AsParallel().AsOrdered().WithCancellation(ct).Select(a => (Account: a, Shares: habits.Of(a, own: 0)));
            foreach (var (account, (views, templates, lacks)) in candidates)
            {
                var (bits, telling) = (habits.Prior + views.Sum + lacks, views.AtLeast(options.FewestBitsOfView));
                // One view is not enough, unless it is many templates that the pool alone sends: each was a chance of its own to differ. But a recipe may be published:
                // where a pool has cards, machines or ways of its own, who has none of them only follows the same recipe.
                var byTemplates = templates >= options.FewestTemplatesToJoin && lacks >= -options.MostBitsLacking;
                if (bits < options.FewestBitsToJoin || (BitOperations.PopCount((uint)telling) < 2 && !byTemplates)) continue;
                if (taken.TryGetValue(account, out var other))
                {
                    // Two campaigns after one recipe, begun in one week, are still two: what makes them one is what they use, or many templates that nobody else has.
                    if (byTemplates || (telling & ~(LinkTies.Work | LinkTies.Place)) != 0) alike[(group, other)] = alike.GetValueOrDefault((group, other)) + 1;
                    continue;
                }
                if (!best.TryGetValue(account, out var known) || known.Bits < bits) best[account] = (group, bits);
            }
        }
        foreach (var (account, (group, _)) in best) groups[group].Add(account);
        return Merged(groups, alike) || best.Count > 0;
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

    /// <summary>How surely each member shares the group's habits (1 − 2^−bits, the prior paid for), and in which views.</summary>
    /// <param name="pooled">The accounts of all groups.</param>
    public IReadOnlyDictionary<int, (double Firmness, LinkTies Views, int Templates)> Firmness(HashSet<int> members, IReadOnlySet<int> pooled)
    {
        var habits = new PoolHabits(holdings, signUps, linkOptions, members, pooled, room);
        return members.ToDictionary(m => m, m =>
        {
            var (views, templates, lacks) = habits.Of(m, own: 1);
            var bits = habits.Prior + views.Sum + lacks;
            return (bits <= 0 ? 0 : 1 - Math.Pow(2, -bits), views.AtLeast(options.FewestBitsOfView), templates);
        });
    }
}
