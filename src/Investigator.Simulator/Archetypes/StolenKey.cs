using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>An honest company whose key leaked: its own program goes on as ever, and for a few days strangers send other work through it from many networks.</summary>
public sealed class StolenKey : IArchetype
{
    public string Name => "stolen-key";

    public bool IsPlanted => true;

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var campaign = new PlantedCampaign { Id = "c" + rng.Hex(10), Family = "stolen-keys", Evasion = "2" };
        var work = new WorkList(land);
        var victims = land.Scaled(4, 2);
        for (var i = 0; i < victims; i++)
        {
            var country = Networks.CountryOf(rng);
            var home = land.Networks.In(rng, "hosting", country).Draw(rng);
            var account = land.Account(rng.Pick(["business", "enterprise", "startup"]), country, home, land.From - (long)(rng.Between(60, 500) * TimeSpan.TicksPerDay)) with { Organization = land.Organization() };
            var (own, ordinal) = (rng.Fork(), i);
            yield return new()
            {
                Account = account,
                Archetype = Name,
                Label = "compromised",
                Campaign = campaign,
                Evasion = "2",
                Live = resident => Rhythm.Merge(OrdinaryUser.Tenant(land, resident, own.Fork(), home, 16), Thief(land, resident, own.Fork(), work, ordinal, victims)),
            };
        }
    }

    private static IEnumerable<Exchange> Thief(Land land, Resident resident, Rng rng, WorkList work, int ordinal, int victims)
    {
        var caller = new Caller(resident, land, rng);
        var from = land.At(land.Options.Days * rng.Between(0.45, 0.7));
        var to = Math.Min(land.To, from + (3 * TimeSpan.TicksPerDay));
        var number = (long)ordinal;
        foreach (var at in Rhythm.Renewal(rng, from, to, 110, 0.7, Measured.Flat))
        {
            if (rng.Chance(0.2)) caller.Client = land.Clients.Any(rng);
            var (prompt, system, tools) = work.Entry(number);
            number += victims;
            yield return caller.Ask(at, land.Networks.Of(rng, "residential").Draw(rng), prompt, (int)(land.Measured.ChatOutput(rng) * 2.2), system, tools: tools, harvest: true);
        }
    }
}
