using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>The addresses through which a pool reaches the service, by level of evasion.</summary>
internal sealed class Exits
{
    private readonly int _level;
    private readonly Address[] _all;
    private readonly ILookup<string, Address> _byCountry;

    public Exits(Land land, int level, int accounts)
    {
        var rng = land.Rng;
        _level = level;
        _all = level == 0
            ? [.. Enumerable.Range(0, Math.Max(3, accounts / 14)).Select(_ => land.Networks.Of(rng, "hosting").Draw(rng))]
            // half of a seller's lines are in everybody's catalogue, the rest is fresh
            : [.. Enumerable.Range(0, Math.Max(50, accounts * (level == 1 ? 5 : 8) / 2)).Select(_ => rng.Chance(0.5) ? rng.Pick(land.Ground.ProxyMarket) : land.Networks.Of(rng, "residential").Draw(rng))];
        _byCountry = _all.ToLookup(exit => exit.Network.Country, StringComparer.Ordinal);
    }

    /// <summary>Where an account signs up, and so its country.</summary>
    public Address SignUp(Land land, int number)
    {
        if (_level == 0) return _all[number / 14 % _all.Length];
        if (_level < 3) return land.Rng.Pick(_all);
        return land.Networks.In(land.Rng, "residential", Networks.CountryOf(land.Rng)).Draw(land.Rng);
    }

    /// <summary>The exits of one account over time.</summary>
    public Func<long, Address> For(Rng rng, Address home)
    {
        if (_level == 0) return _ => home;
        var near = _byCountry[home.Network.Country].ToArray();
        var (now, until) = (home, 0L);
        return at =>
        {
            if (at < until) return now;
            (now, var hours) = _level switch
            {
                1 => (rng.Pick(_all), rng.Between(0.2, 0.8)),
                2 => (near.Length > 0 ? rng.Pick(near) : home.Network.Draw(rng), rng.Between(5, 40)),
                // an own line, with a slip through the common exits now and then
                _ => rng.Chance(0.05) && near.Length > 0 ? (rng.Pick(near), rng.Between(0.5, 3)) : (home.Network.Draw(rng), rng.Between(40, 240)),
            };
            until = at + (long)(hours * TimeSpan.TicksPerHour);
            return now;
        };
    }
}
