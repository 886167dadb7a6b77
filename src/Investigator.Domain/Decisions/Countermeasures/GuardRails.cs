using Investigator.Domain.Decisions.Outcomes;

namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>What a countermeasure does to those whom it reaches: their use before and since, and what support hears.</summary>
public sealed class GuardRails(ICountermeasures ledger, ICourseQuestions courses, IAssumptions assumptions, TimeProvider clock)
{
    private const int MostRows = 100_000;

    /// <summary>The seven days before its start against the time since, per day.</summary>
    public async Task<GuardPanel> OfAsync(Countermeasure one, CancellationToken ct)
    {
        var reach = await ledger.ReachAsync(one.Id, ct).ConfigureAwait(false);
        if (one.StartedAt is not { } start || reach.Accounts.Count == 0) return new(reach, null, null, null, null);
        var assumed = (await assumptions.LatestAsync(ct).ConfigureAwait(false))?.Values ?? new();
        var course = await courses.CourseAsync(reach.Accounts, assumed.Weights, assumed.RestWeight, MostRows, ct).ConfigureAwait(false);
        var until = one.EndedAt ?? clock.GetUtcNow();
        var (before, since) = (course.Steps.Where(s => s.From >= start.AddDays(-7) && s.From < start).ToList(), course.Steps.Where(s => s.From >= start && s.From < until).ToList());
        // Traffic may end before the console's clock does.
        var days = course.LatestAt is { } latest ? ((latest < until ? latest : until) - start).TotalDays : 0;
        double Money(List<CourseStep> steps) => steps.Sum(s => (s.InputTokens * assumed.InputPrice) + (s.OutputTokens * assumed.OutputPrice)) / 1e6;
        return new(
            reach, before.Sum(s => s.Exchanges) / 7.0, days > 0 ? since.Sum(s => s.Exchanges) / days : null, Money(before) / 7, days > 0 ? Money(since) / days : null);
    }
}

/// <summary>The guard rails of one countermeasure; per day, <c>null</c> where nothing can be said yet.</summary>
public sealed record GuardPanel(CountermeasureReach Reach, double? ExchangesBefore, double? ExchangesSince, double? SpendBefore, double? SpendSince);
