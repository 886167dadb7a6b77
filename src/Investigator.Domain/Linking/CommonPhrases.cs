using System.Runtime.InteropServices;
using Investigator.Domain.Detection;

namespace Investigator.Domain.Linking;

/// <summary>
/// Turns of speech that come back from one suspected group to another and hardly elsewhere. Where each account hides three or four requests among hundreds, what the members of one group say says little; but operators buy, copy
/// and generate their wordings alike, so that many groups together show what is said. A group is put to what the <em>others</em> say alone: no phrase is chosen by what its own members say, so strangers who are gathered in
/// one place or set on one task have no more of it than anybody.
/// </summary>
internal sealed class CommonPhrases
{
    private const int Draws = 24;
    private const int FewestOutsiders = 40;
    private const int Rounds = 6;

    // Among thousands of phrases two accounts share some by chance whatever they do; three hardly any.
    private const int FewestUsers = 3;

    // A phrase that others use as well says little, however many use it.
    private const double FewestTimesOutside = 4;

    // Among as many phrases as are looked at, one in sixteen times one at all would be taken for telling by chance.
    private const double SureBits = 4;
    // One member in so many.
    private const int LeftOut = 5;
    private const double Recombined = 0.75;
    private const double MostBitsOfMember = 16;
    private static readonly double[] s_shares = [1, 0.5, 0.25];

    private readonly Worded _worded;
    private readonly Dictionary<int, int> _groupOf = [];
    private readonly Dictionary<uint, List<Use>> _uses = [];
    private readonly Dictionary<uint, int> _units = [];
    private readonly double[] _saidBy;
    private readonly double _fewestBits;
    private readonly Outsider[] _outsiders;
    private readonly double _saidOutside;
    private readonly Dictionary<uint, int> _outside;

    private CommonPhrases(Worded worded, Holdings holdings, IReadOnlyList<IReadOnlyCollection<int>> groups, IReadOnlyList<int> outsiders)
    {
        _worded = worded;
        foreach (var (number, group) in groups.Index())
            foreach (var member in group) _groupOf.TryAdd(member, number);
        var suspects = _groupOf.Keys.Where(a => Said(a) > 0).Order().ToList();
        _saidBy = new double[groups.Count];
        foreach (var suspect in suspects) _saidBy[_groupOf[suspect]] += Said(suspect);
        var often = suspects.SelectMany(a => Phrases(a).Distinct()).CountBy(p => p).Where(p => p.Value >= FewestUsers).Select(p => p.Key).ToHashSet();
        foreach (var suspect in suspects)
            foreach (var (skeleton, phrases) in worded.Of(suspect))
                foreach (var phrase in phrases)
                    if (often.Contains(phrase)) (CollectionsMarshal.GetValueRefOrAddDefault(_uses, phrase, out _) ??= []).Add(new(_groupOf[suspect], holdings.UnitOf(suspect), skeleton));
        _fewestBits = Math.Log2(Math.Max(2, _uses.Count)) + SureBits;
        foreach (var (phrase, uses) in _uses) _units[phrase] = Units(uses);
        // Most of what outsiders say no suspect says: it is looked at once.
        _outsiders = [.. outsiders.Select(a => new Outsider(a, Said(a), [.. worded.Of(a).Select(prompt => prompt.Phrases.Where(_units.ContainsKey).ToArray()).Where(phrases => phrases.Length > 0)]))];
        _saidOutside = _outsiders.Sum(o => o.Said);
        _outside = _outsiders.SelectMany(o => o.Prompts.SelectMany(p => p).Distinct()).CountBy(p => p).ToDictionary();
    }

    /// <summary>
    /// Members that are not found yet stand among the outsiders and make what groups say look usual. So it is learnt in rounds: who says so much of it that by chance not one of all outsiders would is no outsider in the next round,
    /// until nobody does.
    /// </summary>
    /// <param name="worded">Who says what.</param>
    /// <param name="holdings">The accounts.</param>
    /// <param name="groups">The suspected groups; of an account in several the first counts.</param>
    /// <param name="grouped">Accounts of any group: they are no outsiders.</param>
    /// <param name="ct">Stops between rounds.</param>
    public static CommonPhrases Learn(Worded worded, Holdings holdings, IReadOnlyList<IReadOnlyCollection<int>> groups, IReadOnlySet<int> grouped, CancellationToken ct)
    {
        var suspects = groups.SelectMany(g => g).ToHashSet();
        var outsiders = worded.Accounts.Where(a => !grouped.Contains(a) && !suspects.Contains(a)).Order().ToList();
        for (var round = 1; ; round++)
        {
            ct.ThrowIfCancellationRequested();
            var common = new CommonPhrases(worded, holdings, groups, outsiders);
            if (round == Rounds || common.Alike() is not { Count: > 0 } alike) return common;
            outsiders.RemoveAll(alike.Contains);
        }
    }

