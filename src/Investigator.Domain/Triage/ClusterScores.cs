using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>
/// Rates a pool: how probable it is that its accounts are one operation and not a family, a firm or a reseller's customers. Structure alone never suffices:
/// what the members do has to differ from what everybody does.
/// </summary>
public sealed class ClusterScores(ScoreOptions options)
{
    private static readonly string[] Circumstances = ["sign-up-burst", "skeleton-concentration"];

    /// <param name="work">The pool's own templates; <c>null</c>: none.</param>
    /// <param name="hits">All hits by account.</param>
    /// <param name="accounts">How many accounts there are in all.</param>
    public Score Rate(Pool pool, SharedWork? work, ILookup<AccountId, Hit> hits, int accounts)
    {
        var size = pool.Members.Count;
        var inside = pool.Members.Select(m => m.Account).ToHashSet();
        var parts = new List<ScorePart>();

        var kinds = Kinds(pool.Ties);
        Add("ties", kinds.Count - 1, 1.0, 3, $"Its accounts are tied by {string.Join(", ", kinds)}.");
        var perMember = 2 * pool.Bits / size;
        Add("density", Math.Log2(perMember / 16), 0.3, 1.2, $"Each member's links inside weigh {perMember:0} bits on average.");

        foreach (var (source, odd, words, weight) in (IEnumerable<(string, Func<Hit, bool>, string, double)>)
        [
            ("behaviour", h => !Circumstances.Contains(h.DetectorId), "odd behaviour for its peers", 3.0),
            ("sign-up-burst", h => h.DetectorId == "sign-up-burst", "a sign-up in a burst", 0.8),
        ])
        {
            var members = inside.Count(a => hits[a].Any(odd));
            var others = hits.Count(g => !inside.Contains(g.Key) && g.Any(odd));
            var (share, usual) = ((double)members / size, (double)others / Math.Max(1, accounts - size));
            Add(source, share - usual, weight, weight, string.Create(CultureInfo.InvariantCulture,
                $"{members:N0} of {size:N0} members ({share * 100:0} %) have {words}; elsewhere {usual * 100:0.#} % of accounts do."));
        }

        if (work is not null)
            Add("shared-work", (double)work.Members / size, 2.5, 2.5, string.Create(CultureInfo.InvariantCulture,
                $"{work.Members:N0} of {size:N0} members send {work.Templates:N0} prompt templates that hardly anybody else uses ({work.Requests:N0} requests)."));
        if (pool.InLockstep > 0)
            Add("lockstep", (double)pool.InLockstep / size, 2, 2, string.Create(CultureInfo.InvariantCulture,
                $"{pool.InLockstep:N0} of {size:N0} members are active in the same minutes as another member far beyond chance."));

        parts.Sort((a, b) => Math.Abs(b.Weight).CompareTo(Math.Abs(a.Weight)));
        return new(AccountScores.Logistic(options.ClusterStart + parts.Sum(p => p.Weight)),
            [.. parts, new("start", "Before its tests: most groups of accounts that share something are families, firms and resellers.", options.ClusterStart)]);

        void Add(string source, double amount, double factor, double most, string sentence)
        {
            var weight = Math.Clamp(amount * factor, -1, most);
            if (Math.Abs(weight) >= 0.05) parts.Add(new(source, sentence, weight));
        }
    }

    private static readonly (LinkTies Tie, string Words)[] TieWords =
    [
        (LinkTies.Money, "cards"), (LinkTies.Machine, "devices"), (LinkTies.Movement, "addresses on many networks"),
        (LinkTies.Timing, "lockstep"), (LinkTies.Work, "rare prompt templates"), (LinkTies.Place, "place"),
    ];

    private static List<string> Kinds(LinkTies ties) => [.. TieWords.Where(k => (ties & k.Tie) != 0).Select(k => k.Words)];
}
