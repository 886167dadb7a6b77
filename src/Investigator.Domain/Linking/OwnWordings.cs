using Investigator.Domain.Detection;

namespace Investigator.Domain.Linking;

/// <summary>
/// What a group words in its own way: templates that several of its members send and hardly anybody else. Where each account hides a handful of requests among hundreds, none of them has enough to be told by;
/// together they have.
/// </summary>
/// <param name="holdings">Who sends what.</param>
/// <param name="grouped">Accounts of any group: they are no outsiders.</param>
internal sealed class OwnWordings(Holdings holdings, IReadOnlySet<int> grouped)
{
    private const int Draws = 24;
    private const int Neighbours = 20;
    private const double MostBitsOfMember = 16;
    private static readonly double[] s_shares = [1, 0.5, 0.25];

    // By how many different prompts they send: who sends more shares more by chance.
    private readonly int[] _outsiders = [.. Enumerable.Range(0, holdings.Accounts.Count).Where(a => !grouped.Contains(a) && holdings.SentBy(a).Count > 0).OrderBy(a => holdings.SentBy(a).Count).ThenBy(a => a)];

    private int[] Counts => field ??= [.. _outsiders.Select(a => holdings.SentBy(a).Count)];

    private long Sent => field > 0 ? field : field = _outsiders.Sum(Prompts);

    /// <summary>The group as a whole against groups of outsiders who send as many prompts each; <c>null</c> when there are too few of them. O(draws × what members send).</summary>
    public Wordings? Of(IReadOnlyCollection<int> members)
    {
        if (_outsiders.Length < 2 * Neighbours) return null;
        var own = Own(members);
        var random = new SeededDraw((ulong)members.Count * 31 + (ulong)members.Min());
        var drawn = new int[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var group = new HashSet<int>();
            foreach (var member in members.Order())
            {
                var at = Array.BinarySearch(Counts, holdings.SentBy(member).Count);
                if (at < 0) at = ~at;
                var from = Math.Clamp(at - (Neighbours / 2), 0, _outsiders.Length - Neighbours);
                group.Add(_outsiders[from + random.Below(Neighbours)]);
            }
            drawn[draw] = Own(group).Count;
        }
        // Honest groups differ more than chance has it, since some draws hold two of one firm's or one fashion's: the highest of them counts, not their mean alone.
        var usual = Math.Max(drawn.Average(), drawn.Max() / 2.0);
        return new(own.Count, own.Values.SelectMany(s => s).Distinct().Count(), usual, Surprise.PoissonBits(own.Count, usual + 1), members.Count);
    }

    /// <summary>
    /// How many bits speak for each member by its own prompts: how many of them are the group's, against the rate at which members and outsiders send such, each counted as if it belonged. Below 0: it sends much and little
    /// of the group's.
    /// </summary>
    public IReadOnlyDictionary<int, double> BitsOf(IReadOnlySet<int> members)
    {
        var own = Own(members);
        var counted = own.Values.SelectMany(s => s).CountBy(m => m).ToDictionary();
        var (inside, sent) = ((double)own.Values.Sum(s => s.Count), members.Sum(m => (double)Prompts(m)));
        var touched = members.SelectMany(m => holdings.SentBy(m)).CountBy(s => s).Where(s => IsOwn(s.Key, s.Value + 1));
        var outside = touched.Sum(s => (double)holdings.Resources[s.Key].Senders.Count(a => !grouped.Contains(a) && !members.Contains(a)));
        var (within, without) = ((inside + 0.5) / (sent + 1), (outside + 0.5) / (Sent + 1));
        // Members differ in how much of the work they do: half or a quarter of the group's rate is membership too.
        return members.ToDictionary(m => m, m => Math.Clamp(s_shares.Max(share => BitsOf(counted.GetValueOrDefault(m), Prompts(m), Math.Max(share * within, without), without)), -MostBitsOfMember, MostBitsOfMember));

        static double BitsOf(int seen, long prompts, double within, double without) => (seen * Math.Log2(within / without)) - (prompts * (within - without) / Math.Log(2));
    }

    private bool IsOwn(int skeleton, int inside) => 2 * inside >= holdings.Resources[skeleton].Users;

    private long Prompts(int account) => Math.Max(holdings.SentBy(account).Count, holdings.Accounts[account].WithText);

    // The commonest template is left out: one task or one program explains one template.
    private Dictionary<int, List<int>> Own(IReadOnlyCollection<int> members)
    {
        var senders = new Dictionary<int, List<int>>();
        foreach (var member in members)
            foreach (var skeleton in holdings.SentBy(member))
            {
                if (!senders.TryGetValue(skeleton, out var list)) senders[skeleton] = list = [];
                list.Add(member);
            }
        return senders.Where(s => s.Value.Count >= 2 && IsOwn(s.Key, s.Value.Count) && holdings.Units(s.Value) >= 2)
            .OrderByDescending(s => s.Value.Count).ThenBy(s => s.Key).Skip(1).ToDictionary();
    }
}
