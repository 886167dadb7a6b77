using System.Runtime.InteropServices;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Who holds which resources, as numbers: accounts are indices into <see cref="Accounts"/>, resources into <see cref="Resources"/>.</summary>
internal sealed class Holdings
{
    private readonly Dictionary<AccountId, int> _indexOf;
    private readonly List<SharedResource> _resources = [];
    private readonly ulong[] _order;
    private const double OwnContents = 0.7;

    private readonly List<ulong> _times = [];   // of the members of each resource, one resource after the other, until the rows are laid
    private readonly int[] _addresses;
    private readonly int[] _networks;
    private Rows<Hold>? _of;
    private Rows<int>? _sent;
    private readonly int[] _unit;
    private readonly Dictionary<string, int> _networkIds = new(StringComparer.Ordinal);
    private readonly LinkOptions _options;

    public Holdings(IReadOnlyList<AccountProfile> accounts, LinkOptions options)
    {
        (Accounts, _options) = (accounts, options);
        _indexOf = accounts.Select((p, i) => (p.AccountId, i)).ToDictionary(p => p.AccountId, p => p.i);
        (_addresses, _networks) = (new int[accounts.Count], new int[accounts.Count]);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        _unit = [.. accounts.Select((p, i) => p.Record.OrganizationId is not { } organisation || first.TryAdd(organisation, i) ? i : first[organisation])];
        _order = [.. accounts.Select(p => Scramble(p.AccountId.Value))];
    }

    public IReadOnlyList<AccountProfile> Accounts { get; }

    public List<SharedResource> Resources => _resources;

    /// <summary>An account's resources by index, addresses first.</summary>
    public ArraySegment<Hold> Of(int account) => Laid[account];

    /// <summary>Its addresses and prefixes.</summary>
    public ReadOnlySpan<Hold> Addresses(int account) => Laid.Span(account)[.._addresses[account]];

    /// <summary>What it holds but addresses: few things, where addresses may be hundreds.</summary>
    public ReadOnlySpan<Hold> BesideAddresses(int account) => Laid.Span(account)[_addresses[account]..];

    /// <summary>Who an account stands for: the first account of its organisation, or itself. Accounts of one organisation share by right, so together they are one witness.</summary>
    public int UnitOf(int account) => _unit[account];

    /// <summary>How many organisations and single accounts these are.</summary>
    public int Units(IEnumerable<int> accounts) => accounts.Select(UnitOf).Distinct().Count();

    /// <summary>On how many networks an account used an address that others use too.</summary>
    public int NetworksOf(int account) => _networks[account];

    public int? IndexOf(AccountId account) => _indexOf.TryGetValue(account, out var index) ? index : null;

    /// <summary>The prompt templates that an account sent at all, be it once, by index: skeletons that their users fill each with contents of its own.</summary>
    public ArraySegment<int> SentBy(int account) => (_sent ?? throw NotLaid())[account];

    /// <summary>Sum of <see cref="SentBy"/> over all accounts.</summary>
    public long Sent { get; private set; }

    private Rows<Hold> Laid => _of ?? throw NotLaid();

    /// <summary>Adds one kind of resource, addresses before anything else. O(users log users) each.</summary>
    /// <param name="shares">Those of one resource one after the other.</param>
    /// <param name="fewestRequests">Accounts with fewer requests on it are its users but no members: the same question once or twice is coincidence.</param>
    public void Add(ResourceKind kind, IReadOnlyList<ResourceShare> shares, int fewestRequests = 1)
    {
        if (_options.HalfAt(kind) is not { } halfAt) return;
        if (kind is ResourceKind.IpAddress or ResourceKind.NetworkPrefix && _resources is [.., { IsAddress: false }]) throw new InvalidOperationException("Addresses are added first: an account's are looked at by themselves.");
        for (int from = 0, to; from < shares.Count; from = to)
        {
            for (to = from + 1; to < shares.Count && shares[to].Value == shares[from].Value; to++) { }
            Add(kind, shares, from, to, halfAt, fewestRequests);
        }
    }

