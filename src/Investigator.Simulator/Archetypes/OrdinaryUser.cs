using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>The many: people who chat by day and sleep by night, companies with a few accounts each, developers whose programs call at all hours.</summary>
public sealed class OrdinaryUser : IArchetype
{
    public string Name => "ordinary";

    public IEnumerable<Resident> Settle(Land land)
    {
        var left = land.Scaled(Name, 1250, 40);
        while (left > 0)
        {
            var segment = land.Rng.Unit() switch { < 0.60 => "individual", < 0.76 => "business", < 0.87 => "startup", < 0.92 => "enterprise", < 0.97 => "education", _ => "research" };
            var household = segment is "individual" ? land.Rng.Chance(0.04) ? 2 : 1 : 1 + Math.Min(7, (int)land.Rng.Exponential(1.1));
            foreach (var resident in Household(land, segment, Math.Min(household, left)))
            {
                left--;
                yield return resident;
            }
        }
    }

    private IEnumerable<Resident> Household(Land land, string segment, int members)
    {
        var rng = land.Rng;
        var country = Networks.CountryOf(rng);
        var kind = segment switch { "individual" => "residential", "education" or "research" => rng.Pick(["campus", "residential"]), _ => rng.Pick(["residential", "hosting"]) };
        var home = land.Networks.In(rng, kind, country).Draw(rng);
        // some households sell their bandwidth without knowing: their address is a pool's exit too
        if (kind is "residential" && rng.Chance(0.03)) (home, country) = rng.Pick(land.Ground.ProxyMarket) is var sold ? (sold, sold.Network.Country) : default;
        var (organization, domain, card) = (segment is "individual" ? null : land.Organization(), land.CompanyDomain(), land.Fingerprint());
        for (var i = 0; i < members; i++)
        {
            var account = land.Account(segment, country, home, land.Joined());
            if (organization is not null) account = account with { Organization = organization, EmailDomain = domain, PaymentFingerprint = card };
            else if (members > 1) account = account with { PaymentFingerprint = card };
            var (pace, isTenant, own) = (Math.Min(60, rng.LogNormal(0.45, 1.1)), segment is "business" or "startup" or "enterprise" or "research" && rng.Chance(0.45), rng.Fork());
            yield return new()
            {
                Account = account,
                Archetype = Name,
                Live = resident => isTenant ? Tenant(land, resident, own, home, pace) : Person(land, resident, own, home, pace),
            };
        }
    }

    internal static IEnumerable<Exchange> Person(Land land, Resident resident, Rng rng, Address home, double sessionsPerDay)
    {
        var country = resident.Account.Country;
        var caller = new Caller(resident, land, rng);
        var mobile = land.Networks.In(rng, "mobile", country);
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        var away = rng.Between(0, 0.3);
        // a consumer line gets a new address every few days
        var lease = rng.Between(3, 20);
        var leases = Enumerable.Range(0, 32).Select(n => n == 0 ? home : home.Network.Draw(rng)).ToArray();
        return caller.Converse(Rhythm.Days(rng, from, land.To, sessionsPerDay, Measured.PersonDay, country, Measured.Week),
            at => rng.Chance(away) ? mobile.Draw(rng) : leases[(int)((at - land.From) / TimeSpan.TicksPerDay / lease) % 32]);
    }

    /// <summary>A program of a company: a real tenant's hours and gaps, one template of its own around changing content, answers of a tenant's own length.</summary>
    internal static IEnumerable<Exchange> Tenant(Land land, Resident resident, Rng rng, Address home, double perDay)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "production" };
        var arrivals = rng.Pick(land.Measured.Tenants);
        var answers = rng.Pick(land.Measured.BusinessOutput);
        var set = rng.Pick(["hardneg-rag", "ordinary-templates", "hardneg-fabric", "ordinary-support"]);
        var template = rng.Pick(land.Library[set]);
        var servers = Enumerable.Range(0, 1 + rng.Below(3)).Select(n => n == 0 ? home : home.Network.Draw(rng)).ToArray();
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        foreach (var at in Rhythm.Renewal(rng, from, land.To, perDay * 1.3, arrivals.GapShape, arrivals.Hours))
            yield return set is "ordinary-support" || rng.Chance(0.15)
                ? caller.Ask(at, rng.Pick(servers), land.Talk.First(rng, caller.Interests), answers.Draw(rng))
                : caller.Ask(at, rng.Pick(servers), land.Talk.Passage(rng), answers.Draw(rng), template.Ready);
    }
}
