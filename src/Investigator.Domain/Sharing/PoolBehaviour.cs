namespace Investigator.Domain.Sharing;

/// <summary>How the accounts of a campaign behave together. Numbers about the whole alone: each is missing when it was not measured or would speak of fewer members than the policy asks for.</summary>
/// <param name="ShareEvenness">How evenly the members share the work: one minus the Gini coefficient of their exchanges, 0 to 1. Pools that a machine steers come close to 1.</param>
/// <param name="SignUpBurst">The largest share of members that signed up within the same six hours, 0 to 1.</param>
/// <param name="KeyTheftAccounts">Members whose API keys show signs of theft.</param>
public sealed record PoolBehaviour(double? ShareEvenness, double? SignUpBurst, long? KeyTheftAccounts)
{
    /// <summary>The class that most members' payment tokens are of, such as <c>prepaid</c>.</summary>
    public string? PaymentClass { get; init; }

    /// <summary>The share of members whose payment token is of that class, of those whose class is known, 0 to 1.</summary>
    public double? PaymentClassShare { get; init; }

    /// <summary>How often a pool of the campaign began soon after another one was stopped.</summary>
    public int? FailOvers { get; init; }

    /// <summary>The shortest time from such a stop to the first request of the pool that took over.</summary>
    public TimeSpan? FailOverAfter { get; init; }

    private static readonly TimeSpan s_burst = TimeSpan.FromHours(6);

    /// <summary>Measures it; <c>null</c> when nothing could be. O(n log n).</summary>
    internal static PoolBehaviour? Of(IReadOnlyCollection<MemberFacts> members, IReadOnlyList<PoolFailOver> failOvers, int fewest)
    {
        if (members.Count < fewest) return null;
        var keyThefts = members.LongCount(m => m.ShowsKeyTheft);
        var behaviour = new PoolBehaviour(Evenness([.. members.Select(m => m.Exchanges).Order()]), Burst([.. members.Select(m => m.SignedUpAt).OfType<DateTimeOffset>().Order()], fewest), keyThefts >= fewest ? keyThefts : null);
        var known = members.Select(m => m.PaymentClass).OfType<string>().CountBy(word => word, StringComparer.Ordinal).ToList();
        if (known.Where(of => of.Value >= fewest).OrderByDescending(of => of.Value).ThenBy(of => of.Key, StringComparer.Ordinal).FirstOrDefault() is { Key: { } word, Value: var many })
            behaviour = behaviour with { PaymentClass = word, PaymentClassShare = Math.Round((double)many / known.Sum(of => of.Value), 4) };
        var took = failOvers.Where(one => one.Accounts >= fewest && one.After >= TimeSpan.Zero).ToList();
        if (took.Count > 0) behaviour = behaviour with { FailOvers = took.Count, FailOverAfter = took.Min(one => one.After) };
        return behaviour == new PoolBehaviour(null, null, null) ? null : behaviour;
    }

    private static double? Evenness(IReadOnlyList<long> sorted)
    {
        var sum = sorted.Sum(n => (double)n);
        if (sum <= 0) return null;
        var weighted = sorted.Select((n, rank) => (rank + 1) * (double)n).Sum();
        var gini = (2 * weighted / (sorted.Count * sum)) - ((sorted.Count + 1.0) / sorted.Count);
        return Math.Round(Math.Clamp(1 - gini, 0, 1), 4);
    }

    private static double? Burst(IReadOnlyList<DateTimeOffset> sorted, int fewest)
    {
        if (sorted.Count < fewest) return null;
        var (most, first) = (0, 0);
        for (var last = 0; last < sorted.Count; last++)
        {
            while (sorted[last] - sorted[first] > s_burst) first++;
            most = Math.Max(most, last - first + 1);
        }

        return Math.Round((double)most / sorted.Count, 4);
    }
}
