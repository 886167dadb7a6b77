using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>
/// Who would join which group by the group's habits. Most groups stay as they are from one round to the next: what was found of them is kept until they grow, or until somebody joins any group
/// who sends their templates, as that changes what chance gives.
/// </summary>
internal sealed class GroupOffers(Holdings holdings, LinkOptions linkOptions, ClusterOptions options, IReadOnlySet<int> barred, SignUps signUps, HabitRooms rooms)
{
    // Above that many the accounts of one group are looked at by all processors.
    private const int Many = 2_000;

    private readonly Dictionary<HashSet<int>, Known> _known = [];
    private IReadOnlySet<int> _pooled = new HashSet<int>();

    /// <param name="groups">All groups; what is kept of others is forgotten.</param>
    /// <param name="pooled">The accounts of all groups.</param>
    /// <returns>For each group the accounts outside it that would join, by index, those of other groups among them. Cost grows with the groups that changed.</returns>
    public IReadOnlyList<IReadOnlyList<Offer>> Of(IReadOnlyList<HashSet<int>> groups, IReadOnlySet<int> pooled, CancellationToken ct)
    {
        var joined = pooled.Where(a => !_pooled.Contains(a)).ToList();
        foreach (var gone in _known.Keys.Except(groups).ToList()) _known.Remove(gone);
        // The largest first: what takes longest does not come last.
        var stale = groups.Where(g => !_known.TryGetValue(g, out var known) || known.Size != g.Count || joined.Exists(known.Watched.Contains)).OrderByDescending(g => g.Count).ToList();
        var found = new ConcurrentDictionary<HashSet<int>, Known>();
        Parallel.ForEach(
            Partitioner.Create(stale, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, rooms.Take,
            (group, _, room) =>
            {
                found[group] = Look(group, pooled, room, ct);
                return room;
            },
            rooms.Return);
        foreach (var (group, known) in found) _known[group] = known;
        _pooled = pooled;
        return [.. groups.Select(g => _known[g].Offers)];
    }

    private Known Look(HashSet<int> group, IReadOnlySet<int> pooled, HabitRoom room, CancellationToken ct)
    {
        var habits = new PoolHabits(holdings, signUps, linkOptions, group, pooled, room);
        var candidates = habits.Candidates(group, barred, options);
        var offers = candidates.Length > Many
            ? candidates.AsParallel().AsOrdered().WithCancellation(ct).Select(a => OfferOf(habits, a)).Where(o => o.IsOne).ToArray()
            : [.. candidates.Select(a => OfferOf(habits, a)).Where(o => o.IsOne)];
        return new(group.Count, offers, [.. habits.Watched]);
    }

    private Offer OfferOf(PoolHabits habits, int account)
    {
        var (views, templates, lacks) = habits.Of(account, own: 0);
        var (bits, telling) = (habits.Prior + views.Sum + lacks, views.AtLeast(options.FewestBitsOfView));
        // One view is not enough, unless it is many templates that the pool alone sends: each was a chance of its own to differ. But a recipe may be published:
        // where a pool has cards, machines or ways of its own, who has none of them only follows the same recipe.
        var byTemplates = templates >= options.FewestTemplatesToJoin && lacks >= -options.MostBitsLacking;
        // Two campaigns after one recipe, begun in one week, are still two: what makes them one is what they use, or many templates that nobody else has.
        return bits < options.FewestBitsToJoin || (BitOperations.PopCount((uint)telling) < 2 && !byTemplates)
            ? default : new(true, account, bits, byTemplates || (telling & ~(LinkTies.Work | LinkTies.Place)) != 0);
    }

    private sealed record Known(int Size, IReadOnlyList<Offer> Offers, HashSet<int> Watched);
}

/// <summary>An account that would join a group.</summary>
/// <param name="IsOne">False: it would not.</param>
/// <param name="Bits">Log-odds that it belongs to it.</param>
/// <param name="MakesOne">When it belongs to another group, it speaks for both being one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Offer(bool IsOne, int Account, double Bits, bool MakesOne);