    /// <summary>How often members say what the other groups say, against as many prompts of outsiders; <c>null</c> when too few of either are known. O(what outsiders and members say that any group says).</summary>
    public Phrasings? Of(IReadOnlyCollection<int> members)
    {
        var known = Known(members);
        if (_outsiders.Length < FewestOutsiders || known.Count < 3) return null;
        var others = OfOthers(known);
        var seen = known.Select(m => (double)Seen(m, others)).ToArray();
        var outside = _outsiders.Select(o => Seen(o, others)).ToArray();
        var random = new SeededDraw((ulong)known.Count * 31 + (ulong)known[0]);
        var (drawn, group) = (new double[Draws], new double[known.Count]);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var member = 0; member < known.Count; member++)
            {
                group[member] = 0;
                for (var left = (double)Said(known[member]); left > 0;)
                {
                    // Outsider by outsider, since the prompts of one are alike.
                    var other = random.Below(_outsiders.Length);
                    group[member] += outside[other] * Math.Min(1, left / _outsiders[other].Said);
                    left -= _outsiders[other].Said;
                }
            }
            drawn[draw] = SumOfMost(group);
        }
        // Honest groups differ more than chance has it: the highest of them counts, not their mean alone.
        var (usual, sum) = (Math.Max(drawn.Average(), drawn.Max() / 2) + 1, SumOfMost(seen));
        return new((int)sum, seen.Count(s => s > 0), usual, Surprise.PoissonBits(sum, usual), known.Count) { OfOthers = true };
    }

    // Without the fifth that says most: a few members of a pool do not make pool of the strangers who happened to begin and end with them.
    private static double SumOfMost(double[] seen)
    {
        Array.Sort(seen);
        return seen.Take(seen.Length - (seen.Length / LeftOut)).Sum();
    }

    /// <summary>How many bits speak for each member by how many of its prompts say what other groups say, against the rates of its group and of outsiders. Of members that say nothing known there is nothing.</summary>
    public IReadOnlyDictionary<int, double> BitsOf(IReadOnlyCollection<int> members)
    {
        var known = Known(members);
        if (known.Count == 0 || _outsiders.Length < FewestOutsiders) return new Dictionary<int, double>();
        var others = OfOthers(known);
        var seen = known.ToDictionary(m => m, m => Seen(m, others));
        var within = (seen.Values.Sum() + 0.5) / (known.Sum(m => (double)Said(m)) + 1);
        var without = (_outsiders.Sum(o => (double)Seen(o, others)) + 0.5) / (_saidOutside + 1);
        // Members differ in how much of the work they do: half or a quarter of the group's rate is membership too.
        return known.ToDictionary(m => m, m => Math.Clamp(s_shares.Max(share => BitsOf(seen[m], Said(m), Math.Max(share * within, without), without)), -MostBitsOfMember, MostBitsOfMember));
    }

    // Members that are not found yet would make every group look usual. So who says so much of what the groups say that by chance not one of all outsiders would is no outsider.
    private HashSet<int> Alike()
    {
        var others = OfOthers([]);
        var (seen, said) = (_groupOf.Keys.Sum(a => (double)Seen(a, others)), _saidBy.Sum());
        var without = (_outsiders.Sum(o => (double)Seen(o, others)) + 0.5) / (_saidOutside + 1);
        var within = Math.Max((seen + 0.5) / (said + 1), without);
        return [.. _outsiders.Where(o => s_shares.Max(share => BitsOf(Seen(o, others), o.Said, Math.Max(share * within, without), without)) >= Math.Log2(_outsiders.Length)).Select(o => o.Account)];
    }

    private static double BitsOf(int seen, double said, double within, double without) => (seen * Math.Log2(within / without)) - (said * (within - without) / Math.Log(2));

    private List<int> Known(IReadOnlyCollection<int> members) => [.. members.Where(m => Said(m) > 0).Order()];

    private int Said(int account) => _worded.Of(account).Count;

    private IEnumerable<uint> Phrases(int account) => _worded.Of(account).SelectMany(prompt => prompt.Phrases);

    // Of each phrase that other groups use, how many outsiders may use it at most that it still tells.
    private Dictionary<uint, int> OfOthers(List<int> known)
    {
        var groups = known.Where(_groupOf.ContainsKey).Select(m => _groupOf[m]).ToHashSet();
        var own = groups.Count == 0 ? [] : _groupOf.Where(a => groups.Contains(a.Value)).SelectMany(a => Phrases(a.Key)).ToHashSet();
        var said = _saidBy.Sum() - groups.Sum(g => _saidBy[g]);
        var (others, most) = (new Dictionary<uint, int>(_units.Count), new Dictionary<int, int>());
        foreach (var (phrase, all) in _units)
        {
            var units = own.Contains(phrase) ? Units([.. _uses[phrase].Where(u => !groups.Contains(u.Group))]) : all;
            if (units < FewestUsers) continue;
            if (!most.TryGetValue(units, out var limit)) most[units] = limit = MostOutside(units, said);
            if (limit >= 0) others[phrase] = limit;
        }
        return others;
    }

    // −1: so few users say nothing.
    private int MostOutside(int units, double said)
    {
        var most = -1;
        while (said * (most + 1.5) / Math.Max(1, _saidOutside) is var expected && units >= FewestTimesOutside * expected && Surprise.PoissonBits(units, expected) >= _fewestBits) most++;
        return most;
    }

    private int Seen(int account, Dictionary<uint, int> others) =>
        _worded.Of(account).Count(prompt => Array.Exists(prompt.Phrases, p => others.TryGetValue(p, out var most) && _outside.GetValueOrDefault(p) <= most));

    // What an outsider says itself is left out of what outsiders say.
    private int Seen(Outsider outsider, Dictionary<uint, int> others) => outsider.Prompts.Count(prompt => Array.Exists(prompt, p => others.TryGetValue(p, out var most) && _outside[p] - 1 <= most));

    // 0: most of its users send it in the same template, which is one coincidence.
    private static int Units(List<Use> uses)
    {
        var (units, skeletons) = (uses.Select(u => u.Unit).Distinct().Count(), uses.Select(u => u.Skeleton).Distinct().Count());
        return skeletons >= Recombined * units ? units : 0;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Use(int Group, int Unit, ulong Skeleton);

    private sealed record Outsider(int Account, int Said, uint[][] Prompts);
}
