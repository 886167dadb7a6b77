using System.Globalization;

namespace Investigator.Simulator.Worlds;

/// <summary>An autonomous system and some of its IPv4 ranges.</summary>
public sealed class Network(string kind, int asn, string country, IReadOnlyList<(uint Start, int Length)> ranges)
{
    /// <summary>residential, mobile, hosting or campus.</summary>
    public string Kind { get; } = kind;
    public int Asn { get; } = asn;
    public string Country { get; } = country;

    public Address Draw(Rng rng)
    {
        var (start, length) = rng.Pick(ranges);
        var ip = start + (uint)rng.Below(length);
        // .0 and .255 are seldom a client's
        return new((ip & 0xFF) is 0 or 0xFF ? ip ^ 0x55 : ip, this);
    }
}

/// <summary>The networks addresses are drawn from.</summary>
public sealed class Networks
{
    // Roughly where API customers sit; an assumption, not data. Countries outside it are drawn as often as the last.
    private static readonly string[] s_demand = [.. "US*22 CA*3 GB*6 DE*7 FR*5 ES*3 IT*3 NL*4 SE*2 PL*3 TR*3 JP*7 KR*5 CN*5 IN*9 VN*3 BR*5 MX*3 AU*3 AE*1 MA*1"
        .Split(' ').SelectMany(part => part.Split('*') is [var country, var weight] ? Enumerable.Repeat(country, int.Parse(weight, CultureInfo.InvariantCulture)) : [])];

    private readonly ILookup<(string Kind, string Country), Network> _byPlace;
    private readonly ILookup<string, Network> _byKind;

    private Networks(IReadOnlyList<Network> all)
    {
        All = all;
        _byPlace = all.ToLookup(network => (network.Kind, network.Country));
        _byKind = all.ToLookup(network => network.Kind, StringComparer.Ordinal);
    }

    public IReadOnlyList<Network> All { get; }

    public static Networks Load() => new([.. Resources.Rows("networks/networks.csv", 5)
        .GroupBy(row => (Kind: row[0], Asn: row[1], Country: row[2]))
        .Select(group => new Network(group.Key.Kind, int.Parse(group.Key.Asn, CultureInfo.InvariantCulture), group.Key.Country,
            [.. group.Select(row => (uint.Parse(row[3], CultureInfo.InvariantCulture), int.Parse(row[4], CultureInfo.InvariantCulture)))]))]);

    public static string CountryOf(Rng rng) => rng.Pick(s_demand);

    public Network Of(Rng rng, string kind) => Pick(rng, _byKind[kind]);

    /// <summary>A network of the kind in the country; where the table has none, a residential one there, or at last any of that country.</summary>
    public Network In(Rng rng, string kind, string country) =>
        _byPlace[(kind, country)].Any() ? Pick(rng, _byPlace[(kind, country)])
        : _byPlace[("residential", country)].Any() ? Pick(rng, _byPlace[("residential", country)])
        : All.First(network => string.Equals(network.Country, country, StringComparison.Ordinal));

    private static Network Pick(Rng rng, IEnumerable<Network> networks) => networks.ElementAt(rng.Below(networks.Count()));
}
