using System.Globalization;

namespace Investigator.Domain.Detection;

/// <summary>How a number is compared.</summary>
/// <param name="Floor">Least spread (in robust standard deviations, after <paramref name="Logarithmic"/>) that peers are taken to have: without it a group of equals makes the slightest difference look enormous.</param>
/// <param name="Logarithmic">Compare natural logarithms: for counts and tokens, which differ by factors.</param>
/// <param name="LowIsOdd">Small values are the odd ones.</param>
public sealed record PeerMeasureShape(double Floor, bool Logarithmic = false, bool LowIsOdd = false);

/// <summary>
/// One number of every account against its peer group: same segment, tier and age bracket. A group of fewer than <see cref="FewestPeers"/> is widened (first the age,
/// then the tier, then the segment is given up), and so is a group that as a whole stands apart from the wider one: a pool that fills its own peer group must not become the norm.
/// </summary>
public sealed class PeerMeasure
{
    /// <summary>Members below which a group says too little.</summary>
    public const int FewestPeers = 30;

    // A group stands apart when its median lies beyond all but this share of the rest of the wider group.
    private const double Apart = 0.1;

    private readonly PeerGroups _peers;
    private readonly double[][][] _values;      // by level and group, ascending
    private readonly Func<AccountProfile, double?> _value;
    private readonly PeerMeasureShape _shape;
    private readonly Dictionary<(int Level, int Group), (double Median, double Spread)> _spreads = [];
    private readonly Dictionary<(int Level, int Group), bool> _apart = [];

    internal PeerMeasure(PeerGroups peers, Func<AccountProfile, double?> value, PeerMeasureShape shape)
    {
        (_peers, _value, _shape, _values) = (peers, value, shape, new double[PeerGroups.Levels][][]);
        double?[] all = [.. peers.Profiles.Select(value)];
        Parallel.For(0, PeerGroups.Levels, level => _values[level] = Sorted(peers, level, all));
    }

    /// <summary><c>null</c> when the account has no such number.</summary>
    public Standing? Of(AccountProfile profile)
    {
        if (_value(profile) is not { } value) return null;
        var account = _peers.IndexOf(profile);
        var (level, why) = Choose(account);
        var group = _values[level][_peers.GroupOf(level, account)];
        var (median, spread) = SpreadOf(level, _peers.GroupOf(level, account), group);
        var distance = (Scaled(value) - Scaled(median)) / spread;
        return new(
            value, median, At(group, _shape.LowIsOdd ? 0.01 : 0.99), _shape.LowIsOdd ? -distance : distance,
            new(profile, _peers.AsOf, level, group.Length, why));
    }

    private static double[][] Sorted(PeerGroups peers, int level, double?[] all)
    {
        var sizes = new int[peers.Groups(level)];
        for (var i = 0; i < all.Length; i++)
            if (all[i] is not null) sizes[peers.GroupOf(level, i)]++;
        double[][] groups = [.. sizes.Select(size => new double[size])];
        for (var i = 0; i < all.Length; i++)
            if (all[i] is { } value && peers.GroupOf(level, i) is var group) groups[group][--sizes[group]] = value;
        foreach (var group in groups) Array.Sort(group);
        return groups;
    }

    private (int Level, string Why) Choose(int account)
    {
        var (level, why) = (0, "");
        while (level < PeerGroups.Levels - 1 && _values[level][_peers.GroupOf(level, account)].Length < FewestPeers)
            (level, why) = (level + 1, "; narrower groups have fewer than 30 members");
        // A segment is never given up for standing apart: segments do differ.
        while (level < 2 && StandsApart(account, level))
            (level, why) = (level + 1, "; the narrower group as a whole stands apart from it");
        return (level, why);
    }

    // The same for all members of a group: of a hundred thousand accounts each group is looked at once.
    private bool StandsApart(int account, int level)
    {
        var group = _peers.GroupOf(level, account);
        if (!_apart.TryGetValue((level, group), out var apart))
            _apart[(level, group)] = apart = StandsApart(_values[level][group], _values[level + 1][_peers.GroupOf(level + 1, account)]);
        return apart;
    }

    private bool StandsApart(double[] group, double[] wider)
    {
        var rest = wider.Length - group.Length;
        if (rest < FewestPeers) return false;
        var middle = At(group, 0.5);
        var odder = _shape.LowIsOdd ? Count(wider, v => v <= middle) - Count(group, v => v <= middle) : Count(wider, v => v >= middle) - Count(group, v => v >= middle);
        return odder < Apart * rest;

        static int Count(double[] values, Func<double, bool> odd) => values.Count(odd);
    }

    // Median absolute deviation times 1.4826: the standard deviation of a normal distribution, unmoved by up to half of odd members.
    private (double Median, double Spread) SpreadOf(int level, int number, double[] group)
    {
        if (_spreads.TryGetValue((level, number), out var known)) return known;
        var median = At(group, 0.5);
        var deviations = group.Select(v => Math.Abs(Scaled(v) - Scaled(median))).Order().ToArray();
        return _spreads[(level, number)] = (median, Math.Max(1.4826 * At(deviations, 0.5), _shape.Floor));
    }

    private double Scaled(double value) => _shape.Logarithmic ? Math.Log(Math.Max(value, 1)) : value;

    private static double At(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
    }
}

/// <summary>Where an account stands among its peers.</summary>
/// <param name="High">What 99 % of the peers stay below (above, where low is odd).</param>
/// <param name="Distance">Robust z: how many spreads beyond the median, positive on the odd side.</param>
/// <param name="Peers">With whom it was compared.</param>
public sealed record Standing(double Value, double Median, double High, double Distance, ComparedWith Peers)
{
    /// <summary>The peers in words.</summary>
    public string PeerGroup => Peers.ToString();

    public Measure ToMeasure(string name, string unit, double factor = 1) => new(name, Value * factor, unit, Median * factor, High * factor);
}

/// <summary>Peers, put into words only where they are told: of a hundred thousand accounts few are odd.</summary>
/// <param name="Level">How wide the group is; 0: segment, tier and age.</param>
/// <param name="Why">Why it is no narrower one; empty: it is the narrowest.</param>
public readonly record struct ComparedWith(AccountProfile Profile, DateTimeOffset AsOf, int Level, int Members, string Why)
{
    public override string ToString()
    {
        var segment = Level < 3 ? $"{Profile.Record.Segment ?? "unnamed"} accounts" : "accounts";
        var tier = Level < 2 ? $" on tier {Profile.Record.Tier ?? "unknown"}" : "";
        var age = Level < 1 ? $" {Ages.Words(Ages.Of(Profile, AsOf))}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Members:N0} {segment}{tier}{age}{Why}");
    }
}
