using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A company's fleet of agents behind its gateway: a few service accounts of one organisation, one address, tools and templates of its own, awake at all hours, busiest at night.</summary>
public sealed class Gateway : IArchetype
{
    public string Name => "gateway";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var (companies, services) = land.Split(Name, 9, 3);
        for (var i = 0; i < companies; i++)
        {
            var country = Networks.CountryOf(rng);
            var door = land.Networks.In(rng, "hosting", country).Draw(rng);
            var (organization, domain, card, client) = (land.Organization(), land.CompanyDomain(), land.Fingerprint(), land.Clients.Kit(rng));
            var templates = Enumerable.Range(0, 4).Select(_ => rng.Pick(land.Library["hardneg-fabric"])).ToArray();
            var joined = land.From - (long)(rng.Between(20, 300) * TimeSpan.TicksPerDay);
            for (var n = 0; n < services; n++)
            {
                var account = land.Account("enterprise", country, door, joined + (long)(rng.Unit() * 10 * TimeSpan.TicksPerDay)) with { Organization = organization, EmailDomain = domain, PaymentFingerprint = card, Verification = "kyc" };
                var own = rng.Fork();
                yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, door, client, templates) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address door, Client client, LibraryPrompt[] templates)
    {
        var caller = new Caller(resident, land, rng) { Client = client, Environment = "production" };
        var answers = rng.Pick(land.Measured.BusinessOutput);
        var template = rng.Pick(templates);
        var night = Enumerable.Range(0, 24).Select(hour => hour is >= 1 and < 5 ? 2.2 : 0.8).ToArray();
        foreach (var at in Rhythm.Renewal(rng, land.From, land.To, 26, 0.9, night))
            yield return caller.Ask(at, door, land.Talk.Passage(rng), answers.Draw(rng), (rng.Chance(0.8) ? template : rng.Pick(templates)).Ready, tools: 3 + rng.Below(9));
    }
}
