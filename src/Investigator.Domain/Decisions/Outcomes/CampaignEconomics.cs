using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>What a campaign takes, what it costs on both sides, and what would have changed it.</summary>
public sealed class CampaignEconomics(ICampaignDesk campaigns, ICourseQuestions courses, ICaseOutcomes cases, IAssumptions assumptions)
{
    /// <summary>About so many rows are replayed: 500 accounts by half hours for eight days, larger campaigns by longer steps.</summary>
    private const int MostRows = 200_000;

    /// <summary>Reads what pages show anyway; nothing is recorded.</summary>
    public async Task<Done<EconomicsReport>> OfAsync(Person by, Guid campaign, CancellationToken ct)
    {
        if (!by.Sees) return Refusal.NotAllowed;
        if (await cases.MomentsAsync(campaign, ct).ConfigureAwait(false) is not { } moments) return Refusal.NotFound;
        AccountId[] accounts =
        [
            .. await campaigns.AccountsAsync(campaign, MemberStatus.Confirmed, ct).ConfigureAwait(false),
            .. await campaigns.AccountsAsync(campaign, MemberStatus.Candidate, ct).ConfigureAwait(false),
        ];
        var set = await assumptions.LatestAsync(ct).ConfigureAwait(false);
        var assumed = set?.Values ?? new();
        return Report(moments, await courses.CourseAsync(accounts, assumed.Weights, assumed.RestWeight, MostRows, ct).ConfigureAwait(false), assumed, set);
    }

    /// <summary>The report from a course that was read.</summary>
    public static EconomicsReport Report(CampaignMoments moments, HarvestCourse course, Assumptions assumed, AssumptionSet? set)
    {
        var tokens = course.Steps.Sum(s => s.Tokens);
        var money = course.Steps.Sum(s => (s.InputTokens * assumed.InputPrice) + (s.OutputTokens * assumed.OutputPrice)) / 1e6;
        var day = course.LatestAt - TimeSpan.FromDays(1);
        // By steps that begin in the last day: a step may be longer than an hour.
        var recent = course.Steps.Where(s => s.From > day).ToList();
        double Hourly(double sum) => sum / 24;
        double? Before(DateTimeOffset? at) => at is not { } moment || tokens == 0 ? null : course.Steps.Sum(s => Math.Clamp((moment - s.From) / course.Step, 0, 1) * s.Tokens) / tokens;
        var from = moments.FlaggedAt ?? moments.StartedAt;
        return new(
            moments, course.Step, course.Steps.Sum(s => s.Exchanges), tokens, Hourly(recent.Sum(s => s.Exchanges)), Hourly(recent.Sum(s => s.Tokens)),
            course.Steps.Sum(s => s.Weighted) / 1e6 * assumed.OutputPrice, AttackCost.Of(course, moments.Stops, money, tokens, assumed),
            Before(moments.FlaggedAt), Before(moments.FrozenAt), Before(moments.ContainedAt), from, Strategies.Compare(course, from, assumed), assumed, set);
    }
}

/// <summary>The economics of one campaign.</summary>
/// <param name="Step">How fine the replay is.</param>
/// <param name="ExchangesPerHour">At risk: the mean of the last stored day.</param>
/// <param name="TokensPerHour">As above.</param>
/// <param name="Loss">Weighted output tokens at the list price of output.</param>
/// <param name="BeforeFlag">Share of all tokens taken before the first flag, 0 to 1; <c>null</c>: there was none.</param>
/// <param name="BeforeFreeze">As above, before the first freeze or ban.</param>
/// <param name="BeforeContained">As above, before 95 % of the members were stopped.</param>
/// <param name="CountedFrom">What the delays of <paramref name="Strategies"/> are counted from.</param>
/// <param name="Set">Who set the assumptions; <c>null</c>: they are the defaults.</param>
public sealed record EconomicsReport(
    CampaignMoments Moments, TimeSpan Step, long Exchanges, double Tokens, double ExchangesPerHour, double TokensPerHour, double Loss, AttackCost Cost,
    double? BeforeFlag, double? BeforeFreeze, double? BeforeContained, DateTimeOffset CountedFrom, IReadOnlyList<StrategyOutcome> Strategies, Assumptions Assumed, AssumptionSet? Set);
