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
    private const int Levels = 4;

    private readonly Dictionary<string, double[]>[] _groups;
    private readonly DateTimeOffset _asOf;
    private readonly Func<AccountProfile, double?> _value;
    private readonly PeerMeasureShape _shape;
    private readonly Dictionary<(int Level, string Key), (double Median, double Spread)> _spreads = [];
    private readonly Dictionary<(int Level, string Key), bool> _apart = [];

    internal PeerMeasure(IReadOnlyList<AccountProfile> profiles, DateTimeOffset asOf, Func<AccountProfile, double?> value, PeerMeasureShape shape)
    {
        (_asOf, _value, _shape) = (asOf, value, shape);
        _groups = [.. Enumerable.Range(0, Levels).Select(level => profiles
            .Select(p => (Key: KeyOf(p, level), Value: value(p)))
            .Where(p => p.Value is not null)
            .GroupBy(p => p.Key, p => p.Value!.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Order().ToArray(), StringComparer.Ordinal))];
    }

    /// <summary><c>null</c> when the account has no such number.</summary>
    public Standing? Of(AccountProfile profile)
    {
        if (_value(profile) is not { } value) return null;
        var (level, why) = Choose(profile);
        var key = KeyOf(profile, level);
        var group = _groups[level][key];
        var (median, spread) = SpreadOf(level, key, group);
        var distance = (Scaled(value) - Scaled(median)) / spread;
        return new(
            value, median, At(group, _shape.LowIsOdd ? 0.01 : 0.99), _shape.LowIsOdd ? -distance : distance,
            Words(profile, level, group.Length) + why);
    }

    private (int Level, string Why) Choose(AccountProfile profile)
    {
        var (level, why) = (0, "");
        while (level < Levels - 1 && _groups[level][KeyOf(profile, level)].Length < FewestPeers)
            (level, why) = (level + 1, "; narrower groups have fewer than 30 members");
        // A segment is never given up for standing apart: segments do differ.
        while (level < 2 && StandsApart(profile, level))
            (level, why) = (level + 1, "; the narrower group as a whole stands apart from it");
        return (level, why);
    }

    // The same for all members of a group: of a hundred thousand accounts each group is looked at once.
    private bool StandsApart(AccountProfile profile, int level)
    {
        var key = KeyOf(profile, level);
        if (!_apart.TryGetValue((level, key), out var apart))
            _apart[(level, key)] = apart = StandsApart(_groups[level][key], _groups[level + 1][KeyOf(profile, level + 1)]);
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
    private (double Median, double Spread) SpreadOf(int level, string key, double[] group)
    {
        if (_spreads.TryGetValue((level, key), out var known)) return known;
        var median = At(group, 0.5);
        var deviations = group.Select(v => Math.Abs(Scaled(v) - Scaled(median))).Order().ToArray();
        return _spreads[(level, key)] = (median, Math.Max(1.4826 * At(deviations, 0.5), _shape.Floor));
    }

    private double Scaled(double value) => _shape.Logarithmic ? Math.Log(Math.Max(value, 1)) : value;

    private static double At(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
    }

    private string KeyOf(AccountProfile p, int level) => level switch
    {
        0 => $"{p.Record.Segment}\n{p.Record.Tier}\n{Ages.Of(p, _asOf)}",
        1 => $"{p.Record.Segment}\n{p.Record.Tier}",
        2 => p.Record.Segment ?? "",
        _ => "",
    };

    private string Words(AccountProfile p, int level, int members)
    {
        var segment = level < 3 ? $"{p.Record.Segment ?? "unnamed"} accounts" : "accounts";
        var tier = level < 2 ? $" on tier {p.Record.Tier ?? "unknown"}" : "";
        var age = level < 1 ? $" {Ages.Words(Ages.Of(p, _asOf))}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{members:N0} {segment}{tier}{age}");
    }
}

/// <summary>Where an account stands among its peers.</summary>
/// <param name="High">What 99 % of the peers stay below (above, where low is odd).</param>
/// <param name="Distance">Robust z: how many spreads beyond the median, positive on the odd side.</param>
/// <param name="PeerGroup">The peers in words.</param>
public sealed record Standing(double Value, double Median, double High, double Distance, string PeerGroup)
{
    public Measure ToMeasure(string name, string unit, double factor = 1) => new(name, Value * factor, unit, Median * factor, High * factor);
}
