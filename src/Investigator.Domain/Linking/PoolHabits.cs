using System.Runtime.InteropServices;
using Investigator.Domain.Detection;

namespace Investigator.Domain.Linking;

/// <summary>
/// What a group uses, against what everybody else uses: for each resource the log-likelihood ratio that a member uses it rather than an outsider. A pool's template that ten thousand members
/// and few others use says much, a carrier's address says nothing. Within a view evidence is capped, since its parts come together; views are independent of each other, and a view that most members show
/// and an account lacks speaks against it.
/// </summary>
internal sealed class PoolHabits
{
    private const double MostSignUpBits = 6;
    private const double MostBitsOfView = 16;
    private const double MostBitsOfTemplates = 16;
    private const double BitsOfTemplate = 2;

    // Members who send much send many of everybody's questions too, some of them twice or thrice in a group: that is no template of theirs.
    private const double SurpriseOfTemplate = 1.5;
    private const double BitsOfView = 3;
    private static readonly LinkTies[] s_telling = [LinkTies.Money, LinkTies.Machine, LinkTies.Movement];
    private static readonly LinkTies[] s_capped = [.. Enum.GetValues<LinkTies>().Except([LinkTies.None, LinkTies.Place])];

    private readonly Holdings _holdings;
    private readonly LinkOptions _options;
    private readonly Dictionary<int, int> _users = [];
    private readonly Dictionary<int, int> _senders = [];
    private readonly Dictionary<long, int> _signUps = [];
    private readonly SignUps _everybody;
    private readonly HabitRoom _room;
    private readonly IReadOnlyCollection<int> _members;
    private readonly int _size;
    private readonly long _sent;
    private readonly double _stray;
    private readonly double _strayAmongGroups;
    private readonly IReadOnlySet<int> _pooled;
    private readonly List<int> _templates;
    private readonly Lazy<Dictionary<LinkTies, double>> _shown;

    /// <param name="pooled">Accounts of any group.</param>
    /// <param name="room">Where the bits are laid out while these habits are asked; the next ones take it over.</param>
    public PoolHabits(Holdings holdings, SignUps everybody, LinkOptions options, IReadOnlyCollection<int> members, IReadOnlySet<int> pooled, HabitRoom room)
    {
        _room = room;
        var units = members.GroupBy(holdings.UnitOf).Select(unit => unit.ToList()).ToList();
        (_holdings, _everybody, _options, _members, _size, _pooled) = (holdings, everybody, options, [.. units.Select(unit => unit[0])], units.Count, pooled);
        // What the accounts of one organisation share they share by right: it counts once.
        foreach (var unit in units)
        {
            foreach (var resource in Distinct(unit, m => holdings.Of(m).Select(h => h.Resource))) CollectionsMarshal.GetValueRefOrAddDefault(_users, resource, out _)++;
            foreach (var skeleton in Distinct(unit, holdings.SentBy)) CollectionsMarshal.GetValueRefOrAddDefault(_senders, skeleton, out _)++;
            foreach (var step in Distinct(unit, m => everybody.StepOf(m) is { } at ? [at] : Array.Empty<long>())) CollectionsMarshal.GetValueRefOrAddDefault(_signUps, step, out _)++;
            _sent += unit.Sum(m => holdings.SentBy(m).Count);
        }
        _templates = [.. _senders.Where(s => IsTemplate(s.Key, s.Value, own: 0)).Select(s => s.Key)];
        LayOut();
        _shown = new(() => s_telling.ToDictionary(view => view, view => Surprise.SureShare(_members.Count(m => Shown(m, own: 1).Views[view] >= BitsOfView), _size)));
        // How many of the skeletons that outsiders send are the pool's own: what anybody meets by chance.
        var outsiders = _templates.SelectMany(s => holdings.Resources[s].Senders).Where(a => !Has(members, a)).CountBy(a => a).ToList();
        // Members that are not found yet would make their own templates look common. So those who send most of them are left out of the count, as many as there are members at most.
        var alike = outsiders.Where(o => o.Value > options.FewestCasualSkeletons).OrderByDescending(o => o.Value).ThenBy(o => o.Key).Take(_size).ToList();
        _stray = Rate(alike);
        // Of other groups' members they are not left out: a recipe that two pools follow is not one pool's own.
        _strayAmongGroups = Rate([.. alike.Where(o => !pooled.Contains(o.Key))]);

        double Rate(List<KeyValuePair<int, int>> leftOut) =>
            (outsiders.Sum(o => (long)o.Value) - leftOut.Sum(o => (long)o.Value) + 1.0) / (holdings.Sent - _sent - leftOut.Sum(o => (long)holdings.SentBy(o.Key).Count) + 1.0);
    }

    // Each resource's bits are worked out once, not at each of the many accounts that hold it.
    private void LayOut()
    {
        _room.Clear();
        for (var own = 0; own < 2; own++)
        {
            foreach (var (index, users) in _users)
            {
                var resource = _holdings.Resources[index];
                // A pool that rotates touches thousands of addresses: one that a single member once had is anybody's.
                if (users - own < (resource.IsAddress ? 2 : 1)) continue;
                if (Bits(resource, users, own) is > 0 and var bits) _room.Used(own).Set(index, bits);
            }
            foreach (var (skeleton, senders) in _senders)
                if (IsTemplate(skeleton, senders, own)) _room.Templates(own).Set(skeleton, Bits(_holdings.Resources[skeleton], senders, own));
        }
    }

