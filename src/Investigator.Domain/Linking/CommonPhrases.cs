using System.Collections.Concurrent;
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

    // A phrase that others use as well says little, however many use it.
    private const double FewestTimesOutside = 4;

    // Among as many phrases as are looked at, one in sixteen times one at all would be taken for telling by chance.
    private const double SureBits = 4;

    // One member in so many.
    private const int LeftOut = 2;
    private const double MostBitsOfMember = 16;
    private static readonly double[] s_shares = [1, 0.5, 0.25];

    // How sure a phrase has to be in each round, as a share of what is asked at last…
    private static readonly double[] s_strictness = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    // …and how many rounds there are then at most.
    private const int LastRounds = 3;

    private readonly GroupSpeech _speech;
    private readonly double _fewestBits;
    private readonly double _fewestTimes;
    private readonly int[] _outsiders;
    private readonly double _saidOutside;
    private readonly int[] _usedOutside;
    private readonly ConcurrentDictionary<int, Lexicon> _lexicons = [];

    private CommonPhrases(GroupSpeech speech, IReadOnlyList<int> outsiders, double strictness)
    {
        (_speech, _outsiders) = (speech, [.. outsiders]);
        _fewestBits = (Math.Log2(Math.Max(2, speech.Phrases)) + SureBits) * strictness;
        _fewestTimes = FewestTimesOutside * strictness;
        _saidOutside = Math.Max(1, outsiders.Sum(o => (double)speech.Said(o)));
        _usedOutside = new int[speech.Phrases];
        foreach (var phrase in outsiders.SelectMany(o => speech.PromptsOf(o).SelectMany(p => p).Distinct())) _usedOutside[phrase]++;
    }

    /// <summary>
    /// Members that are not found yet stand among the outsiders and make what groups say look usual. So it is learnt in rounds: who says so much of what groups say that by chance not one of all outsiders would is no outsider
    /// in the next round, and comes back when it no longer does. Where many are not found yet no phrase is sure at first, but those who hide say many that are half sure, and others hardly any: so the first rounds ask for less.
    /// </summary>
    /// <param name="worded">Who says what.</param>
    /// <param name="holdings">The accounts.</param>
    /// <param name="groups">The suspected groups; of an account in several the first counts.</param>
    /// <param name="grouped">Accounts of any group: they are no outsiders.</param>
    /// <param name="ct">Stops between rounds.</param>
    public static CommonPhrases Learn(Worded worded, Holdings holdings, IReadOnlyList<IReadOnlyCollection<int>> groups, IReadOnlySet<int> grouped, CancellationToken ct)
    {
        var suspects = groups.SelectMany(g => g).ToHashSet();
        var all = worded.Accounts.Where(a => !grouped.Contains(a) && !suspects.Contains(a)).Order().ToList();
        var (speech, leftOut) = (new GroupSpeech(worded, holdings, groups, all), new HashSet<int>());
        for (var round = 0; ; round++)
        {
            ct.ThrowIfCancellationRequested();
            var common = new CommonPhrases(speech, [.. all.Where(a => !leftOut.Contains(a))], s_strictness[Math.Min(round, s_strictness.Length - 1)]);
            var last = round - s_strictness.Length + 1;
            if (last == LastRounds - 1) return common;
            var alike = common.Alike(all, leftOut);
            if (last >= 0 && alike.SetEquals(leftOut)) return common;
            leftOut = alike;
        }
    }

    /// <summary>How much members say of what the other groups say, against as many prompts of outsiders; <c>null</c> when too few of either are known. O(what outsiders and members say that any group says).</summary>
    public Phrasings? Of(IReadOnlyCollection<int> members)
    {
        var known = Known(members);
        if (_outsiders.Length < FewestOutsiders || known.Count < 3) return null;
        var lexicon = LexiconFor(known);
        var marks = known.Select(m => lexicon.MarksOf(_speech.PromptsOf(m), own: 0)).ToList();
        var random = new SeededDraw((ulong)known.Count * 31 + (ulong)known[0]);
        var (drawn, group, sums) = (new double[Draws], new double[known.Count], lexicon.Outside.Select(o => o.Sum()).ToArray());
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var member = 0; member < known.Count; member++)
            {
                group[member] = 0;
                for (var left = (double)_speech.Said(known[member]); left > 0;)
                {
                    // Outsider by outsider, since the prompts of one are alike.
                    var other = random.Below(_outsiders.Length);
                    group[member] += sums[other] * Math.Min(1, left / _speech.Said(_outsiders[other]));
                    left -= _speech.Said(_outsiders[other]);
                }
            }
            drawn[draw] = SumOfMost(group);
        }
        // Sums of marks differ as numbers of marks of that size do (a compound Poisson law by its first two moments).
        var all = lexicon.Outside.Concat(marks).SelectMany(m => m).ToList();
        var size = all.Count == 0 ? 1 : all.Sum(m => m * m) / all.Sum();
        // Honest groups differ more than chance has it: the highest of them counts, not their mean alone.
        var (usual, sum) = ((Math.Max(drawn.Average(), drawn.Max() / 2) / size) + 1, SumOfMost([.. marks.Select(m => m.Sum())]) / size);
        return new((int)sum, marks.Count(m => m.Count > 0), usual, Surprise.PoissonBits(sum, usual), known.Count)
        {
            OfOthers = true,
            Against = Math.Min(0, s_shares.Max(share => known.Index().Select(m => Bits(marks[m.Index], _speech.Said(m.Item), share, lexicon)).OrderDescending().Skip(known.Count - (known.Count / LeftOut)).Sum())),
        };
    }

    /// <summary>How many bits speak for each member by how much it says of what other groups say, against the rates of these and of outsiders. Of members that say nothing known there is nothing.</summary>
    public IReadOnlyDictionary<int, double> BitsOf(IReadOnlyCollection<int> members)
    {
        var known = Known(members);
        if (known.Count == 0 || _outsiders.Length < FewestOutsiders) return new Dictionary<int, double>();
        var lexicon = LexiconFor(known);
        return known.ToDictionary(m => m, m => Math.Clamp(Bits(lexicon.MarksOf(_speech.PromptsOf(m), own: 0), _speech.Said(m), lexicon), -MostBitsOfMember, MostBitsOfMember));
    }

    // Without the half that says most: members of a pool do not make pool of the strangers who happened to begin and end with them, be they as many.
    private static double SumOfMost(double[] seen)
    {
        var sorted = seen.Order().ToArray();
        return sorted.Take(sorted.Length / LeftOut).Sum();
    }

    // Who says so much of what the groups say that by chance not one of all outsiders would.
    private HashSet<int> Alike(List<int> all, HashSet<int> leftOut)
    {
        var lexicon = LexiconFor([]);
        return [.. all.Where(a => Bits(lexicon.MarksOf(_speech.PromptsOf(a), own: leftOut.Contains(a) ? 0 : 1), _speech.Said(a), lexicon) >= Math.Log2(all.Count))];
    }

    // Accounts differ in how much of the work they do: half or a quarter of the groups' rate is membership too.
    private static double Bits(List<double> marks, double said, Lexicon lexicon) => s_shares.Max(share => Bits(marks, said, share, lexicon));

    // Marked points at a rate against the same at another (Poisson): each prompt by what its phrase tells, and all prompts by how seldom they hold one.
    private static double Bits(List<double> marks, double said, double share, Lexicon lexicon) =>
        marks.Sum(mark => Math.Log2(1 + (share * (Math.Pow(2, mark) - 1)))) - (said * share * (lexicon.Within - lexicon.Without) / Math.Log(2));

    private List<int> Known(IReadOnlyCollection<int> members) => [.. members.Where(m => _speech.Said(m) > 0).Order()];

    private Lexicon LexiconFor(List<int> known)
    {
        var groups = known.Select(_speech.GroupOf).OfType<int>().ToHashSet();
        return groups.Count > 1 ? Without(groups) : _lexicons.GetOrAdd(groups.Count == 0 ? -1 : groups.First(), _ => Without(groups));
    }

    private Lexicon Without(HashSet<int> groups)
    {
        var (units, said) = _speech.Without(groups);
        var (bits, most, limits) = (new double[units.Length], new int[units.Length], new Dictionary<int, int>());
        for (var phrase = 0; phrase < units.Length; phrase++)
        {
            most[phrase] = -1;
            if (units[phrase] == 0) continue;
            if (!limits.TryGetValue(units[phrase], out var limit)) limits[units[phrase]] = limit = MostOutside(units[phrase], said);
            (most[phrase], bits[phrase]) = (limit, Math.Log2((units[phrase] + 0.5) / Math.Max(1, said)));
        }
        var lexicon = new Lexicon(bits, most, _usedOutside, _saidOutside);
        lexicon.Measure([.. _outsiders.Select(_speech.PromptsOf)], _speech.Suspects.Where(a => !groups.Contains(_speech.GroupOf(a)!.Value)).Select(_speech.PromptsOf), said);
        return lexicon;
    }

    // How many outsiders may use a phrase at most that so many others use. −1: so few users say nothing.
    private int MostOutside(int units, double said)
    {
        var most = -1;
        while (said * (most + 1.5) / _saidOutside is var expected && units >= _fewestTimes * expected && Surprise.PoissonBits(units, expected) >= _fewestBits) most++;
        return most;
    }

    /// <summary>What each phrase tells of who uses it, for one group.</summary>
    /// <param name="bits">Of each phrase log2 of the rate at which other groups use it.</param>
    /// <param name="most">How many outsiders may use it at most.</param>
    /// <param name="usedOutside">How many do.</param>
    /// <param name="saidOutside">How much outsiders say.</param>
    private sealed class Lexicon(double[] bits, int[] most, int[] usedOutside, double saidOutside)
    {
        /// <summary>Marks of each outsider, without what it says itself.</summary>
        public IReadOnlyList<List<double>> Outside { get; private set; } = [];

        /// <summary>Share of the other groups' prompts that hold a telling phrase.</summary>
        public double Within { get; private set; }

        /// <summary>The same of outsiders.</summary>
        public double Without { get; private set; }

        public void Measure(List<int[][]> outsiders, IEnumerable<int[][]> others, double said)
        {
            Outside = [.. outsiders.Select(o => MarksOf(o, own: 1))];
            Without = (Outside.Sum(o => (double)o.Count) + 0.5) / (saidOutside + 1);
            // Where others say nothing, they say no more than outsiders do.
            Within = Math.Max((others.Sum(o => (double)MarksOf(o, own: 0).Count) + Without) / (said + 1), Without);
        }

        /// <summary>Of each prompt that holds a telling phrase, how many bits the most telling of them is.</summary>
        /// <param name="prompts">Phrases by number.</param>
        /// <param name="own">1 when who says them is counted among the outsiders, else 0.</param>
        public List<double> MarksOf(int[][] prompts, int own)
        {
            var marks = new List<double>();
            foreach (var phrases in prompts)
            {
                var mark = 0.0;
                foreach (var phrase in phrases)
                    if (usedOutside[phrase] - own is var outside && outside <= most[phrase]) mark = Math.Max(mark, bits[phrase] - Math.Log2((outside + 0.5) / saidOutside));
                if (mark > 0) marks.Add(mark);
            }
            return marks;
        }
    }
}
