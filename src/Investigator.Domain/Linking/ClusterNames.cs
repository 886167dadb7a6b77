using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Which id a pool goes by.</summary>
public static class ClusterNames
{
    /// <summary>
    /// Each pool takes over the id of the earlier cluster with which it shares most members (at least a third of the smaller of the two), each id once; the others get an id
    /// that follows from their members. The same pools always get the same ids. O(members).
    /// </summary>
    public static IReadOnlyList<Guid> For(IReadOnlyList<Pool> pools, IReadOnlyList<Cluster> earlier)
    {
        var clusterOf = earlier.SelectMany(c => c.Members.Select(m => (m.AccountId, Cluster: c))).GroupBy(p => p.AccountId).ToDictionary(g => g.Key, g => g.First().Cluster);
        var overlaps = pools.SelectMany((pool, index) => pool.Members
                .Select(m => clusterOf.GetValueOrDefault(m.Account)).OfType<Cluster>().CountBy(c => c)
                .Select(o => (Index: index, Cluster: o.Key, Shared: o.Value, Smaller: Math.Min(pool.Members.Count, o.Key.Members.Count))))
            .Where(o => o.Shared * 3 >= o.Smaller)
            .OrderByDescending(o => o.Shared).ThenBy(o => o.Cluster.Id).ThenBy(o => o.Index);

        var (ids, taken) = (new Guid?[pools.Count], new HashSet<Guid>());
        foreach (var overlap in overlaps)
            if (ids[overlap.Index] is null && taken.Add(overlap.Cluster.Id)) ids[overlap.Index] = overlap.Cluster.Id;
        for (var i = 0; i < ids.Length; i++)
            for (var salt = 0; ids[i] is null; salt++)
                if (OfMembers(pools[i].Members.Select(m => m.Account), salt) is var id && taken.Add(id)) ids[i] = id;
        return [.. ids.Select(i => i!.Value)];
    }

    private static Guid OfMembers(IEnumerable<AccountId> members, int salt)
    {
        var text = string.Join('\n', members.Select(m => m.Value)) + (salt == 0 ? "" : $"\n\n{salt}");
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
