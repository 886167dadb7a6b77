using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// What honest accounts would give: groups drawn by chance from accounts outside all pools, with the pool's own mix of segments, so that a pool of students is compared with students.
/// Accounts are drawn whole: their requests are alike, so requests are no independent witnesses.
/// </summary>
internal sealed class HonestGroups
{
    /// <summary>A pool is compared by at most this many of its accounts: more make nothing surer.</summary>
    public const int MostMembers = 150;

    private const int Draws = 200;
    private const int FewestOfSegment = 30;

    private readonly Dictionary<string, List<AccountProfile>> _bySegment;
    private readonly List<AccountProfile> _all;

    /// <param name="profiles">All accounts.</param>
    /// <param name="inPools">Those that belong to a pool.</param>
    /// <param name="fewest">Requests below which an account says nothing.</param>
    public HonestGroups(IReadOnlyList<AccountProfile> profiles, IReadOnlySet<AccountId> inPools, long fewest)
    {
        _all = [.. profiles.Where(p => p.Requests >= fewest && !inPools.Contains(p.AccountId))];
        _bySegment = _all.GroupBy(p => p.Record.Segment ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>Accounts to compare with.</summary>
    public int Count => _all.Count;

    /// <summary>Compares a pool's figure with those of groups of honest accounts of the same size and segments.</summary>
    /// <param name="members">The pool's accounts that count.</param>
    /// <param name="figure">The figure of a group.</param>
    /// <returns>The pool's figure, the mean and standard deviation of honest groups; <c>null</c> when there are too few honest accounts.</returns>
    public Comparison? Compare(IReadOnlyList<AccountProfile> members, Func<IReadOnlyList<AccountProfile>, double> figure)
    {
        if (_all.Count < FewestOfSegment || members.Count < 3) return null;
        var counted = members.Count <= MostMembers ? members : [.. Enumerable.Range(0, MostMembers).Select(i => members[(int)((long)i * members.Count / MostMembers)])];
        // Drawn by a seed of the pool's own: the same pool gives the same numbers in every run.
        var random = new SeededDraw(SeededDraw.SeedOf(counted[0].AccountId.Value) ^ (ulong)counted.Count);
        var drawn = new double[Draws];
        var group = new AccountProfile[counted.Count];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < group.Length; i++)
            {
                var from = _bySegment.TryGetValue(counted[i].Record.Segment ?? "", out var same) && same.Count >= FewestOfSegment ? same : _all;
                group[i] = from[random.Below(from.Count)];
            }
            drawn[draw] = figure(group);
        }
        var mean = drawn.Average();
        return new(figure(counted), mean, Math.Sqrt(drawn.Sum(d => (d - mean) * (d - mean)) / (Draws - 1)), drawn);
    }
}

/// <summary>A pool's figure beside those of honest groups.</summary>
internal sealed record Comparison(double Pool, double Mean, double Deviation, IReadOnlyList<double> Drawn)
{
    /// <summary>Standard deviations above (or, when negative, below) what honest groups give.</summary>
    public double Distance => (Pool - Mean) / Math.Max(Deviation, 1e-9);

    /// <summary>
    /// Probability of at least as much (<paramref name="high"/>) or as little in an honest group: counted among the draws, and beyond them by the normal tail, never below one in ten million:
    /// past that the model and not the data would speak.
    /// </summary>
    public double Tail(bool high)
    {
        var beyond = (Drawn.Count(d => high ? d >= Pool : d <= Pool) + 1.0) / (Drawn.Count + 1.0);
        if (beyond > 1.5 / (Drawn.Count + 1.0)) return beyond;
        return Math.Clamp(NormalTail(high ? Distance : -Distance), 1e-7, beyond);
    }

    /// <summary>Upper tail of the standard normal distribution.</summary>
    public static double NormalTail(double z) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(z / Math.Sqrt(2));
}
