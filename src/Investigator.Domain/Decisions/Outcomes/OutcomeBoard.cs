using Investigator.Domain.Triage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>How the work comes out, over all campaigns: how fast, how whole, how right. Team figures; none is about a person.</summary>
public sealed class OutcomeBoard(ICaseOutcomes cases, IAnsweredQuestions answered, IHeirs heirs, IScores scores, ICourseQuestions courses, IAssumptions assumptions, IPartnerFigures partners, TimeProvider clock)
{
    /// <summary>Most campaigns, the latest first: each is a question to the telemetry store.</summary>
    public const int MostCampaigns = 100;

    private const int MostRows = 200_000;

    /// <summary>All figures, as of now; none names an account. A question to the telemetry store per campaign.</summary>
    public async Task<OutcomeReport> CountAsync(CancellationToken ct)
    {
        var moments = new List<CampaignMoments>();
        foreach (var id in await cases.CampaignsAsync(MostCampaigns, ct).ConfigureAwait(false))
            if (await cases.MomentsAsync(id, ct).ConfigureAwait(false) is { } at) moments.Add(at);
        return new OutcomeReport(clock.GetUtcNow(), [.. await TimesAsync(moments, ct).ConfigureAwait(false), .. await RightsAsync(ct).ConfigureAwait(false), .. await HarmAsync(ct).ConfigureAwait(false),
            .. await SumsAsync(moments, ct).ConfigureAwait(false), .. await PartnersAsync(ct).ConfigureAwait(false)]);
    }

    private async Task<IReadOnlyList<OutcomeFigure>> TimesAsync(IReadOnlyList<CampaignMoments> moments, CancellationToken ct)
    {
        var (returns, latencies, ofDay, ofThree, left24, left72) = (new List<TimeSpan?>(), new List<TimeSpan?>(), 0L, 0L, 0L, 0L);
        foreach (var at in moments)
        {
            if (at.FrozenAt is not { } frozen) continue;
            var came = await HeirsAsync(at.CampaignId, ct).ConfigureAwait(false);
            returns.Add(came.Count == 0 ? null : came.Min() - frozen);
            latencies.AddRange(came.Select(heir => LatencyOf(heir, at.Stops.Values)));
            if (frozen.AddDays(1) <= clock.GetUtcNow()) (ofDay, left24) = (ofDay + at.Stops.Count, left24 + await LeftAsync(at, TimeSpan.FromDays(1), ct).ConfigureAwait(false));
            if (frozen.AddDays(3) <= clock.GetUtcNow()) (ofThree, left72) = (ofThree + at.Stops.Count, left72 + await LeftAsync(at, TimeSpan.FromDays(3), ct).ConfigureAwait(false));
        }

        return
        [
            OutcomeFigure.Hours("time_to_detect", "Time to detect", "First request of a member to the first flag of one. Median over campaigns.", moments.Select(m => m.FlaggedAt - m.FirstSeenAt)),
            OutcomeFigure.Hours("time_to_triage", "Time to triage", "First flag to the first verdict \"true positive\", or to the start of the campaign.", moments.Select(m => m.TriagedAt - m.FlaggedAt)),
            OutcomeFigure.Hours("time_to_freeze", "Time to freeze", "First flag to the first freeze or ban of a member.", moments.Select(m => m.FrozenAt - m.FlaggedAt)),
            OutcomeFigure.Hours("time_to_contain", "Time to contain", "First flag to the freeze or ban of 95 % of the members.", moments.Select(m => m.ContainedAt - m.FlaggedAt)),
            OutcomeFigure.Hours("time_to_ban", "Time to ban", "First flag to the first approved ban of a member.", moments.Select(m => m.BannedAt - m.FlaggedAt)),
            OutcomeFigure.Hours("time_to_return", "Time to return", "First freeze or ban of a member to the first request of an heir. Median over campaigns.", returns),
            OutcomeFigure.Hours("heir_latency", "Heir latency", "The last freeze or ban of a member before an heir came to the first request of that heir. Median over heirs.", latencies),
            OutcomeFigure.Share("survivors_24h", "Survivors after 24 hours", "Stopped members that got an answer 24 hours or more after they were stopped.", left24, ofDay),
            OutcomeFigure.Share("survivors_72h", "Survivors after 72 hours", "Stopped members that got an answer 72 hours or more after they were stopped.", left72, ofThree),
        ];
    }

    private async Task<long> LeftAsync(CampaignMoments at, TimeSpan after, CancellationToken ct) =>
        (await answered.AnsweredSinceAsync(at.Stops.ToDictionary(s => DecisionTarget.Of(s.Key), s => s.Value + after), ct).ConfigureAwait(false)).Count;

