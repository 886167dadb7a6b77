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

    // What a thing of the pool's says at least before whoever else uses it is looked at.
    private const double BitsOfStrong = 2;

    // Networks of one key in a day up to which nobody comes from everywhere, whatever the members do.
    private const int FewNetworks = 8;

    // Sums in another order differ in their last digits.
    private const double Rounding = 1e-9;
    private static readonly LinkTies[] s_telling = [LinkTies.Money, LinkTies.Machine, LinkTies.Movement];
    private static readonly LinkTies[] s_capped = [.. Enum.GetValues<LinkTies>().Except([LinkTies.None, LinkTies.Place])];

    private readonly Holdings _holdings;
    private readonly LinkOptions _options;
    private readonly Dictionary<long, int> _signUps = [];
    private readonly SignUps _everybody;
    private readonly HabitRoom _room;
    private readonly List<int> _members;
    private readonly int _size;
    private readonly long _sent;
    private readonly double _stray;
    private readonly double _strayAmongGroups;
    private readonly IReadOnlySet<int> _pooled;
    private readonly List<int> _templates;
    private readonly List<int> _askers;
    private readonly Lazy<ViewBits> _shown;
    private readonly double _mostNetworks;

    /// <param name="pooled">Accounts of any group.</param>
    /// <param name="room">Where the bits are laid out while these habits are asked; the next ones take it over.</param>
    public PoolHabits(Holdings holdings, SignUps everybody, LinkOptions options, IReadOnlyCollection<int> members, IReadOnlySet<int> pooled, HabitRoom room)
    {
        (_holdings, _everybody, _options, _pooled, _room, _members) = (holdings, everybody, options, pooled, room, []);
        room.Clear();
        _mostNetworks = MostNetworks(holdings, members);
        foreach (var unit in members.GroupBy(holdings.UnitOf))
        {
            _size++;
            _sent += Count([.. unit]);
        }
        LayOut();
        _templates = [.. Templates()];
        _shown = new(Shares);
        // How many of the skeletons that outsiders send are the pool's own: what anybody meets by chance.
        var outsiders = _templates.SelectMany(s => holdings.Resources[s].Senders).Where(a => !Has(members, a)).CountBy(a => a).ToList();
        // Members that are not found yet would make their own templates look common. So those who send most of them are left out of the count, as many as there are members at most.
        var alike = outsiders.Where(o => o.Value > options.FewestCasualSkeletons).OrderByDescending(o => o.Value).ThenBy(o => o.Key).Take(_size).ToList();
        _stray = Rate(alike);
        // Of other groups' members they are not left out: a recipe that two pools follow is not one pool's own.
        _strayAmongGroups = Rate([.. alike.Where(o => !pooled.Contains(o.Key))]);
        _askers = [.. outsiders.Where(o => o.Value >= options.FewestCasualSkeletons).Select(o => o.Key)];

        double Rate(List<KeyValuePair<int, int>> leftOut) =>
            (outsiders.Sum(o => (long)o.Value) - leftOut.Sum(o => (long)o.Value) + 1.0) / (holdings.Sent - _sent - leftOut.Sum(o => (long)holdings.SentBy(o.Key).Count) + 1.0);
    }

    /// <summary>
    /// Networks of one key in a day above which an account comes from everywhere beside the members: more than twice as many as their middle one. A key that an app ships to its users, or one that was stolen and sold, meets
    /// any pool on its exits; who moves together with the members moves about as much as they do.
    /// </summary>
    public static double MostNetworks(Holdings holdings, IReadOnlyCollection<int> members)
    {
        var networks = members.Select(m => holdings.Accounts[m].NetworksPerKey).Order().ToArray();
        return Math.Max(FewNetworks, networks.Length == 0 ? 0 : 2 * networks[networks.Length / 2]);
    }

    private bool ComesFromEverywhere(int account) => _holdings.Accounts[account].NetworksPerKey > _mostNetworks;

    /// <summary>Outsiders who send several of the pool's templates and are in no group: what is said of the others changes when one of these joins any group.</summary>
    public IEnumerable<int> Watched => _askers.Where(a => !_pooled.Contains(a));

    // What the accounts of one organisation share they share by right: it counts once.
    private long Count(List<int> unit)
    {
        var sent = 0L;
        _members.Add(unit[0]);
        foreach (var member in unit)
        {
            foreach (ref readonly var hold in _holdings.Of(member).AsSpan())
            {
                ref var habit = ref _room.Touch(hold.Resource);
                if (habit.LastUser == _size) continue;
                habit.LastUser = _size;
                habit.Users++;
            }
            foreach (var skeleton in _holdings.SentBy(member).AsSpan())
            {
                ref var habit = ref _room.Touch(skeleton);
                if (habit.LastSender == _size) continue;
                habit.LastSender = _size;
                habit.Senders++;
            }
            sent += _holdings.SentBy(member).Count;
        }
        foreach (var step in unit.Select(_everybody.StepOf).OfType<long>().Distinct()) CollectionsMarshal.GetValueRefOrAddDefault(_signUps, step, out _)++;
        return sent;
    }

    // Each resource's bits are worked out once, not at each of the many accounts that hold it.
    private void LayOut()
    {
        foreach (ref var habit in _room.Touched)
        {
            var resource = _holdings.Resources[habit.Resource];
            habit.Used = UsedBits(resource, habit.Users, own: 0);
            if (habit.Senders < 2) continue;
            habit.Template = TemplateBits(resource, habit.Senders, own: 0);
            habit.TemplateByOwn = TemplateBits(resource, habit.Senders, own: 1);
        }
    }

    // What the members themselves show is asked only where somebody may join.
    private ViewBits Shares()
    {
        foreach (ref var habit in _room.Touched) habit.UsedByOwn = UsedBits(_holdings.Resources[habit.Resource], habit.Users, own: 1);
        var (showing, shares) = (new ViewBits(), new ViewBits());
        foreach (var member in _members)
        {
            var (views, _) = Shown(member, own: 1);
            foreach (var view in s_telling)
                if (views[view] >= BitsOfView) showing[view]++;
        }
        foreach (var view in s_telling) shares[view] = Surprise.SureShare((long)showing[view], _size);
        return shares;
    }

    private List<int> Templates()
    {
        var templates = new List<int>();
        foreach (ref readonly var habit in _room.Touched)
            if (habit.Template > 0) templates.Add(habit.Resource);
        return templates;
    }

    private static bool Has(IReadOnlyCollection<int> members, int account) => members is IReadOnlySet<int> set ? set.Contains(account) : members.Contains(account);

    /// <summary>
    /// Accounts outside that may belong to the pool: they use something of it that says at least two bits, and their addresses at the very best could make up what is missing. Whoever has nothing but an address in common
    /// with it is not even looked at: addresses are one view, and two are needed. In order. O(users of the cards, devices, templates and sign-up hours of the pool).
    /// </summary>
    /// <param name="members">The pool.</param>
    /// <param name="barred">Accounts that belong to no pool.</param>
    /// <param name="needs">What speaks for a member.</param>
    public int[] Candidates(HashSet<int> members, IReadOnlySet<int> barred, ClusterOptions needs)
    {
        var found = _askers.ToHashSet();
        // What two views of place need in all, half of it comes from one of the two; and movement beside place needs that much.
        var byPlace = MostBitsOfView + _options.MostPlaceBits + (MostSignUpBits / 2) + Prior >= needs.FewestBitsToJoin;
        foreach (ref readonly var habit in _room.Touched)
        {
            var resource = _holdings.Resources[habit.Resource];
            if (habit.Used <= 0 || resource.IsAddress) continue;
            if (resource.Tie is not LinkTies.Place || (byPlace && habit.Used >= needs.FewestBitsOfView / 2)) found.UnionWith(resource.Members);
        }
        if (byPlace)
            foreach (var step in _signUps.Keys)
                if (SignUpBits(step, own: 0) > 0) found.UnionWith(_everybody.In(step));
        var candidates = found.Where(a => !members.Contains(a) && !barred.Contains(a) && MayJoin(a, needs)).ToArray();
        Array.Sort(candidates);
        return candidates;
    }

    // Everything but addresses is looked at, which is little; of addresses the most that they can say is taken.
    private bool MayJoin(int account, ClusterOptions needs)
    {
        var (views, strong) = (new ViewBits(), false);
        foreach (ref readonly var hold in _holdings.BesideAddresses(account))
        {
            ref readonly var habit = ref _room[hold.Resource];
            if (habit.Used <= 0) continue;
            views[_holdings.Resources[hold.Resource].Tie] += habit.Used;
            strong |= IsStrong(habit);
        }
        var (templates, work) = Templates(account, own: 0);
        var place = views[LinkTies.Place] + SignUpBits(account, own: 0);
        views[LinkTies.Place] = 0;
        var byTemplates = templates >= needs.FewestTemplatesToJoin;
        if (views.AtLeast(needs.FewestBitsOfView) is LinkTies.None && work < needs.FewestBitsOfView && place < needs.FewestBitsOfView && !byTemplates) return false;
        var most = Math.Min(views[LinkTies.Money], MostBitsOfView) + Math.Min(views[LinkTies.Machine], MostBitsOfView) + Math.Min(Math.Max(views[LinkTies.Work], work), Math.Max(MostBitsOfView, MostBitsOfTemplates))
            + (_holdings.NetworksOf(account) >= 3 && !ComesFromEverywhere(account) ? MostBitsOfView : 0) + _options.MostPlaceBits + (MostSignUpBits / 2);
        if (Prior + most < needs.FewestBitsToJoin - Rounding) return false;
        return strong || templates >= _options.FewestCasualSkeletons || HasStrongAddress(account);
    }

    private bool HasStrongAddress(int account)
    {
        foreach (ref readonly var hold in _holdings.Addresses(account))
            if (IsStrong(_room[hold.Resource])) return true;
        return false;
    }

    private static bool IsStrong(in Habit habit) => habit.Users >= 2 && habit.Used >= BitsOfStrong;

    /// <summary>How many bits speak for the account belonging to the pool, by view. And how many bits the telling views that it lacks take off, as a number below 0. Thread-safe.</summary>
    /// <param name="own">1 when the account is counted among the members, so that it does not witness for itself; else 0.</param>
    public (ViewBits Views, int Templates, double Lacks) Of(int account, int own)
    {
        var share = _shown.Value;
        var (views, templates) = Shown(account, own);
        var lacks = 0.0;
        foreach (var view in s_telling)
            if (views[view] < BitsOfView) lacks += Math.Log2(1 - share[view]);
        return (views, templates, lacks);
    }

    /// <summary>Log-odds in bits that an account drawn at random is a member.</summary>
    public double Prior => Math.Log2(Math.Max(1, _size) / (double)Math.Max(1, _holdings.Accounts.Count));

    private (ViewBits Views, int Templates) Shown(int account, int own)
    {
        var (views, places) = (new ViewBits(), (Dictionary<int, double>?)null);
        foreach (ref readonly var hold in ComesFromEverywhere(account) ? _holdings.BesideAddresses(account) : _holdings.Of(account))
        {
            ref readonly var habit = ref _room[hold.Resource];
            var bits = own == 0 ? habit.Used : habit.UsedByOwn;
            if (bits <= 0) continue;
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
        var (templates, bits) = (0, 0.0);
        foreach (var skeleton in _holdings.SentBy(account).AsSpan())
        {
            ref readonly var habit = ref _room[skeleton];
            var of = own == 0 ? habit.Template : habit.TemplateByOwn;
            if (of <= 0) continue;
            templates++;
            bits += of;
        }
        return templates < _options.FewestCasualSkeletons ? (templates, 0) : (templates, Math.Min(bits, Surprise.PoissonBits(templates, _holdings.SentBy(account).Count * (own == 0 && _pooled.Contains(account) ? _strayAmongGroups : _stray))));
    }

    // A pool that rotates touches thousands of addresses: one that a single member once had is anybody's.
    private double UsedBits(SharedResource resource, int users, int own) => users - own < (resource.IsAddress ? 2 : 1) ? 0 : Bits(resource, users, own);

    // 0: it is no template of the pool's own.
    private double TemplateBits(SharedResource skeleton, int senders, int own)
    {
        if (senders - own < 2 || Bits(skeleton, senders, own) is var bits && bits < BitsOfTemplate) return 0;
        var outside = Math.Max(0, skeleton.Senders.Length - senders) + 0.5;
        return Surprise.PoissonBits(senders - own, outside * _sent / Math.Max(1, _holdings.Sent - _sent)) >= SurpriseOfTemplate ? bits : 0;
    }

    private double Bits(SharedResource resource, int users, int own)
    {
        var inside = (users - own + 0.5) / (_size - own + 1.0);
        // Users below the resource's threshold were counted but not handed out: they stand with the outsiders.
        var outside = (Math.Max(0, resource.Users - users) + 0.5) / (_holdings.Accounts.Count - _size + 1.0);
        return Math.Log2(inside / outside);
    }

    private double SignUpBits(int account, int own) => _everybody.StepOf(account) is { } step ? SignUpBits(step, own) : 0;

    private double SignUpBits(long step, int own)
    {
        if (!_signUps.TryGetValue(step, out var members) || members - own < 2) return 0;
        var inside = (members - own + 0.5) / (_size - own + 4.0);
        var outside = (_everybody.Of(step) - members + 1.0) / (_everybody.Known - _size + 4.0);
        return Math.Clamp(Math.Log2(inside / outside), 0, MostSignUpBits);
    }
}
