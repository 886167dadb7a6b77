using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>What suspected groups say: the phrases that several of their accounts use, numbered, and who uses which. What nobody among them repeats is not kept. Thread-safe once made.</summary>
internal sealed class GroupSpeech
{
    // Among thousands of phrases two accounts share some by chance whatever they do; three hardly any.
    private const int FewestUsers = 3;
    private const double Recombined = 0.75;

    private readonly Worded _worded;
    private readonly Dictionary<int, int> _groupOf = [];
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<List<Use>> _uses = [];
    private readonly Dictionary<int, int[][]> _prompts = [];
    private readonly int[] _units;
    private readonly double[] _saidBy;

    /// <param name="worded">Who says what.</param>
    /// <param name="holdings">The accounts.</param>
    /// <param name="groups">The suspected groups; of an account in several the first counts.</param>
    /// <param name="outsiders">Accounts to compare with: of what they say only what groups say is kept.</param>
    public GroupSpeech(Worded worded, Holdings holdings, IReadOnlyList<IReadOnlyCollection<int>> groups, IReadOnlyCollection<int> outsiders)
    {
        _worded = worded;
        foreach (var (number, group) in groups.Index())
            foreach (var member in group) _groupOf.TryAdd(member, number);
        Suspects = [.. _groupOf.Keys.Where(a => Said(a) > 0).Order()];
        _saidBy = new double[groups.Count];
        foreach (var suspect in Suspects) _saidBy[_groupOf[suspect]] += Said(suspect);
        foreach (var phrase in Suspects.SelectMany(a => worded.Of(a).SelectMany(prompt => prompt.Phrases).Distinct()).CountBy(p => p).Where(p => p.Value >= FewestUsers).Select(p => p.Key).Order())
        {
            _numbers[phrase] = _uses.Count;
            _uses.Add([]);
        }
        foreach (var suspect in Suspects)
            foreach (var (skeleton, phrases) in worded.Of(suspect))
                foreach (var phrase in phrases)
                    if (_numbers.TryGetValue(phrase, out var number)) _uses[number].Add(new(_groupOf[suspect], holdings.UnitOf(suspect), skeleton));
        _units = [.. _uses.Select(Units)];
        foreach (var account in Suspects.Concat(outsiders))
            _prompts[account] = [.. worded.Of(account).Select(prompt => prompt.Phrases.Where(_numbers.ContainsKey).Select(p => _numbers[p]).ToArray()).Where(phrases => phrases.Length > 0)];
    }

    /// <summary>Accounts of the groups of which wordings are known, in order.</summary>
    public IReadOnlyList<int> Suspects { get; }

    /// <summary>How many phrases there are.</summary>
    public int Phrases => _uses.Count;

    /// <summary>The group of an account; <c>null</c>: none.</summary>
    public int? GroupOf(int account) => _groupOf.TryGetValue(account, out var group) ? group : null;

    /// <summary>How many wordings of an account are known.</summary>
    public int Said(int account) => _worded.Of(account).Count;

    /// <summary>An account's prompts that hold any of the phrases, by their numbers.</summary>
    public int[][] PromptsOf(int account) => _prompts.GetValueOrDefault(account, []);

    /// <summary>How many accounts and organisations of other groups use each phrase, each in a template of its own (0: most send it in the same one, which is one coincidence), and how much these say in all.</summary>
    public (int[] Units, double Said) Without(IReadOnlySet<int> groups)
    {
        if (groups.Count == 0) return (_units, _saidBy.Sum());
        var units = (int[])_units.Clone();
        foreach (var phrase in Suspects.Where(a => groups.Contains(_groupOf[a])).SelectMany(a => _prompts[a].SelectMany(p => p)).ToHashSet())
            units[phrase] = Units([.. _uses[phrase].Where(u => !groups.Contains(u.Group))]);
        return (units, _saidBy.Sum() - groups.Sum(g => _saidBy[g]));
    }

    private static int Units(List<Use> uses)
    {
        var (units, skeletons) = (uses.Select(u => u.Unit).Distinct().Count(), uses.Select(u => u.Skeleton).Distinct().Count());
        return units >= FewestUsers && skeletons >= Recombined * units ? units : 0;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Use(int Group, int Unit, ulong Skeleton);
}
