using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A company that launches an app with its key inside: from one day on its requests come from its users' networks and devices, all with the app's own template, while its servers go on.</summary>
public sealed class KeyInApp : IArchetype
{
    public string Name => "key-in-app";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var companies = land.Scaled(Name, 3, 1);
        for (var i = 0; i < companies; i++)
        {
            var country = Networks.CountryOf(rng);
            var home = land.Networks.In(rng, "hosting", country).Draw(rng);
            var account = land.Account(rng.Pick(["business", "startup"]), country, home, land.From - (long)(rng.Between(40, 400) * TimeSpan.TicksPerDay)) with { Organization = land.Organization() };
            var own = rng.Fork();
            yield return new() { Account = account, Archetype = Name, Live = resident => Rhythm.Merge(OrdinaryUser.Tenant(land, resident, own.Fork(), home, 14), Users(land, resident, own.Fork())) };
        }
    }

    private static IEnumerable<Exchange> Users(Land land, Resident resident, Rng rng)
    {
        var caller = new Caller(resident, land, rng);
        var launch = land.At(land.Options.Days * rng.Between(0.4, 0.6));
        var system = Prompt.Join(Prompt.Of("You are the friendly companion inside our app. Keep answers short, never give medical advice, and mind this about the user's plan:\n"), land.Talk.Passage(rng));
        foreach (var at in Rhythm.Renewal(rng, launch, land.To, 60, 0.8, Measured.Day))
        {
            if (rng.Chance(0.5)) caller.Client = land.Clients.Browser(rng);
            yield return caller.Ask(at, land.Networks.Of(rng, rng.Pick(["residential", "mobile"])).Draw(rng), land.Talk.First(rng, caller.Interests), land.Measured.ChatOutput(rng), system);
        }
    }
}
