using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Those who measure a new model on the day of its release: strangers, some with an account made that day, who all run the same public test sets on it within 24 hours and are gone.</summary>
public sealed class LaunchDay : IArchetype
{
    public string Name => "launch-day";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var people in land.Groups(Name, 30, 8))
            for (var n = 0; n < people; n++)
            {
                var rng = land.Rng;
                var home = land.Networks.In(rng, rng.Pick(["residential", "hosting", "campus"]), Networks.CountryOf(rng)).Draw(rng);
                var account = land.Account(rng.Pick(["individual", "individual", "research", "startup"]), home.Network.Country, home,
                    rng.Chance(0.4) ? land.Ground.Release + (long)(rng.Between(-2, 6) * TimeSpan.TicksPerHour) : Math.Min(land.Joined(), land.Ground.Release - TimeSpan.TicksPerDay));
                var own = rng.Fork();
                yield return new() { Account = account, Archetype = Name, Live = resident => Rhythm.Merge(OrdinaryUser.Person(land, resident, own.Fork(), home, 0.4), Measure(land, resident, own, home)) };
            }
    }

    private static IEnumerable<Exchange> Measure(Land land, Resident resident, Rng rng, Address home)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Temperature = 0, MovesAt = land.Ground.Release };
        var set = land.Library["hardneg-eval"];
        var at = Math.Max(land.Ground.Release, resident.Account.CreatedAt.UtcTicks) + (long)(rng.Exponential(4) * TimeSpan.TicksPerHour) + TimeSpan.TicksPerMinute;
        var (first, count) = (rng.Below(set.Count), 40 + rng.Below(120));
        for (var n = 0; n < count; n++, at += (long)(rng.Gamma(1.5, 9) * TimeSpan.TicksPerSecond))
            yield return caller.Ask(at, home, set[(first + n) % set.Count].Ready, 20 + (int)rng.LogNormal(120, 0.7), set[(first + n) % set.Count].ReadySystem);
    }
}
