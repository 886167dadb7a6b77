using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>
/// Rates a pool: how probable it is that its accounts are one operation and not a family, a firm or a reseller's customers. Structure alone never suffices:
/// what the members do has to differ from what everybody does.
/// </summary>
/// <param name="hits">All hits by account.</param>
/// <param name="accounts">How many accounts there are in all.</param>
public sealed class ClusterScores(ScoreOptions options, ILookup<AccountId, Hit> hits, int accounts)
{
    // Of all accounts, counted once for all pools: with the sign that customers of one service share, and without.
    private readonly Lazy<int> _odd = new(() => hits.Count(g => g.Any(h => IsOdd(h, service: false))));
    private readonly Lazy<int> _oddBesideService = new(() => hits.Count(g => g.Any(h => IsOdd(h, service: true))));
    private readonly Lazy<int> _inBurst = new(() => hits.Count(g => g.Any(IsBurst)));

    private static readonly string[] Circumstances = ["sign-up-burst", "skeleton-concentration"];

    /// <param name="work">The pool's own templates; <c>null</c>: none.</param>
    /// <param name="trials">What the tests of its pooled traffic found that can be believed.</param>
    public Score Rate(Pool pool, SharedWork? work, IReadOnlyList<Trial> trials)
    {
        var size = pool.Members.Count;
        var parts = new List<ScorePart>();
        var service = pool.House is SharedHouse.Service;

        var kinds = Kinds(pool.Ties);
        Add("ties", pool.Kinds - 1, 1.0, 3, $"Its accounts are tied by {string.Join(", ", kinds)}{HouseWords(pool.House)}.");
        var perMember = 2 * pool.Bits / size;
        // Where beginning and ending together ties them, there need be no links.
        if (perMember >= 16 || pool.Together == 0) Add("density", Math.Log2(perMember / 16), 0.3, 1.2, $"Each member's links inside weigh {perMember:0} bits on average.");

        Signs("behaviour", h => IsOdd(h, service), service ? _oddBesideService : _odd, "odd behaviour for its peers", 3.0);
        Signs("sign-up-burst", IsBurst, _inBurst, "a sign-up in a burst", 0.8);

        // The templates of a service or a program, filled by each customer with its own, say nothing of the customers.
        if (work is not null && !service && pool.House is not SharedHouse.Program)
        {
            var (variety, each) = ((double)work.Contents / Math.Max(1, work.Requests), (double)work.Requests / Math.Max(1, work.Members));
            Add("shared-work", (double)work.Members / size * variety * (1 - Math.Exp(-each / options.SharedWorkRequests)), 2.5, 2.5, string.Create(CultureInfo.InvariantCulture,
                $"{work.Members:N0} of {size:N0} members send {work.Templates:N0} prompt templates that hardly anybody else uses ({work.Requests:N0} requests, {variety * 100:0} % of them with a content of their own, as a list of work that is shared out has it)."));
        }
        // Few customers of one program send many of its templates once or twice among other talk, each with a content of its own; a class or a benchmark repeats its contents.
        if (work is not null && pool.House is SharedHouse.None && pool.ManyTemplates * 2 >= size)
            Add("many-templates", (double)pool.ManyTemplates / size * Math.Min(1, (double)work.Contents / Math.Max(1, work.Requests)), 2.0, 2.0, string.Create(CultureInfo.InvariantCulture,
                $"{pool.ManyTemplates:N0} of {size:N0} members each send many different templates that hardly anybody outside sends, far more than as many questions of anybody would hold."));
        var lockstep = pool.House is not SharedHouse.None ? 0 : (double)pool.InLockstep / size;
        Add("lockstep", lockstep, 2, 2, string.Create(CultureInfo.InvariantCulture,
            $"{pool.InLockstep:N0} of {size:N0} members are active in the same minutes as another member far beyond chance."));
        // Where text was seen and the members have no wordings of their own, a common cause may have set strangers to work: a deadline, a promotion, another provider that is down.
        Add("together", pool.House is not SharedHouse.None ? 0 : (double)pool.Together / size, (pool.Ties & (LinkTies.Money | LinkTies.Machine | LinkTies.Movement)) == 0 && !pool.HasPhrases ? options.TogetherAlone : 3, 3, string.Create(CultureInfo.InvariantCulture,
            $"The work of {pool.Together:N0} of {size:N0} members begins on the same days and ends on the same days, far beyond what the numbers that begin then and that end then give by chance{(pool.HasNoWordings ? "; but they have no wordings of their own" : "")}."));
        foreach (var trial in trials)
        {
            // One service or one script puts its words into what all its users send; and the same words, looked at twice, are no second witness.
            if (IsOfPhrases(trial) && (pool.House is not SharedHouse.None || trial != trials.Where(IsOfPhrases).MaxBy(t => t.Effect))) continue;
            // The same minutes twice are no second witness either, and people in one room keep the same hours.
            if (trial.Test is "pool-synchrony" && (pool.House is not SharedHouse.None || lockstep > 0.3)) continue;
            Add(trial.Test, trial.Effect, options.TrialWeights.TryGetValue(trial.Test, out var weight) ? weight : options.OtherTrialWeight, 3, trial.Sentence);
        }

        // Calibrated part by part, so that what is shown still adds up.
        var (slope, intercept) = options.ClusterCalibration;
        for (var i = 0; i < parts.Count; i++) parts[i] = parts[i] with { Weight = slope * parts[i].Weight };
        parts.Sort((a, b) => Math.Abs(b.Weight).CompareTo(Math.Abs(a.Weight)));
        var start = (slope * options.ClusterStart) + intercept;
        return new(AccountScores.Logistic(start + parts.Sum(p => p.Weight)),
            [.. parts, new("start", "Before its tests: most groups of accounts that share something are families, firms and resellers.", start)]);

        void Signs(string source, Func<Hit, bool> sign, Lazy<int> inAll, string words, double weight)
        {
            var members = pool.Members.Count(m => hits[m.Account].Any(sign));
            var (share, usual) = ((double)members / size, (double)(inAll.Value - members) / Math.Max(1, accounts - size));
            Add(source, share - usual, weight, weight, string.Create(CultureInfo.InvariantCulture,
                $"{members:N0} of {size:N0} members ({share * 100:0} %) have {words}; elsewhere {usual * 100:0.#} % of accounts do."));
        }

        void Add(string source, double amount, double factor, double most, string sentence)
        {
            var weight = Math.Clamp(amount * factor, -1, most);
            if (Math.Abs(weight) >= 0.05) parts.Add(new(source, sentence, weight));
        }
    }

