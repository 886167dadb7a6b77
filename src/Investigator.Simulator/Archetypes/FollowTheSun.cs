using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A firm with staff on three continents who share the work of the day: it never sleeps, its people do, and its accounts hand one queue over to one another.</summary>
public sealed class FollowTheSun : IArchetype
{
    private static readonly string[] s_offices = ["US", "DE", "IN", "JP", "GB", "AU"];

    public string Name => "follow-the-sun";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var staff in land.Groups(Name, 18, 6))
        {
            var (firm, template) = (new Firm(land, "hosting", "enterprise"), land.Rng.Pick(land.Library["hardneg-fabric"]));
            var doors = s_offices.Select(country => land.Networks.In(land.Rng, "hosting", country).Draw(land.Rng)).ToArray();
            for (var n = 0; n < staff; n++)
            {
                var office = n % s_offices.Length;
                yield return firm.Resident(Name, (resident, rng) =>
                {
                    var caller = new Caller(resident, land, rng);
                    return caller.Converse(Rhythm.Days(rng.Fork(), land.From, land.To, 8, Measured.PersonDay, s_offices[office], Measured.Week), _ => doors[office],
                        first => first ? land.Talk.Passage(rng) : land.Talk.Next(rng, caller.Interests), template.Ready);
                }, account => account with { Country = s_offices[office] });
            }
        }
    }
}
