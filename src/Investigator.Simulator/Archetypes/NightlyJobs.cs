using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Strangers' nightly jobs: each company's own template over its own records, all started by the clock, most at the full hour. They fire in the same minute and know nothing of one another.</summary>
public sealed class NightlyJobs : IArchetype
{
    public string Name => "nightly-jobs";

    public IEnumerable<Resident> Settle(Land land)
    {
        var companies = land.Scaled(Name, 24, 8);
        for (var i = 0; i < companies; i++)
        {
            var firm = new Firm(land, "hosting");
            yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home));
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "production" };
        var (template, answers) = (rng.Pick(land.Library[rng.Pick(["hardneg-rag", "hardneg-fabric", "hardneg-batch"])]), rng.Pick(land.Measured.BusinessOutput));
        var (hour, minute, records) = (rng.Pick([0.0, 1, 2, 2, 3, 4]), rng.Pick([0.0, 0, 0, 0, 15, 30, 30, 5]), 6 + rng.Below(20));
        for (var night = 0; night < land.Options.Days; night++)
        {
            var at = land.At(night, hour + (minute / 60)) + (long)(rng.Between(0.1, 4) * TimeSpan.TicksPerSecond);
            for (var n = 0; n < records; n++, at += (long)(rng.Gamma(1.2, 7) * TimeSpan.TicksPerSecond))
                yield return caller.Ask(at, home, land.Talk.Passage(rng), answers.Draw(rng), template.Ready);
        }
    }
}
