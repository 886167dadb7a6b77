using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>One account of a pool at work.</summary>
internal sealed class Member
{
    private readonly double _pace;

    public Member(Pool pool, Resident resident, Rng rng, int number, long from, long to)
    {
        (Pool, Resident, Rng, Number, To) = (pool, resident, rng, number, to);
        From = Math.Max(from, resident.Account.CreatedAt.UtcTicks + TimeSpan.TicksPerMinute) + (long)(rng.Between(0.05, 1.5) * TimeSpan.TicksPerHour);
        Exit = pool.Exits.For(rng.Fork(), resident.Account.SignupFrom);
        Caller = new(resident, pool.Land, rng.Fork());
        if (pool.Stack(number) is { } stack) Caller.Client = stack;
        Voice = pool.Voice.Of(number);
        _pace = Math.Clamp(rng.LogNormal(1, pool.Craft.Uneven), 0.2, 4);
    }

    public Pool Pool { get; }
    public Resident Resident { get; }
    public Caller Caller { get; }
    public Rng Rng { get; }
    public Voice Voice { get; }
    public Func<long, Address> Exit { get; }

    /// <summary>Place in the pool, from 0.</summary>
    public int Number { get; }
    public long From { get; }
    public long To { get; }

    /// <summary>Harvesting requests a day.</summary>
    public double WorkPerDay => Pool.PerDay * (1 - Pool.Cover) * _pace;

    private IReadOnlyList<double> Hours => Pool.Craft.SleepsAtNight ? Measured.PersonDay : Measured.Flat;

    /// <summary>Ordinary questions: the cover. The accounts that a pool bought go on as their first owners did, thinly, before the harvest.</summary>
    public IEnumerable<Exchange> Chat()
    {
        var cover = Pool.PerDay * Pool.Cover * _pace / 1.5;
        var created = Resident.Account.CreatedAt.UtcTicks;
        var before = Math.Max(Pool.Land.From, created);
        var rng = Rng.Fork();
        var starts = (created < From - (2 * TimeSpan.TicksPerDay) ? Rhythm.Days(rng.Fork(), before, From, 0.5, Measured.PersonDay, Resident.Account.Country) : [])
            .Concat(cover > 0 ? Rhythm.Days(rng, From, To, cover, Hours, Resident.Account.Country).Where(at => Grown(at, rng)) : []);
        return Caller.Converse(starts, Exit).TakeWhile(exchange => exchange.At < To);
    }

    /// <summary>When the dispatcher gives this member work: turn by turn with equal shares at low levels, in human hours with shares that differ at high ones.</summary>
    public IEnumerable<long> Turns(double? perDay = null)
    {
        var pace = perDay ?? WorkPerDay;
        if (pace <= 0) return [];
        var rng = Rng.Fork();
        return Pool.Craft.SleepsAtNight
            ? Rhythm.Days(rng, From, To, pace, Measured.PersonDay, Resident.Account.Country).Where(at => Grown(at, rng))
            : RoundRobin(rng, pace);
    }

    /// <summary>Harvesting requests at these times, numbered so that no two members take the same entry of the list.</summary>
    public IEnumerable<Exchange> Work(IWork work, IEnumerable<long> times, PlantedCampaign? campaign = null, Func<long, int>? refusedWith = null)
    {
        var (rng, turn) = (Rng.Fork(), 0L);
        foreach (var at in times)
        {
            var job = work.Take(Number + (turn++ * Pool.Plan.Accounts), Voice);
            yield return Caller.Ask(at, Exit(at), job.Prompt, job.Output(Pool.Land.Measured, rng), job.System, Pool.Plan.Evasion == 0 ? "" : "s" + rng.Hex(23),
                reasoning: job.Reasoning(rng), tools: job.Tools, harvest: campaign ?? Pool.Campaign, refusedWith: refusedWith?.Invoke(at) ?? 0);
        }
    }

    private IEnumerable<long> RoundRobin(Rng rng, double pace)
    {
        var step = (long)(TimeSpan.TicksPerDay / pace);
        // each member's turn lies a little after its neighbour's
        for (var at = From + (long)((double)step * Number / Pool.Plan.Accounts); at < To; at += step)
            yield return at + (long)(rng.Unit() * 0.6 * step);
    }

    private bool Grown(long at, Rng rng) => Pool.Craft.RampDays <= 0 || rng.Unit() * Pool.Craft.RampDays * TimeSpan.TicksPerDay < at - From + (TimeSpan.TicksPerDay * 0.2 * Pool.Craft.RampDays);
}
