using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>Tries a policy on the last 30 days: whom each rule would have met, what honest customers would have lost, and how much slower each open campaign would have gone.</summary>
public sealed class PolicySimulation(PolicyGround ground, IRateQuestions rates, HonestCustomers customers, TimeProvider clock)
{
    private const int MostLookAlikes = 200;

    /// <summary>Nothing is done. One pass over 30 days of events for each different rate.</summary>
    public async Task<PolicyTrial> RunAsync(string by, IReadOnlyList<PolicyRule> rules, CancellationToken ct)
    {
        var seen = await ground.ReadAsync(ct).ConfigureAwait(false);
        var known = await customers.AmongAsync(seen.Facts, ct).ConfigureAwait(false);
        var met = seen.Facts.Select(f => (Facts: f, Rule: PolicyVersion.Match(rules, f, null))).Where(m => m.Rule is not null).Select(m => (m.Facts, Rule: m.Rule!.Value)).ToList();
        var hit = met.Where(m => !seen.Allowed.Contains(m.Facts.AccountId)).ToDictionary(m => m.Facts.AccountId, m => m.Rule);
        var above = await AboveAsync(rules, seen, hit, ct).ConfigureAwait(false);
        var refused = Refused(above, 100);
        var honest = known.Honest;
        var ids = honest.Select(f => f.AccountId).ToHashSet();
        return new PolicyTrial(
            PolicyVersion.HashOf(rules), clock.GetUtcNow(), by, seen.Latest, seen.Facts.Count, honest.Count, honest.Count(f => hit.ContainsKey(f.AccountId)), honest.Sum(f => f.Requests),
            honest.Sum(f => refused.GetValueOrDefault(f.AccountId)), met.Count - hit.Count,
            [.. rules.Select((_, i) => Reach(i, seen.Facts, hit, refused, ids))], Effects(known, seen.Facts, hit, refused), LookAlikes(honest, hit, refused, known.Signs))
        {
            Stages = Stages(rules, seen.Facts, known, hit, above),
        };
    }

    // The same accounts that a share will cover when it is approved: what is stated for it is what comes.
    private static IReadOnlyList<PolicyStage> Stages(IReadOnlyList<PolicyRule> rules, IReadOnlyList<PolicyFacts> facts, HonestGround known, Dictionary<AccountId, int> hit, IReadOnlyList<Excess> above)
    {
        var met = facts.Where(f => hit.ContainsKey(f.AccountId)).Select(f => (f.AccountId, Target: rules[hit[f.AccountId]].TargetOf(f.AccountId, f.Organization))).ToList();
        var honest = known.Honest.Select(f => f.AccountId).ToHashSet();
        return [.. PolicyStage.Shares.Select(percent =>
        {
            var (covered, refused) = (met.Where(m => PolicyVersion.IsWithin(m.Target, percent)).Select(m => m.AccountId).ToHashSet(), Refused(above, percent));
            return new PolicyStage(percent, covered.Count, covered.Count(honest.Contains), honest.Sum(a => refused.GetValueOrDefault(a)),
                [.. Effects(known, facts, hit, refused).Take(PolicyStage.MostCampaigns).Select(c => c with { Met = known.Campaigns.First(k => k.Id == c.CampaignId).Accounts.Count(covered.Contains) })]);
        })];
    }

    private static Dictionary<AccountId, double> Refused(IReadOnlyList<Excess> above, int percent) =>
        above.Where(a => percent == 100 || PolicyVersion.IsWithin(a.By, percent)).GroupBy(a => a.AccountId).ToDictionary(g => g.Key, g => g.Max(a => a.Requests));

    private static RuleReach Reach(int rule, IReadOnlyList<PolicyFacts> facts, Dictionary<AccountId, int> hit, Dictionary<AccountId, double> refused, HashSet<AccountId> honest)
    {
        var reached = facts.Where(f => hit.TryGetValue(f.AccountId, out var at) && at == rule).ToList();
        return new(reached.Count, reached.Sum(f => f.Requests), reached.Sum(f => refused.GetValueOrDefault(f.AccountId)), reached.Count(f => honest.Contains(f.AccountId)));
    }

    private static IReadOnlyList<LookAlike> LookAlikes(IReadOnlyList<PolicyFacts> honest, Dictionary<AccountId, int> hit, Dictionary<AccountId, double> refused, IReadOnlyDictionary<AccountId, string> signs) =>
    [
        .. honest.Where(f => hit.ContainsKey(f.AccountId))
            .Select(f => new LookAlike(f.AccountId.Value, hit[f.AccountId], signs.GetValueOrDefault(f.AccountId), f.Score, f.Requests, refused.GetValueOrDefault(f.AccountId)))
            .OrderBy(l => l.Sign is null).ThenBy(l => l.Score).ThenByDescending(l => l.Requests).ThenBy(l => l.AccountId, StringComparer.Ordinal).Take(MostLookAlikes),
    ];

    private static IReadOnlyList<CampaignEffect> Effects(HonestGround known, IReadOnlyList<PolicyFacts> facts, Dictionary<AccountId, int> hit, Dictionary<AccountId, double> refused)
    {
        var by = facts.ToDictionary(f => f.AccountId);
        return [.. known.Campaigns.Select(c =>
        {
            var members = c.Accounts.Where(by.ContainsKey).ToList();
            return new CampaignEffect(c.Id, c.Name, members.Count, members.Count(hit.ContainsKey), members.Sum(m => by[m].Requests), members.Sum(m => refused.GetValueOrDefault(m)));
        }).OrderByDescending(c => c.Requests)];
    }

    // A throttle on an organization is laid on what it means as a whole.
    private async Task<IReadOnlyList<Excess>> AboveAsync(IReadOnlyList<PolicyRule> rules, PolicySeen seen, Dictionary<AccountId, int> hit, CancellationToken ct)
    {
        var found = new List<Excess>();
        var throttled = hit.Where(h => rules[h.Value].Action is PolicyAction.Throttle).Select(h => (Account: h.Key, Rule: rules[h.Value]));
        var whose = seen.Facts.ToDictionary(f => f.AccountId, f => f.Organization);
        var organizations = seen.Facts.Where(f => f.Organization is { Length: > 0 }).ToLookup(f => f.Organization!, f => f.AccountId, StringComparer.Ordinal);
        foreach (var limit in throttled.Select(t => (t.Rule, Target: t.Rule.TargetOf(t.Account, whose[t.Account]))).GroupBy(t => (t.Rule.PerMinute, t.Target.Scope)))
        {
            var whole = limit.Key.Scope is DecisionScope.Organization;
            var only = limit.Select(t => t.Target).Distinct().SelectMany(t => whole ? organizations[t.Value] : [t.Account]).Distinct().ToList();
            foreach (var (account, above) in await rates.AboveAsync(whole ? LimitPlace.Organization : LimitPlace.Account, limit.Key.PerMinute!.Value, PolicyGround.LooksBack, null, only, ct).ConfigureAwait(false))
                found.Add(new(whole ? new(DecisionScope.Organization, whose.GetValueOrDefault(account) ?? "") : DecisionTarget.Of(account), account, above));
        }

        return found;
    }

    // Requests of an account above a rate, and what that is laid on.
    private sealed record Excess(DecisionTarget By, AccountId AccountId, double Requests);
}
