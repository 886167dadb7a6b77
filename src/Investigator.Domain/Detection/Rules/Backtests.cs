using Investigator.Domain.Audit;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Rules;

/// <summary>Runs a version of a rule over stored history, before it touches anything: how many it would hit, and who of them looks honest.</summary>
public sealed class Backtests(IRuleBook book, IRuleQuestions rules, IUsageQuestions usage, IHits hits, IEnumerable<IHonestSigns> signs, TimeProvider clock, IFamilyQuestions? families = null)
{
    /// <summary>Longest history that is asked for.</summary>
    public const int MostDays = 400;

    /// <summary>Tests the version as it is stored now, and keeps the result with it.</summary>
    /// <param name="days">How far back from the latest event, 1 to <see cref="MostDays"/>.</param>
    public async Task<Done<Backtest>> RunAsync(Person by, string ruleId, Guid id, int days, CancellationToken ct)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (days is < 1 or > MostDays) return Refusal.OutOfRange;
        if ((await book.OfAsync(ruleId, ct).ConfigureAwait(false)).FirstOrDefault(v => v.Id == id) is not { } version) return Refusal.NotFound;
        Backtest test;
        if (FamilyText.Read(version.Text).Family is { } family && version.IsFamily && families is not null) test = await RunAsync(version, family, by, days, ct).ConfigureAwait(false);
        else if (Rule.Read(version.Text).Rule is { } rule) test = await RunAsync(rule, by, days, ct).ConfigureAwait(false);
        else return Refusal.RuleUnreadable;
        return await book.TestedAsync(by, id, test, ct).ConfigureAwait(false) is { } no ? no : test;
    }

    private async Task<Backtest> RunAsync(Rule rule, Person by, int days, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var window = await WindowAsync(days, ct).ConfigureAwait(false);
        var matches = await rules.MatchesAsync(rule, window, null, ct).ConfigureAwait(false);
        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        var found = matches.Found.GroupBy(m => m.Account).Select(g => g.MaxBy(m => m.Requests)!).OrderByDescending(m => m.Requests).ThenBy(m => m.Account.Value, StringComparer.Ordinal).ToList();
        var looked = found.Take(Backtest.LookedAt).Select(m => m.Account).ToList();
        var honest = await HonestAsync(looked, window, ct).ConfigureAwait(false);
        var already = await hits.DetectorsOfAsync(looked, ct).ConfigureAwait(false);
        return new(
            rule.Text, clock.GetUtcNow(), by.Name, window, seconds, matches.Subjects, found.Count, honest.Count, already.Count,
            [.. found.OrderByDescending(m => honest.TryGetValue(m.Account, out var own) ? own.Count : 0).ThenByDescending(m => m.Requests).ThenBy(m => m.Account.Value, StringComparer.Ordinal).Take(Backtest.Shown)
                .Select(m => new BacktestLine(m.Account.Value, m.Key, RuleDetector.Measured(rule, m), honest.GetValueOrDefault(m.Account) ?? [], already.GetValueOrDefault(m.Account) ?? []))]);
    }

    // Whoever fits at all is shown: those that would be hit first, and of them those that look honest.
    private async Task<Backtest> RunAsync(RuleVersion version, PromptFamily family, Person by, int days, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var window = await WindowAsync(days, ct).ConfigureAwait(false);
        var history = await families!.ReadAsync(family, window, ct).ConfigureAwait(false);
        var population = new Population(window, await usage.ProfilesAsync(window, null, ct).ConfigureAwait(false), usage);
        var hit = FamilyDetector.Judge(population, version.Title, version.Strength, p => history.Of.GetValueOrDefault(p.AccountId)).Select(f => f.Account).ToHashSet();
        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        var fit = history.Of.Where(of => of.Value.Fit > 0).OrderByDescending(of => hit.Contains(of.Key)).ThenByDescending(of => of.Value.Fit).ThenBy(of => of.Key.Value, StringComparer.Ordinal).ToList();
        var looked = fit.Take(Backtest.LookedAt).Select(of => of.Key).ToList();
        var honest = await HonestAsync(looked, window, ct).ConfigureAwait(false);
        var already = await hits.DetectorsOfAsync(looked, ct).ConfigureAwait(false);
        return new(
            version.Text, clock.GetUtcNow(), by.Name, window, seconds, history.Of.Count, hit.Count, honest.Keys.Count(hit.Contains), already.Keys.Count(hit.Contains),
            [.. fit.OrderByDescending(of => hit.Contains(of.Key)).ThenByDescending(of => honest.TryGetValue(of.Key, out var own) ? own.Count : 0).ThenByDescending(of => of.Value.Fit).ThenBy(of => of.Key.Value, StringComparer.Ordinal).Take(Backtest.Shown)
                .Select(of => new BacktestLine(of.Key.Value, null, FamilyDetector.Measured(of.Value) + (hit.Contains(of.Key) ? "" : ": not a hit"), honest.GetValueOrDefault(of.Key) ?? [], already.GetValueOrDefault(of.Key) ?? []))])
        { Reach = history.Reach };
    }

    private async Task<TimeWindow> WindowAsync(int days, CancellationToken ct) =>
        TimeWindow.Ending((await usage.SpanAsync(ct).ConfigureAwait(false))?.To ?? clock.GetUtcNow(), TimeSpan.FromDays(days));

    private async Task<Dictionary<AccountId, List<string>>> HonestAsync(List<AccountId> accounts, TimeWindow window, CancellationToken ct)
    {
        var honest = new Dictionary<AccountId, List<string>>();
        if (accounts.Count == 0) return honest;
        foreach (var sign in signs)
            foreach (var (account, says) in await sign.AmongAsync(accounts, ct).ConfigureAwait(false)) Add(account, says);
        foreach (var profile in await usage.ProfilesAsync(window, accounts, ct).ConfigureAwait(false))
            foreach (var says in HonestSigns.Of(profile.Record, window.To)) Add(profile.AccountId, says);
        return honest;

        void Add(AccountId account, string says)
        {
            if (honest.TryGetValue(account, out var own)) own.Add(says);
            else honest[account] = [says];
        }
    }
}
