using System.Runtime.InteropServices;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// What a group uses, against what everybody else uses: for each resource the log-likelihood ratio that a member uses it rather than an outsider. A pool's template that ten thousand members
/// and few others use says much, a carrier's address says nothing. Within a view evidence is capped, since its parts come together; views are independent of each other.
/// </summary>
internal sealed class PoolHabits
{
    /// <summary>Sign-ups are counted in steps of this length.</summary>
    private static readonly TimeSpan SignUpStep = TimeSpan.FromHours(6);

    private const double MostSignUpBits = 6;
    private const double MostBitsOfView = 16;

    private readonly Holdings _holdings;
    private readonly LinkOptions _options;
    private readonly Dictionary<int, int> _users = [];
    private readonly Dictionary<long, int> _signUps = [];
    private readonly SignUps _everybody;
    private readonly int _size;

    public PoolHabits(Holdings holdings, SignUps everybody, LinkOptions options, IReadOnlyCollection<int> members)
    {
        (_holdings, _everybody, _options, _size) = (holdings, everybody, options, members.Count);
        foreach (var member in members)
        {
            foreach (var hold in holdings.Of(member)) CollectionsMarshal.GetValueRefOrAddDefault(_users, hold.Resource, out _)++;
            if (SignUps.StepOf(holdings, member, SignUpStep) is { } step) CollectionsMarshal.GetValueRefOrAddDefault(_signUps, step, out _)++;
        }
    }

    /// <summary>Accounts outside that use something of the pool which says at least two bits. O(users of what the pool uses).</summary>
    public IEnumerable<int> Candidates(HashSet<int> members) => _users
        .Where(u => u.Value >= 2 && Bits(_holdings.Resources[u.Key], u.Value, own: 0) >= 2)
        .SelectMany(u => _holdings.Resources[u.Key].Members).Where(a => !members.Contains(a)).Distinct();

    /// <summary>How many bits speak for the account belonging to the pool, by view; a view that says nothing is left out.</summary>
    /// <param name="own">1 when the account is counted among the members, so that it does not witness for itself; else 0.</param>
    public Dictionary<LinkTies, double> Of(int account, int own)
    {
        var (views, places, networks) = (new Dictionary<LinkTies, double>(), new Dictionary<string, double>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var hold in _holdings.Of(account))
        {
            var resource = _holdings.Resources[hold.Resource];
            if (resource.Resource.Kind is ResourceKind.IpAddress or ResourceKind.NetworkPrefix) networks.Add(resource.Network ?? "");
            if (!_users.TryGetValue(hold.Resource, out var users) || users - own < 1) continue;
            // A pool that rotates touches thousands of addresses: one that a single member once had is anybody's.
            if (resource.Resource.Kind is ResourceKind.IpAddress or ResourceKind.NetworkPrefix && users - own < 2) continue;
            var bits = Bits(resource, users, own);
            if (bits <= 0) continue;
            if (resource.Resource.Kind is not (ResourceKind.IpAddress or ResourceKind.NetworkPrefix)) CollectionsMarshal.GetValueRefOrAddDefault(views, resource.Tie, out _) += bits;
            else if (resource.Network is var network && places.GetValueOrDefault(network ?? "") < bits) places[network ?? ""] = bits;
        }
        // Who comes from everywhere meets any pool somewhere: the more of its networks lie elsewhere, the less a meeting says.
        if (places.Count > 0) CollectionsMarshal.GetValueRefOrAddDefault(views, places.Count >= 3 ? LinkTies.Movement : LinkTies.Place, out _) += places.Values.Sum() * places.Count / networks.Count;
        if (SignUpBits(account, own) is > 0 and var burst) CollectionsMarshal.GetValueRefOrAddDefault(views, LinkTies.Place, out _) += burst;
        foreach (var view in views.Keys) views[view] = Math.Min(views[view], view is LinkTies.Place ? _options.MostPlaceBits + (places.Count > 0 && SignUpBits(account, own) > 0 ? MostSignUpBits / 2 : 0) : MostBitsOfView);
        return views;
    }

    /// <summary>Log-odds in bits that an account drawn at random is a member.</summary>
    public double Prior => Math.Log2(Math.Max(1, _size) / (double)Math.Max(1, _holdings.Accounts.Count));

    private double Bits(SharedResource resource, int users, int own)
    {
        var inside = (users - own + 0.5) / (_size - own + 1.0);
        // Users below the resource's threshold were counted but not handed out: they stand with the outsiders.
        var outside = (Math.Max(0, resource.Users - users) + 0.5) / (_holdings.Accounts.Count - _size + 1.0);
        return Math.Log2(inside / outside);
    }

    private double SignUpBits(int account, int own)
    {
        if (SignUps.StepOf(_holdings, account, SignUpStep) is not { } step || !_signUps.TryGetValue(step, out var members) || members - own < 2) return 0;
        var inside = (members - own + 0.5) / (_size - own + 4.0);
        var outside = (_everybody.Of(step) - members + 1.0) / (_everybody.Known - _size + 4.0);
        return Math.Clamp(Math.Log2(inside / outside), 0, MostSignUpBits);
    }
}

/// <summary>How many accounts signed up in each step of time.</summary>
internal sealed class SignUps
{
    private readonly Dictionary<long, int> _counts = [];

    public SignUps(Holdings holdings)
    {
        for (var account = 0; account < holdings.Accounts.Count; account++)
            if (StepOf(holdings, account, TimeSpan.FromHours(6)) is { } step)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, step, out _)++;
                Known++;
            }
    }

    /// <summary>Accounts whose sign-up is known.</summary>
    public int Known { get; }

    public int Of(long step) => _counts.GetValueOrDefault(step);

    public static long? StepOf(Holdings holdings, int account, TimeSpan length) => holdings.Accounts[account].Record.CreatedAt is { } at ? at.UtcTicks / length.Ticks : null;
}
