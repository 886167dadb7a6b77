using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// Tests the pooled traffic of every pool against honest accounts, and keeps what can be believed at a false-discovery rate over all pools. One account never fills a window that a test could judge by;
/// a linked pool does.
/// </summary>
public sealed class Trials(ILinkQuestions questions, TrialOptions options)
{
    /// <summary>For each pool, in their order, the findings that can be believed, strongest effect first.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Trial>>> RunAsync(LinkMap map, IReadOnlyList<Pool> pools, TimeWindow window, CancellationToken ct)
    {
        if (pools.Count == 0) return [];
        var profiles = map.Holdings.Accounts;
        var inPools = pools.SelectMany(p => p.Members).Select(m => m.Account).ToHashSet();
        var honest = new HonestGroups(profiles, inPools, options.FewestRequests);
        var (shares, synchrony) = (new Shares(honest), new Synchrony(map.Slots, map.SlotsPerDay));
        var text = new TextDistance(await questions.TrafficAsync(window, Asked(pools, profiles, inPools), options.RequestsPerAccount, ct).ConfigureAwait(false), inPools, honest);

        var found = new List<(int Pool, Trial Trial)>();
        foreach (var (n, pool) in pools.Index())
        {
            ct.ThrowIfCancellationRequested();
            var indices = pool.Members.Select(m => map.Holdings.IndexOf(m.Account)!.Value).ToList();
            var members = indices.Select(i => profiles[i]).ToList();
            foreach (var trial in (ReadOnlySpan<Trial?>)[shares.Recipes(members), shares.Evenness(members), synchrony.Of(indices), text.Of(members), pool.Wordings?.ToTrial(), .. pool.Phrasings.Select(p => p.ToTrial())])
                if (trial is not null) found.Add((n, trial));
        }
        var believed = FalseDiscovery.Believed([.. found.Select(f => f.Trial.Probability)], options.FalseDiscoveryRate);
        var kept = found.Where((_, i) => believed[i]).ToLookup(f => f.Pool, f => f.Trial);
        return [.. pools.Select((_, n) => (IReadOnlyList<Trial>)[.. kept[n].OrderByDescending(t => t.Effect).ThenBy(t => t.Test, StringComparer.Ordinal)])];
    }

    internal static string Odds(double probability) => probability < 1e-6
        ? "less than one in a million by chance"
        : string.Create(CultureInfo.InvariantCulture, $"one in {1 / probability:N0} by chance");

    // Spread over the list, so that neither a pool's first accounts nor the honest ones' stand for all.
    private List<AccountId> Asked(IReadOnlyList<Pool> pools, IReadOnlyList<AccountProfile> profiles, HashSet<AccountId> inPools)
    {
        var honest = profiles.Where(p => p.Requests >= options.FewestRequests && !inPools.Contains(p.AccountId)).Select(p => p.AccountId).ToList();
        return [.. Some(honest, options.HonestAccounts), .. pools.SelectMany(p => Some([.. p.Members.Select(m => m.Account)], HonestGroups.MostMembers))];

        static IEnumerable<AccountId> Some(List<AccountId> all, int most) => all.Count <= most ? all : Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)]);
    }
}
