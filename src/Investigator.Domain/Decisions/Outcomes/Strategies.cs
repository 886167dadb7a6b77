using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>
/// What a campaign would have taken under a way to enforce, replayed on what it did take. A stopped account takes nothing more; of its later work the accounts that are still free take over
/// the moved share. The replay knows no new accounts: what comes back after all are stopped is told apart, as hours won.
/// </summary>
public static class Strategies
{
    /// <summary>The delays that are compared, counted from the first flag.</summary>
    public static IReadOnlyList<TimeSpan> Delays { get; } = [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3)];

    /// <summary>Every way at every delay. O(delays × steps).</summary>
    /// <param name="from">The first flag, or whatever the delays are counted from.</param>
    public static IReadOnlyList<StrategyOutcome> Compare(HarvestCourse course, DateTimeOffset from, Assumptions assumed)
    {
        var outcomes = new List<StrategyOutcome>(2 * Delays.Count);
        foreach (var delay in Delays)
        {
            outcomes.Add(Replay(course, "pool-wide", delay, PoolWide(course, from + delay), assumed));
            outcomes.Add(Replay(course, "one by one", delay, OneByOne(course, from + delay, assumed.AccountsPerHour), assumed));
        }

        return outcomes;
    }

    /// <summary>All at one instant.</summary>
    public static IReadOnlyDictionary<AccountId, DateTimeOffset> PoolWide(HarvestCourse course, DateTimeOffset at) => course.Steps.Select(s => s.AccountId).Distinct().ToDictionary(a => a, _ => at);

    /// <summary>So many an hour, those first that had taken most by then.</summary>
    public static IReadOnlyDictionary<AccountId, DateTimeOffset> OneByOne(HarvestCourse course, DateTimeOffset at, double perHour)
    {
        var order = course.Steps.GroupBy(s => s.AccountId).Select(g => (Account: g.Key, Taken: g.Where(s => s.From < at).Sum(s => s.Tokens)))
            .OrderByDescending(a => a.Taken).ThenBy(a => a.Account.Value, StringComparer.Ordinal).Select(a => a.Account).ToList();
        return order.Select((account, i) => (account, At: at + TimeSpan.FromHours(Math.Min(1e6, i / perHour)))).ToDictionary(a => a.account, a => a.At);
    }

    /// <summary>Replays the course with each account stopped at its moment.</summary>
    public static StrategyOutcome Replay(HarvestCourse course, string way, TimeSpan delay, IReadOnlyDictionary<AccountId, DateTimeOffset> stops, Assumptions assumed)
    {
        var accounts = course.Steps.Select(s => s.AccountId).Distinct().Count();
        var last = stops.Count < accounts || stops.Count == 0 ? DateTimeOffset.MaxValue : stops.Values.Max();
        double tokens = 0, weighted = 0, money = 0, allTokens = 0, allWeighted = 0;
        foreach (var step in course.Steps)
        {
            var kept = Kept(step, stops, course.Step, last, assumed.MovedShare);
            (tokens, weighted) = (tokens + (kept * step.Tokens), weighted + (kept * step.Weighted));
            money += kept * ((step.InputTokens * assumed.InputPrice) + (step.OutputTokens * assumed.OutputPrice)) / 1e6;
            (allTokens, allWeighted) = (allTokens + step.Tokens, allWeighted + step.Weighted);
        }

        var cost = AttackCost.Of(course, stops, money, tokens, assumed);
        return new(way, delay, tokens, weighted, weighted / 1e6 * assumed.OutputPrice, allTokens == 0 ? 0 : tokens / allTokens, allWeighted == 0 ? 0 : weighted / allWeighted, last == DateTimeOffset.MaxValue ? null : last, cost);
    }

    // The part of a step that is still taken: all before the stop; after it what moves, as long as somebody is left to take it.
    private static double Kept(CourseStep step, IReadOnlyDictionary<AccountId, DateTimeOffset> stops, TimeSpan length, DateTimeOffset last, double moved)
    {
        if (!stops.TryGetValue(step.AccountId, out var stop)) return 1;
        var before = Math.Clamp((stop - step.From) / length, 0, 1);
        var carried = Math.Clamp((last - step.From) / length, 0, 1) - before;
        return before + (moved * Math.Max(0, carried));
    }
}

/// <summary>How a way to enforce would have come out.</summary>
/// <param name="Way"><c>pool-wide</c> or <c>one by one</c>.</param>
/// <param name="Delay">After the first flag.</param>
/// <param name="Tokens">Taken all the same.</param>
/// <param name="Weighted">Taken output tokens by their capability's weight.</param>
/// <param name="Loss">Their worth at the list price of output.</param>
/// <param name="Share">Of all tokens, 0 to 1.</param>
/// <param name="WeightedShare">Of all weighted tokens, 0 to 1.</param>
/// <param name="ContainedAt">When the last account was stopped; <c>null</c>: some never were.</param>
public sealed record StrategyOutcome(string Way, TimeSpan Delay, double Tokens, double Weighted, double Loss, double Share, double WeightedShare, DateTimeOffset? ContainedAt, AttackCost Cost);