    private static bool IsOdd(Hit hit, bool service) =>
        !Circumstances.Contains(hit.DetectorId) && !RuleVersion.Names(hit.DetectorId) && !(service && hit.DetectorId == "key-on-many-networks");

    private static bool IsOfPhrases(Trial trial) => trial.Test is "own-phrases" or "common-phrases";

    private static bool IsBurst(Hit hit) => hit.DetectorId == "sign-up-burst";

    private static readonly (LinkTies Tie, string Words)[] TieWords =
    [
        (LinkTies.Money, "cards"), (LinkTies.Machine, "devices"), (LinkTies.Movement, "addresses on many networks"),
        (LinkTies.Timing, "hours or days of work"), (LinkTies.Work, "rare prompt templates"), (LinkTies.Place, "place"),
    ];

    private static string HouseWords(SharedHouse house) => house switch
    {
        SharedHouse.Room => "; most share one address, and people in one room share machines, hours and tasks, so these count as one",
        SharedHouse.Service => "; most come from the same few addresses, as customers of one service do, who share its templates and hours as well, so these count as one",
        SharedHouse.Program => "; they are organisations with e-mail domains of their own that signed up over weeks and share neither cards, devices nor ways: one program may explain its templates and hours, so these count as one",
        _ => "",
    };

    private static List<string> Kinds(LinkTies ties) => [.. TieWords.Where(k => (ties & k.Tie) != 0).Select(k => k.Words)];
}
