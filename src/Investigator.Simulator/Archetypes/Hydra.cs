using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>
/// Hundreds of accounts that act as one: signed up in bursts, few cards and devices across subsets, addresses from one residential proxy pool, one list of work shared out evenly and
/// worked on round the clock, hidden in 50 to 90 % of ordinary questions. 13 to 120 requests a day each, so no account stands out. A burnt first wave is followed by standby accounts.
/// </summary>
public sealed class Hydra : IArchetype
{
    public string Name => "hydra";

    public bool IsPlanted => true;

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var size = land.Pool(240, 24);
        var campaign = new PlantedCampaign { Id = "c" + rng.Hex(10), Family = "capability-harvest", Evasion = "2" };
        var work = new WorkList(land);
        var proxies = Enumerable.Range(0, Math.Max(60, size * 5 / 2)).Select(_ => land.Networks.Of(rng, "residential").Draw(rng)).ToArray();
        var cards = Enumerable.Range(0, Math.Max(4, size / 17)).Select(_ => land.Fingerprint()).ToArray();
        var devices = Enumerable.Range(0, Math.Max(5, size / 9)).Select(_ => land.Fingerprint()).ToArray();
        var domains = Enumerable.Range(0, Math.Max(3, size / 40)).Select(_ => land.CompanyDomain()).ToArray();
        var days = land.Options.Days;
        for (var i = 0; i < size; i++)
        {
            var standby = i % 10 >= 7;
            var signUp = land.At(days * (standby ? 0.55 : 0.2), rng.Gamma(2, 14));
            var home = rng.Pick(proxies);
            var account = land.Account(rng.Pick(["individual", "individual", "individual", "startup"]), home.Network.Country, home, signUp);
            account = account with
            {
                PaymentFingerprint = rng.Chance(0.7) ? cards[i % cards.Length] : rng.Chance(0.6) ? land.Fingerprint() : null,
                DeviceId = rng.Chance(0.6) ? devices[i / 3 % devices.Length] : account.DeviceId,
                EmailDomain = rng.Chance(0.25) ? rng.Pick(domains) : account.EmailDomain,
            };
            var (ordinal, own, sleeps) = (i, rng.Fork(), rng.Chance(0.5));
            yield return new()
            {
                Account = account,
                Archetype = Name,
                Label = "fraud",
                Campaign = campaign,
                Evasion = "2",
                Live = resident => Live(land, resident, own, proxies, work, ordinal, size, sleeps),
            };
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address[] proxies, WorkList work, int ordinal, int size, bool sleeps)
    {
        var caller = new Caller(resident, land, rng);
        var from = resident.Account.CreatedAt.UtcTicks + (long)(rng.Between(1, 30) * TimeSpan.TicksPerHour);
        var to = Math.Min(land.To, from + (long)(Math.Min(rng.Between(3, 4.6), land.Options.Days * 0.5) * TimeSpan.TicksPerDay));
        var hidden = land.Options.Cover ?? rng.Between(0.5, 0.9);
        // the dispatcher shares the work out evenly; what differs between accounts is the cover
        const double WorkPerDay = 6.5;
        var coverPerDay = WorkPerDay * hidden / (1 - hidden);
        var exits = new ProxyExit(rng.Fork(), proxies);

        var starts = Rhythm.Days(rng.Fork(), from, to, coverPerDay / 1.5, sleeps ? Measured.PersonDay : Measured.Flat, resident.Account.Country);
        return Rhythm.Merge(Harvest(), caller.Converse(starts, exits.At).TakeWhile(exchange => exchange.At < to));

        IEnumerable<Exchange> Harvest()
        {
            var own = rng.Fork();
            var step = (long)(TimeSpan.TicksPerDay / WorkPerDay);
            // turns of the pool: each account's slot lies a little after its neighbour's
            var at = from + (step * ordinal / size);
            for (var turn = 0L; at < to; turn++, at += step)
            {
                var moment = at + (long)(own.Between(0, 0.6) * step);
                if (moment >= to) yield break;
                var (prompt, system, tools) = work.Entry(ordinal + (turn * size));
                yield return caller.Ask(moment, exits.At(moment), prompt, (int)(land.Measured.ChatOutput(own) * own.Between(1.2, 3)), system, tools: tools, session: "s" + own.Hex(23), harvest: true);
            }
        }
    }
}
