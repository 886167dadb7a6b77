using Investigator.Domain.Detection;

namespace Investigator.Domain.Linking;

/// <summary>
/// Turns of speech that come back among the accounts of a group and hardly elsewhere. A generator rewords its templates for each account, so that no two have a template in common; but it puts them together from pieces that
/// come back. Whoever sends the same template sends the same pieces in it, which is one coincidence and no more: a phrase counts when it stands in another template at nearly each of its users.
/// </summary>
/// <param name="worded">Who says what.</param>
/// <param name="holdings">The accounts.</param>
/// <param name="grouped">Accounts of any group: they are no outsiders.</param>
internal sealed class OwnPhrases(Worded worded, Holdings holdings, IReadOnlySet<int> grouped)
{
    private const int Draws = 24;
    private const int Neighbours = 20;
    private const double FewestBits = 6;
    private const double Recombined = 0.75;
    private const double MostBitsOfMember = 16;
    private static readonly double[] s_shares = [1, 0.5, 0.25];

    // By how much they say: who says more shares more by chance.
    private readonly int[] _outsiders = [.. worded.Accounts.Where(a => !grouped.Contains(a)).OrderBy(a => worded.Of(a).Count).ThenBy(a => a)];

    private int[] Counts => field ??= [.. _outsiders.Select(a => worded.Of(a).Count)];

    private double Said => field > 0 ? field : field = _outsiders.Sum(a => (double)worded.Of(a).Count);

    private Dictionary<uint, int> Users => field ??= _outsiders.SelectMany(Phrases).CountBy(p => p).ToDictionary();

    /// <summary>The group as a whole against groups of outsiders who say as much each; <c>null</c> when too few of either are known. O(draws × what members say).</summary>
    public Phrasings? Of(IReadOnlyCollection<int> members)
    {
        var known = members.Where(m => worded.Of(m).Count > 0).Order().ToList();
        if (_outsiders.Length < 2 * Neighbours || known.Count < 3) return null;
        var own = Own(known, strangers: false);
        var random = new SeededDraw((ulong)known.Count * 31 + (ulong)known[0]);
        var drawn = new int[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var group = new HashSet<int>();
            foreach (var member in known)
            {
                var at = Array.BinarySearch(Counts, worded.Of(member).Count);
                if (at < 0) at = ~at;
                group.Add(_outsiders[Math.Clamp(at - (Neighbours / 2), 0, _outsiders.Length - Neighbours) + random.Below(Neighbours)]);
            }
            drawn[draw] = Own(group, strangers: true).Count;
        }
        // Honest groups differ more than chance has it: the highest of them counts, not their mean alone.
        var usual = Math.Max(drawn.Average(), drawn.Max() / 2.0) + 1;
        return new(own.Count, known.Count(m => Phrases(m).Any(own.ContainsKey)), usual, Surprise.PoissonBits(own.Count, usual), known.Count);
    }

    /// <summary>
    /// How many bits speak for each member by what it says: how many of its prompts hold a phrase that three members use, against the rate among members and among outsiders. Below 0: it says much and little of what
    /// the others say. Of members that say nothing known there is nothing.
    /// </summary>
    public IReadOnlyDictionary<int, double> BitsOf(IReadOnlyCollection<int> members)
    {
        var known = members.Where(m => worded.Of(m).Count > 0).Order().ToList();
        var own = Own(known, strangers: false).Where(p => p.Value >= 3).Select(p => p.Key).ToHashSet();
        var seen = known.ToDictionary(m => m, m => Seen(m, own));
        var within = (seen.Values.Sum() + 0.5) / (known.Sum(m => (double)worded.Of(m).Count) + 1);
        var without = (_outsiders.Sum(a => Seen(a, own)) + 0.5) / (Said + 1);
        // Members differ in how much of the work they do: half or a quarter of the group's rate is membership too.
        return known.ToDictionary(m => m, m => Math.Clamp(s_shares.Max(share => BitsOf(seen[m], worded.Of(m).Count, Math.Max(share * within, without), without)), -MostBitsOfMember, MostBitsOfMember));

        static double BitsOf(int seen, int said, double within, double without) => (seen * Math.Log2(within / without)) - (said * (within - without) / Math.Log(2));
    }

    private int Seen(int account, HashSet<uint> own) => worded.Of(account).Count(prompt => Array.Exists(prompt.Phrases, own.Contains));

    private IEnumerable<uint> Phrases(int account) => worded.Of(account).SelectMany(prompt => prompt.Phrases).Distinct();

    // By phrase how many accounts and organisations of the group use it.
    private Dictionary<uint, int> Own(IReadOnlyCollection<int> group, bool strangers)
    {
        var users = new Dictionary<uint, (HashSet<int> Units, HashSet<ulong> Skeletons)>();
        foreach (var member in group)
            foreach (var (skeleton, phrases) in worded.Of(member))
                foreach (var phrase in phrases)
                {
                    if (!users.TryGetValue(phrase, out var by)) users[phrase] = by = ([], []);
                    by.Units.Add(holdings.UnitOf(member));
                    by.Skeletons.Add(skeleton);
                }
        var said = group.Sum(m => (double)worded.Of(m).Count);
        var own = new Dictionary<uint, int>();
        foreach (var (phrase, (units, skeletons)) in users)
        {
            if (units.Count < 2 || skeletons.Count < Recombined * units.Count) continue;
            // Those inside are left out of what is expected.
            var outside = Users.GetValueOrDefault(phrase) - (strangers ? units.Count : 0);
            var expected = said * (outside + 0.5) / Math.Max(1, Said - (strangers ? said : 0));
            if (Surprise.PoissonBits(units.Count, expected) >= FewestBits) own[phrase] = units.Count;
        }
        return own;
    }
}