    // When each heir sent its first request.
    private async Task<IReadOnlyList<DateTimeOffset>> HeirsAsync(Guid campaign, CancellationToken ct)
    {
        var found = await heirs.OfAsync(campaign, ct).ConfigureAwait(false);
        return found.Rows.Count == 0 ? [] : [.. (await scores.AmongAsync([.. found.Rows.Select(r => r.Hit.AccountId)], ct).ConfigureAwait(false)).Values.Select(s => s.FirstSeenAt)];
    }

    private static TimeSpan? LatencyOf(DateTimeOffset heir, IEnumerable<DateTimeOffset> stops) => heir - stops.Where(s => s <= heir).Select(s => (DateTimeOffset?)s).Max();

    private async Task<IReadOnlyList<OutcomeFigure>> RightsAsync(CancellationToken ct)
    {
        var (reviews, appeals) = (await cases.ReviewsAsync(ct).ConfigureAwait(false), await cases.AppealsAsync(ct).ConfigureAwait(false));
        return
        [
            OutcomeFigure.Share("precision", "Precision", "Verdicts \"true positive\", drawn by seed, that a second person who did not see the first one gives again.", reviews.Confirmed, reviews.Positive),
            OutcomeFigure.Share("agreement", "Agreement", "Verdicts of all kinds, drawn by seed, that the second person gives again.", reviews.Agreed, reviews.Read),
            OutcomeFigure.Share("appeal_rate", "Appeal rate", "Appeals against freezes and bans of accounts, per account ever frozen or banned. A large provider: 3.6 % (52,000 of 1.45 million).", appeals.Appealed, appeals.Stopped),
            OutcomeFigure.Share("overturn_rate", "Overturn rate", "Decided appeals that found the decision wrong. A large provider: 3.3 % (1,700 of 52,000).", appeals.Overturned, appeals.Decided),
        ];
    }

    private async Task<IReadOnlyList<OutcomeFigure>> HarmAsync(CancellationToken ct)
    {
        var wrong = await cases.WrongStopsAsync(ct).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var minutes = wrong.Sum(w => ((w.To ?? now) - w.From).TotalMinutes);
        var assumed = (await assumptions.LatestAsync(ct).ConfigureAwait(false))?.Values ?? new();
        var course = await courses.CourseAsync([.. wrong.Select(w => w.AccountId).Distinct()], assumed.Weights, assumed.RestWeight, MostRows, ct).ConfigureAwait(false);
        var money = wrong.Sum(w => Spend(course, w, assumed) * ((w.To ?? now) - w.From).TotalDays);
        var accounts = wrong.Select(w => w.AccountId).Distinct().Count();
        return
        [
            OutcomeFigure.Sum("honest_harmed", "Honest customers harmed", "Accounts whose freeze or ban was overturned on appeal, ended by the allow list, or that were found innocent afterwards.", OutcomeUnit.Accounts, accounts, wrong.Count),
            OutcomeFigure.Sum("honest_minutes", "Minutes without service", "The sum of how long these stood.", OutcomeUnit.Minutes, minutes, wrong.Count),
            OutcomeFigure.Sum("honest_spend", "Spend they could not make", "Their mean use at list price over the seven days before, times how long they were stopped.", OutcomeUnit.Money, money, wrong.Count),
        ];
    }

    /// <summary>Over all campaigns; an account that is in several counts once.</summary>
    private async Task<IReadOnlyList<OutcomeFigure>> SumsAsync(IReadOnlyList<CampaignMoments> moments, CancellationToken ct)
    {
        var members = await cases.MembersAsync(MostCampaigns, ct).ConfigureAwait(false);
        var assumed = (await assumptions.LatestAsync(ct).ConfigureAwait(false))?.Values ?? new();
        var course = await courses.CourseAsync(members, assumed.Weights, assumed.RestWeight, MostRows, ct).ConfigureAwait(false);
        return
        [
            OutcomeFigure.Sum("campaign_accounts", "Accounts in campaigns", "Confirmed members and candidates, each once.", OutcomeUnit.Accounts, members.Count, members.Count),
            OutcomeFigure.Sum("harvested_exchanges", "Exchanges taken", "Answered requests of these accounts, as far as they are stored.", OutcomeUnit.Count, course.Steps.Sum(s => (double)s.Exchanges), members.Count),
            OutcomeFigure.Sum("harvested_tokens", "Tokens taken", "Input and output tokens of these accounts, as far as they are stored.", OutcomeUnit.Count, course.Steps.Sum(s => s.Tokens), members.Count),
            OutcomeFigure.Sum("harvested_loss", "Loss by these", "Output tokens, each by the weight of its capability, at the list price of output.", OutcomeUnit.Money, course.Steps.Sum(s => s.Weighted) / 1e6 * assumed.OutputPrice, members.Count),
            .. Economics(OverallEconomics.Of(course, moments, assumed)),
        ];
    }

