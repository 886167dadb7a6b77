using System.Runtime.InteropServices;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// Suspected pools among accounts that nothing ties but that their work begins and ends together (<see cref="Cohorts"/>): link by what is weak, then put the test to the group as a whole. People who are gathered in one
/// place begin and end together as well; so who shares a place with several of the others is left out.
/// </summary>
internal sealed class CohortPools(LinkMap map, LinkOptions options)
{
    private const int FewestGathered = 4;
    private const int MostNetworksOfAPlace = 2;
    private const int Rounds = 4;

    // Within which the middle half of an event's people sign up.
    private static readonly TimeSpan s_mostOfAnEvent = TimeSpan.FromDays(21);

    private readonly Holdings _holdings = map.Holdings;
    private readonly Dictionary<int, double> _together = [];
    private readonly HashSet<int> _alike = [];
    private readonly Dictionary<int, int> _ofUnit = map.Slots.Keys.CountBy(map.Holdings.UnitOf).ToDictionary();

    /// <summary>How surely each account of a found group belongs to it and does not only happen to begin and end with the others, 0 to 1.</summary>
    public IReadOnlyDictionary<int, double> Together => _together;

    /// <summary>All accounts that begin and end with others, strangers too: they are no measure of what outsiders do.</summary>
    public IReadOnlySet<int> Alike => _alike;

    /// <summary>Adds groups of accounts that belong nowhere yet, and marks those of known groups.</summary>
    /// <param name="groups">What is known by other ties.</param>
    /// <param name="barred">Accounts that belong to no pool.</param>
    /// <param name="ct">Stops between groups.</param>
    public void Add(List<HashSet<int>> groups, IReadOnlySet<int> barred, CancellationToken ct)
    {
        var known = groups.Index().SelectMany(g => g.Item.Select(m => (m, g.Index))).ToDictionary(p => p.m, p => p.Index);
        var cohorts = new Cohorts(options).Find(map.Slots.Where(s => !barred.Contains(s.Key)).ToDictionary(s => s.Key, s => s.Value), map.SlotsPerDay, ct);
        _alike.UnionWith(cohorts.SelectMany(c => c.Members));
        var wordings = new OwnWordings(_holdings, _alike.Concat(known.Keys).ToHashSet());
        var phrases = map.Worded is { } worded ? new OwnPhrases(worded, _holdings, _alike.Concat(known.Keys).ToHashSet()) : null;
        var leftOut = Gathered(_alike);
        leftOut.UnionWith(known.Keys);
        var suspects = cohorts.Select(c => Suspects(c, leftOut)).ToList();
        var groupsOf = suspects.SelectMany(s => s).ToList();
        var common = map.Worded is { } said ? CommonPhrases.Learn(said, _holdings, [.. groupsOf.Select(s => s.Members)], _alike.Concat(known.Keys).ToHashSet(), ct) : null;
        foreach (var (cohort, found) in cohorts.Zip(suspects))
        {
            ct.ThrowIfCancellationRequested();
            // Half of a known group that begins and ends together is its own doing; a few of its members in a cohort of others are not.
            foreach (var group in cohort.Members.Where(known.ContainsKey).GroupBy(m => known[m]).Where(g => 2 * g.Count() >= groups[g.Key].Count))
                foreach (var member in group) _together[member] = 0;
            foreach (var (members, odds) in found)
                if (Sure(members, odds, wordings, phrases, common) is { } sure) groups.Add(sure);
        }
    }

    // An organisation works with the others when most of its accounts do: one of several that happens to begin and end with them is no sign of it.
    private List<(HashSet<int> Members, IReadOnlyDictionary<int, double> Odds)> Suspects(Cohort cohort, HashSet<int> leftOut)
    {
        var ofUnit = cohort.Members.Where(m => !leftOut.Contains(m)).CountBy(_holdings.UnitOf).ToDictionary();
        return [.. cohort.Odds(m => !leftOut.Contains(m) && 2 * ofUnit[_holdings.UnitOf(m)] > _ofUnit[_holdings.UnitOf(m)], options.FewestOfCohort).Select(odds => (odds.Keys.ToHashSet(), odds))];
    }

    // Some have only happened to begin and end with the others: who sends much and nothing that the others send goes.
    private HashSet<int>? Sure(HashSet<int> members, IReadOnlyDictionary<int, double> odds, OwnWordings wordings, OwnPhrases? phrases, CommonPhrases? common)
    {
        var bits = new Dictionary<int, double>();
        for (var round = 0; round < Rounds && _holdings.Units(members) >= options.FewestOfCohort; round++)
        {
            var (own, others) = (phrases?.BitsOf(members), common?.BitsOf(members));
            bits = wordings.BitsOf(members).ToDictionary(m => m.Key, m => odds[m.Key] + Telling(
                [m.Value, .. own is not null && own.TryGetValue(m.Key, out var byOwn) ? [byOwn] : (double[])[], .. others is not null && others.TryGetValue(m.Key, out var byOthers) ? [byOthers] : (double[])[]]));
            if (members.RemoveWhere(m => bits[m] < options.FewestBitsInCohort) == 0) break;
        }
        if (_holdings.Units(members) < options.FewestOfCohort) return null;
        foreach (var member in members) _together[member] = Math.Clamp(1 - Math.Pow(2, -bits[member]), 0, 1);
        return members;
    }

    // Templates and phrases are looks at the same words: the one that speaks for a member counts, and where none does the one that speaks against it most.
    private static double Telling(ReadOnlySpan<double> looks)
    {
        var (most, least) = (double.MinValue, double.MaxValue);
        foreach (var bits in looks) (most, least) = (Math.Max(most, bits), Math.Min(least, bits));
        return most > 0 ? most : least;
    }

    // An address, a domain or a code that several share who begin and end with others, and hardly anybody else uses. Who comes from many networks is in no one place.
    private HashSet<int> Gathered(HashSet<int> members)
    {
        var users = new Dictionary<int, List<int>>();
        foreach (var member in members)
            foreach (var hold in _holdings.Of(member))
                if (IsPlace(member, hold.Resource)) (CollectionsMarshal.GetValueRefOrAddDefault(users, hold.Resource, out _) ??= []).Add(member);
        var places = users.Where(u => u.Value.Count >= FewestGathered && 2 * u.Value.Count >= _holdings.Resources[u.Key].Users && CameTogether(u.Key, u.Value)).Select(u => u.Key).ToHashSet();
        return [.. members.Where(m => _holdings.Of(m).Any(h => places.Contains(h.Resource) && IsPlace(m, h.Resource)))];
    }

    // An event gathers people who sign up for it. Who came by one code over months (a programme, an advertisement) was not set to work by it on one day.
    private bool CameTogether(int resource, List<int> users)
    {
        if (_holdings.Resources[resource].Resource.Kind is not ResourceKind.Referrer) return true;
        var at = users.Select(u => _holdings.Accounts[u].Record.CreatedAt).OfType<DateTimeOffset>().Order().ToList();
        return 2 * at.Count < users.Count || at[3 * (at.Count - 1) / 4] - at[at.Count / 4] <= s_mostOfAnEvent;
    }

    private bool IsPlace(int account, int resource) =>
        _holdings.Resources[resource].Tie is LinkTies.Place && (!_holdings.Resources[resource].IsAddress || _holdings.NetworksOf(account) <= MostNetworksOfAPlace);
}
