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
        var refused = await RefusedAsync(rules, seen, hit, ct).ConfigureAwait(false);
        var honest = known.Honest;
        var ids = honest.Select(f => f.AccountId).ToHashSet();
        return new(
            PolicyVersion.HashOf(rules), clock.GetUtcNow(), by, seen.Latest, seen.Facts.Count, honest.Count, honest.Count(f => hit.ContainsKey(f.AccountId)), honest.Sum(f => f.Requests),
            honest.Sum(f => refused.GetValueOrDefault(f.AccountId)), met.Count - hit.Count,
            [.. rules.Select((_, i) => Reach(i, seen.Facts, hit, refused, ids))], Effects(known, seen.Facts, hit, refused), LookAlikes(honest, hit, refused, known.Signs));
    }

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
    private async Task<Dictionary<AccountId, double>> RefusedAsync(IReadOnlyList<PolicyRule> rules, PolicySeen seen, Dictionary<AccountId, int> hit, CancellationToken ct)
    {
        var refused = new Dictionary<AccountId, double>();
        var throttled = hit.Where(h => rules[h.Value].Action is PolicyAction.Throttle).Select(h => (Account: h.Key, Rule: rules[h.Value]));
        var organizations = seen.Facts.Where(f => f.Organization is not null).ToLookup(f => f.Organization!, f => f.AccountId, StringComparer.Ordinal);
        var whose = seen.Facts.Where(f => f.Organization is not null).ToDictionary(f => f.AccountId, f => f.Organization!);
        foreach (var limit in throttled.GroupBy(t => (t.Rule.PerMinute, t.Rule.At)))
        {
            var whole = limit.Key.At is DecisionScope.Organization;
            var only = limit.SelectMany(t => whole && whose.TryGetValue(t.Account, out var org) ? organizations[org] : [t.Account]).Distinct().ToList();
            foreach (var (account, above) in await rates.AboveAsync(whole ? LimitPlace.Organization : LimitPlace.Account, limit.Key.PerMinute!.Value, PolicyGround.LooksBack, null, only, ct).ConfigureAwait(false))
                refused[account] = Math.Max(refused.GetValueOrDefault(account), above);
        }

        return refused;
    }
}