    private void Add(ResourceKind kind, IReadOnlyList<ResourceShare> shares, int from, int to, double halfAt, int fewestRequests)
    {
        // Each resource scrambles its members in its own way: whoever meets as neighbours on one meets others on the next, so that a large pool hangs together crosswise and not as a ring.
        var first = shares[from];
        var own = Scramble(first.Value);
        var all = new List<(int Account, ulong Times, long Requests)>(to - from);
        for (var i = from; i < to; i++)
            if (IndexOf(shares[i].Account) is { } account) all.Add((account, shares[i].Times, shares[i].Requests));
        if (all.Count < 2) return;
        var members = all.Where(m => m.Requests >= fewestRequests).OrderBy(m => Mix(_order[m.Account] ^ own)).ThenBy(m => m.Account).ToArray();
        var users = Math.Max(all.Count, first.Users);
        var resource = new SharedResource(_resources.Count, new(kind, first.Value), users, [.. members.Select(m => m.Account)], first.Network, halfAt, Accounts.Count);
        _resources.Add(resource);
        if (resource.IsAddress) resource.NetworkId = IdOf(resource.Network ?? first.Value);
        foreach (var member in members) _times.Add(member.Times);
        // The same question asked by many is no template: what an operator works through has a wording that stays and a content that changes.
        if (kind is not ResourceKind.PromptSkeleton || first.Contents < OwnContents * users) return;
        resource.Senders = [.. all.Select(m => m.Account).Order()];
        Sent += all.Count;
    }

    /// <summary>Adds what stands in account records.</summary>
    public void AddRecords(ResourceKind kind, Func<AccountRecord, string?> value) =>
        Add(kind, [.. Accounts.Where(p => !string.IsNullOrEmpty(value(p.Record))).GroupBy(p => value(p.Record)!, StringComparer.Ordinal)
            .SelectMany(same => same.Select(p => new ResourceShare(same.Key, p.AccountId, ulong.MaxValue, 1, null, 0)))]);

    /// <summary>Lays out what each account holds, once everything is added. O(holdings).</summary>
    public void Lay()
    {
        _of = Rows<Hold>.Of(Accounts.Count, hand =>
        {
            var at = 0;
            foreach (var resource in _resources)
                for (var place = 0; place < resource.Members.Length; place++) hand(resource.Members[place], new(resource.Index, place, _times[at++]));
        });
        _sent = Rows<int>.Of(Accounts.Count, hand =>
        {
            foreach (var resource in _resources)
                foreach (var sender in resource.Senders) hand(sender, resource.Index);
        });
        _times.Clear();
        _times.TrimExcess();
        var networks = new HashSet<int>();
        for (var account = 0; account < Accounts.Count; account++)
        {
            networks.Clear();
            foreach (ref readonly var hold in _of.Span(account))
            {
                if (!_resources[hold.Resource].IsAddress) break;
                _addresses[account]++;
                networks.Add(_resources[hold.Resource].NetworkId);
            }
            _networks[account] = networks.Count;
        }
    }

    private static InvalidOperationException NotLaid() => new("Nothing is laid out yet.");

    private int IdOf(string network)
    {
        if (!_networkIds.TryGetValue(network, out var id)) _networkIds[network] = id = _networkIds.Count;
        return id;
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static ulong Scramble(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in MemoryMarshal.AsBytes(text.AsSpan())) hash = (hash ^ b) * 1099511628211UL;
        return hash;
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}

/// <summary>A resource that several accounts use.</summary>
/// <param name="users">Accounts that use it at all; <paramref name="members"/> are those that use it enough to be linked.</param>
internal sealed class SharedResource(int index, Resource resource, int users, int[] members, string? network, double halfAt, int accounts)
{
    private double _cohesion;

    public int Index => index;

    public Resource Resource => resource;

    public int Users => users;

    public int[] Members => members;

    /// <summary>Of prompt templates (see <see cref="Holdings.SentBy"/>): all accounts that sent it, be it once; by index.</summary>
    public int[] Senders { get; set; } = [];

    /// <summary>For addresses and prefixes, see <see cref="ResourceShare.Network"/>.</summary>
    public string? Network => network;

    /// <summary>Equal for addresses of one network, or of one address where the network is unknown; -1 of anything else.</summary>
    public int NetworkId { get; set; } = -1;

    public bool IsAddress => resource.Kind is ResourceKind.IpAddress or ResourceKind.NetworkPrefix;

    public LinkTies Tie { get; } = resource.Kind switch
    {
        ResourceKind.Payment => LinkTies.Money,
        ResourceKind.Device => LinkTies.Machine,
        ResourceKind.PromptSkeleton => LinkTies.Work,
        _ => LinkTies.Place,
    };

    /// <summary>What the number of users alone leaves of its weight.</summary>
    public double Damping { get; } = Rarity.Damping(users, halfAt);

    /// <summary>Share of the users that surely belong together, 0 to 1; see <see cref="Linking.Cohesion"/>.</summary>
    public double Cohesion
    {
        get => _cohesion;
        set
        {
            _cohesion = value;
            Bits = Rarity.Bits(users, accounts, halfAt, value);
        }
    }

    /// <summary>What sharing it weighs; see <see cref="Rarity"/>.</summary>
    public double Bits { get; private set; } = Rarity.Bits(users, accounts, halfAt);
}

/// <summary>An account's hold on a resource.</summary>
/// <param name="Place">Its position among the resource's members.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hold(int Resource, int Place, ulong Times);