    private static bool Has(IReadOnlyCollection<int> members, int account) => members is IReadOnlySet<int> set ? set.Contains(account) : members.Contains(account);

    private static IEnumerable<T> Distinct<T>(List<int> unit, Func<int, IEnumerable<T>> of) => unit.Count == 1 ? of(unit[0]) : unit.SelectMany(of).Distinct();

    /// <summary>Accounts outside that use something of the pool which says at least two bits. O(users of what the pool uses).</summary>
    public IEnumerable<int> Candidates(HashSet<int> members) => _users
        .Where(u => u.Value >= 2 && Bits(_holdings.Resources[u.Key], u.Value, own: 0) >= 2).SelectMany(u => _holdings.Resources[u.Key].Members)
        .Concat(_templates.SelectMany(s => _holdings.Resources[s].Senders).CountBy(a => a)
            .Where(a => a.Value >= _options.FewestCasualSkeletons).Select(a => a.Key))
        .Where(a => !members.Contains(a)).Distinct();

    /// <summary>How many bits speak for the account belonging to the pool, by view. And how many bits the telling views that it lacks take off, as a number below 0. Thread-safe.</summary>
    /// <param name="own">1 when the account is counted among the members, so that it does not witness for itself; else 0.</param>
    public (ViewBits Views, int Templates, double Lacks) Of(int account, int own)
    {
        var (views, templates) = Shown(account, own);
        return (views, templates, s_telling.Where(view => views[view] < BitsOfView).Sum(view => Math.Log2(1 - _shown.Value[view])));
    }

    /// <summary>Log-odds in bits that an account drawn at random is a member.</summary>
    public double Prior => Math.Log2(Math.Max(1, _size) / (double)Math.Max(1, _holdings.Accounts.Count));

    private (ViewBits Views, int Templates) Shown(int account, int own)
    {
        var (views, places) = (new ViewBits(), (Dictionary<int, double>?)null);
        var used = _room.Used(own);
        foreach (var hold in _holdings.Of(account))
        {
            if (used[hold.Resource] is var bits && bits <= 0) continue;
            var resource = _holdings.Resources[hold.Resource];
            if (!resource.IsAddress) views[resource.Tie] += bits;
            else if ((places ??= []).GetValueOrDefault(resource.NetworkId) < bits) places[resource.NetworkId] = bits;
        }
        // Who comes from everywhere meets any pool somewhere: the more of its networks lie elsewhere, the less a meeting says.
        if (places is not null) views[places.Count >= 3 ? LinkTies.Movement : LinkTies.Place] += places.Values.Sum() * places.Count / _holdings.NetworksOf(account);
        var burst = SignUpBits(account, own);
        views[LinkTies.Place] = Math.Min(views[LinkTies.Place] + burst, _options.MostPlaceBits + (places is not null && burst > 0 ? MostSignUpBits / 2 : 0));
        foreach (var view in s_capped) views[view] = Math.Min(views[view], MostBitsOfView);
        var (templates, work) = Templates(account, own);
        if (work > views[LinkTies.Work]) views[LinkTies.Work] = Math.Min(work, MostBitsOfTemplates);
        return (views, templates);
    }

    /// <summary>How many templates of the pool's own the account sends, be it once each, and how many bits they are: their number against what as many different questions of anybody hold. One question is coincidence, several are not.</summary>
    /// <param name="own">As above.</param>
    public (int Templates, double Bits) Templates(int account, int own)
    {
        var (templates, bits, known) = (0, 0.0, _room.Templates(own));
        foreach (var skeleton in _holdings.SentBy(account))
        {
            if (known[skeleton] is var of && of <= 0) continue;
            templates++;
            bits += of;
        }
        return templates < _options.FewestCasualSkeletons ? (templates, 0) : (templates, Math.Min(bits, Surprise.PoissonBits(templates, _holdings.SentBy(account).Count * (own == 0 && _pooled.Contains(account) ? _strayAmongGroups : _stray))));
    }

    private bool IsTemplate(int skeleton, int senders, int own)
    {
        if (senders - own < 2 || Bits(_holdings.Resources[skeleton], senders, own) < BitsOfTemplate) return false;
        var outside = Math.Max(0, _holdings.Resources[skeleton].Senders.Length - senders) + 0.5;
        return Surprise.PoissonBits(senders - own, outside * _sent / Math.Max(1, _holdings.Sent - _sent)) >= SurpriseOfTemplate;
    }

    private double Bits(SharedResource resource, int users, int own)
    {
        var inside = (users - own + 0.5) / (_size - own + 1.0);
        // Users below the resource's threshold were counted but not handed out: they stand with the outsiders.
        var outside = (Math.Max(0, resource.Users - users) + 0.5) / (_holdings.Accounts.Count - _size + 1.0);
        return Math.Log2(inside / outside);
    }

    private double SignUpBits(int account, int own)
    {
        if (_everybody.StepOf(account) is not { } step || !_signUps.TryGetValue(step, out var members) || members - own < 2) return 0;
        var inside = (members - own + 0.5) / (_size - own + 4.0);
        var outside = (_everybody.Of(step) - members + 1.0) / (_everybody.Known - _size + 4.0);
        return Math.Clamp(Math.Log2(inside / outside), 0, MostSignUpBits);
    }
}
