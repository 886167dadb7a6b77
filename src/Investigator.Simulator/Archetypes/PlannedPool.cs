using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>
/// The machinery behind planned campaigns: accounts signed up in waves, cards, devices and proxy addresses shared as the disguise has it, one list of work shared out in turns, hidden in cover.
/// Families differ in what they send and in how they use it.
/// </summary>
internal sealed class PlannedPool(Land land, string family, Disguise disguise, Func<long, PoolEntry> work)
{
    private readonly Rng _rng = land.Rng;

    /// <summary>What members look like.</summary>
    public string[] Segments { get; init; } = ["individual", "individual", "individual", "startup"];

    /// <summary>Days after the world's beginning on which waves sign up, with the share of each.</summary>
    public IReadOnlyList<(double Day, double Share)> Waves { get; init; } = [(2, 0.7), (6, 0.3)];

    /// <summary>Days a member works after its sign-up.</summary>
    public double Days { get; init; } = 7;

    /// <summary>Last change to each account record: programme codes, e-mail domains, status.</summary>
    public Func<Account, int, Account> Dress { get; init; } = (account, _) => account;

    /// <summary>From when on members ask for another model; <c>null</c>: never.</summary>
    public (double Day, string Model)? Retarget { get; init; }

    /// <summary>Cover in the voice of many strangers behind one account, as a relay carries it.</summary>
    public bool Relays { get; init; }

    /// <param name="size">Accounts.</param>
    /// <param name="archetype">As the truth names them.</param>
    public IEnumerable<Resident> Members(int size, string archetype)
    {
        var campaign = new PlantedCampaign { Id = "c" + _rng.Hex(10), Family = family, Evasion = FormattableString.Invariant($"{disguise.Level}") };
        var exits = disguise.Exits > 0 ? Math.Max(12, (int)(size * disguise.Exits)) : 2 + (size / 60);
        var kind = disguise.Exits > 0 ? "residential" : "hosting";
        var proxies = Enumerable.Range(0, exits).Select(_ => land.Networks.Of(_rng, kind).Draw(_rng)).ToArray();
        var cards = Enumerable.Range(0, Math.Max(2, size / 14)).Select(_ => land.Fingerprint()).ToArray();
        var devices = Enumerable.Range(0, Math.Max(2, size / 8)).Select(_ => land.Fingerprint()).ToArray();
        var upTo = Waves.Select((w, n) => Waves.Take(n + 1).Sum(x => x.Share)).ToArray();
        for (var i = 0; i < size; i++)
        {
            var wave = Math.Min(Waves.Count - 1, Array.FindIndex(upTo, u => (i + 0.5) / size <= u + 1e-9) is >= 0 and var n ? n : Waves.Count - 1);
            var signUp = land.At(Math.Min(land.Options.Days * 0.8, Waves[wave].Day * land.Options.Days / 14.0), _rng.Gamma(2, disguise.SignUpHours / 2));
            var home = _rng.Pick(proxies);
            var account = land.Account(_rng.Pick(Segments), home.Network.Country, home, signUp);
            account = Dress(account with
            {
                PaymentFingerprint = _rng.Chance(disguise.SharedCards) ? _rng.Pick(cards) : account.PaymentFingerprint,
                DeviceId = _rng.Chance(disguise.SharedDevices) ? _rng.Pick(devices) : account.DeviceId,
            }, wave);
            var (ordinal, own) = (i, _rng.Fork());
            yield return new()
            {
                Account = account,
                Archetype = archetype,
                Label = "fraud",
                Campaign = campaign,
                Evasion = FormattableString.Invariant($"{disguise.Level}"),
                Live = resident => Live(resident, own, proxies, ordinal, size),
            };
        }
    }

    private IEnumerable<Exchange> Live(Resident resident, Rng rng, Address[] proxies, int ordinal, int size)
    {
        var caller = new Caller(resident, land, rng);
        var from = resident.Account.CreatedAt.UtcTicks + (long)(rng.Between(0.5, 20) * TimeSpan.TicksPerHour);
        var to = Math.Min(land.To, from + (long)(rng.Between(0.85, 1.15) * Days * TimeSpan.TicksPerDay));
        var exits = new ProxyExit(rng.Fork(), proxies);
        var sleeps = rng.Chance(disguise.HumanHours);
        var hours = sleeps ? Measured.PersonDay : Measured.Flat;
        var coverPerDay = disguise.PerDay * disguise.Cover;
        var cover = Relays ? Strangers(caller, rng.Fork(), from, to, coverPerDay, exits)
            : caller.Converse(Rhythm.Days(rng.Fork(), from, to, coverPerDay / 1.5, hours, resident.Account.Country), exits.At).TakeWhile(exchange => exchange.At < to);
        return Rhythm.Merge(Harvest(), cover);

        IEnumerable<Exchange> Harvest()
        {
            var own = rng.Fork();
            var perDay = disguise.PerDay * (1 - disguise.Cover);
            // The dispatcher shares the work out evenly, in turns; a person's day bends it.
            var moments = sleeps ? Rhythm.Days(own.Fork(), from, to, perDay, hours, resident.Account.Country) : Turns(own.Fork(), from, to, perDay, ordinal, size);
            var turn = 0L;
            foreach (var at in moments)
            {
                if (Retarget is var (day, model) && at >= land.At(day * land.Options.Days / 14.0, own.Between(0, 20))) caller.Model = model;
                var entry = work(ordinal + (turn++ * size));
                yield return caller.Ask(at, exits.At(at), entry.Prompt, entry.Output, entry.System, session: "s" + own.Hex(23), reasoning: entry.Reasoning, tools: entry.Tools, harvest: true);
            }
        }
    }

    private static IEnumerable<long> Turns(Rng rng, long from, long to, double perDay, int ordinal, int size)
    {
        var step = (long)(TimeSpan.TicksPerDay / perDay);
        for (var at = from + (long)((double)step * ordinal / size); at < to; at += step)
            if (at + (long)(rng.Between(0, 0.6) * step) is var moment && moment < to) yield return moment;
    }

    // Behind a relay's account sit many people: other interests, other hours, other software from one request to the next.
    private IEnumerable<Exchange> Strangers(Caller caller, Rng rng, long from, long to, double perDay, ProxyExit exits)
    {
        foreach (var at in Rhythm.Renewal(rng, from, to, Math.Max(0.5, perDay), 0.9, Measured.Day))
        {
            if (rng.Chance(0.3)) (caller.Client, caller.Interests) = (land.Clients.Any(rng), new(rng));
            yield return caller.Ask(at, exits.At(at), land.Talk.First(rng, caller.Interests), land.Measured.ChatOutput(rng));
        }
    }
}

/// <summary>An address of the pool, kept for some minutes and then changed for another.</summary>
internal sealed class ProxyExit(Rng rng, Address[] pool)
{
    private Address _now;
    private long _until;

    public Address At(long at)
    {
        if (at < _until) return _now;
        (_now, _until) = (rng.Pick(pool), at + (long)(rng.Between(10, 45) * TimeSpan.TicksPerMinute));
        return _now;
    }
}
