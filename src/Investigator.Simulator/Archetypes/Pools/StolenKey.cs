using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>
/// Keys of honest customers that leaked: the customer's own program goes on as ever, and strangers send other work through the key. At low levels from everywhere, with another client
/// and all day; at high ones through one exit in the customer's country, in its hours, with its client, and little of it.
/// </summary>
public sealed class StolenKey : ICampaignFamily
{
    private static readonly double[] s_perDay = [220, 110, 40, 15];

    public string Name => "stolen-key";

    public int Fewest => 1;

    public int Usually => 2;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var rng = land.Rng;
        var pool = new Pool(land, plan, Name, s_perDay[plan.Evasion], 0);
        var work = new MixedWork(land);
        for (var i = 0; i < plan.Accounts; i++)
        {
            var (country, number, own) = (Networks.CountryOf(rng), i, rng.Fork());
            var home = land.Networks.In(rng, rng.Pick(["hosting", "residential"]), country).Draw(rng);
            var account = land.Account(rng.Pick(["business", "enterprise", "startup"]), country, home, land.From - (long)(rng.Between(60, 500) * TimeSpan.TicksPerDay)) with { Organization = land.Organization() };
            yield return new()
            {
                Account = account,
                Archetype = Name,
                Label = "compromised",
                Campaigns = [pool.Campaign],
                Evasion = plan.Evasion,
                Live = resident => Rhythm.Merge(OrdinaryUser.Tenant(land, resident, own.Fork(), home, 16), Thief(pool, resident, own.Fork(), work, number, home)),
            };
        }
    }

    private static IEnumerable<Exchange> Thief(Pool pool, Resident resident, Rng rng, MixedWork work, int number, Address home)
    {
        var (land, level) = (pool.Land, pool.Plan.Evasion);
        var caller = new Caller(resident, land, rng);
        if (pool.Stack(number) is { } stack) caller.Client = stack;
        var from = pool.Begin + (long)(rng.Between(0, 30) * TimeSpan.TicksPerHour);
        var to = Math.Min(pool.End, from + (long)((pool.Plan.Days ?? rng.Between(2, 4)) * TimeSpan.TicksPerDay));
        var near = land.Networks.In(rng, "residential", home.Network.Country);
        var (one, turn) = (near.Draw(rng), 0L);
        var hours = level < 2 ? Measured.Flat : Measured.PersonDay;
        var voice = pool.Voice.Of(number);
        foreach (var at in Rhythm.Days(rng, from, to, pool.PerDay, hours, resident.Account.Country))
        {
            if (level < 2 && rng.Chance(0.2)) caller.Client = land.Clients.Any(rng);
            var job = work.Take(number + (turn++ * pool.Plan.Accounts), voice);
            var exit = level switch { < 2 => land.Networks.Of(rng, "residential").Draw(rng), 2 => rng.Chance(0.3) ? near.Draw(rng) : one, _ => one };
            yield return caller.Ask(at, exit, job.Prompt, job.Output(land.Measured, rng), job.System, reasoning: job.Reasoning(rng), tools: job.Tools, harvest: pool.Campaign);
        }
    }
}