    private static IReadOnlyList<OutcomeFigure> Economics(OverallEconomics all)
    {
        OutcomeFigure Of(string id, string title, string definition, OutcomeUnit unit, double? value, int of) => new(id, title, definition, unit, of, of == 0 ? null : value, null, null);
        OutcomeFigure Way(string id, string title, string definition, string way, TimeSpan delay) =>
            Of(id, title, definition + " The campaigns' own record replayed; see the assumptions.", OutcomeUnit.Share, all.Ways.TryGetValue((way, delay), out var share) ? share : null, all.Campaigns);
        var day = TimeSpan.FromDays(1);
        return
        [
            Of("at_risk_exchanges", "Exchanges at risk an hour", "Answered requests of the members of all campaigns an hour, mean of the last stored day.", OutcomeUnit.Count, all.AtRiskExchanges, all.Campaigns),
            Of("at_risk_tokens", "Tokens at risk an hour", "Input and output tokens of these, as above.", OutcomeUnit.Count, all.AtRiskTokens, all.Campaigns),
            Of("attacker_cost", "Cost to the attackers", "Accounts, addresses, the paid part of the tokens and standstill, by the assumptions.", OutcomeUnit.Money, all.Cost, all.Campaigns),
            Of("attacker_cost_per_million", "Cost to them per million tokens", "The same, per million tokens that were taken.", OutcomeUnit.Money, all.CostPerMillion, all.Campaigns),
            Of("taken_before_flag", "Taken before the first flag", "Share of the tokens of flagged campaigns that was taken before.", OutcomeUnit.Share, all.BeforeFlag.Value, all.BeforeFlag.Campaigns),
            Of("taken_before_freeze", "Taken before the first freeze", "Share of the tokens of frozen campaigns that was taken before.", OutcomeUnit.Share, all.BeforeFreeze.Value, all.BeforeFreeze.Campaigns),
            Of("taken_before_containment", "Taken before containment", "Share of the tokens of contained campaigns that was taken before 95 % of the members were stopped.", OutcomeUnit.Share, all.BeforeContained.Value, all.BeforeContained.Campaigns),
            Way("taken_pool_wide", "Taken, had pools been stopped whole at once", "Share of all tokens, had each pool been stopped whole at its first flag.", "pool-wide", TimeSpan.Zero),
            Way("taken_one_by_one", "Taken, had accounts been stopped one by one at once", "Share of all tokens, had the accounts been stopped one by one from the first flag.", "one by one", TimeSpan.Zero),
            Way("taken_pool_wide_a_day_later", "Taken, had pools been stopped whole a day later", "Share of all tokens, had each pool been stopped whole a day after its first flag.", "pool-wide", day),
            Way("taken_one_by_one_a_day_later", "Taken, had accounts been stopped one by one a day later", "Share of all tokens, had the accounts been stopped one by one from a day after the first flag.", "one by one", day),
        ];
    }

    private async Task<IReadOnlyList<OutcomeFigure>> PartnersAsync(CancellationToken ct)
    {
        var figures = await partners.CountAsync(ct).ConfigureAwait(false);
        return
        [
            OutcomeFigure.Sum("partner_stops", "Stopped with a partner's word", "Accounts that were ever frozen or banned and that a report of another provider points to now. What else spoke against them is not taken out.", OutcomeUnit.Accounts, figures.Stopped, figures.Accepted),
            OutcomeFigure.Share("partner_reports_seen", "Partners' reports seen here", "Accepted reports of others for which a sighting with at least one account was approved.", figures.Seen, figures.Accepted),
            OutcomeFigure.Share("bundles_fetched", "Bundles that partners fetched", "Released bundles of which a partner fetched the file or at least one object.", figures.Fetched, figures.Released),
            OutcomeFigure.Sum("sightings_there", "Seen at partners", "Sightings by partners of what was released here, less those that they withdrew.", OutcomeUnit.Count, figures.SeenThere, figures.Released),
        ];
    }

    // A day's mean at list price, over the week before the stop.
    private static double Spend(HarvestCourse course, WrongStop wrong, Assumptions assumed) => course.Steps
        .Where(s => s.AccountId == wrong.AccountId && s.From < wrong.From && s.From >= wrong.From.AddDays(-7)).Sum(s => (s.InputTokens * assumed.InputPrice) + (s.OutputTokens * assumed.OutputPrice)) / 1e6 / 7;
}

/// <summary>The board.</summary>
public sealed record OutcomeReport(DateTimeOffset At, IReadOnlyList<OutcomeFigure> Figures);
