using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>
/// A relay that resells access through a pool of fraudulent accounts: the requests of hundreds of strangers, in many voices and at all hours, and 5 to 25 % extraction among them.
/// Each account serves several strangers at once, and a stranger is moved from account to account.
/// </summary>
public sealed class PoolRelay : ICampaignFamily
{
    private static readonly double[] s_resale = [0.75, 0.85, 0.9, 0.95];

    public string Name => "pool-relay";

    public int Usually => 10;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var resale = plan.Cover ?? s_resale[plan.Evasion];
        // the pool's own cover is the strangers' traffic, so none is added
        var pool = new Pool(land, plan with { Cover = 0 }, Name, 60) { Segments = ["individual", "individual", "business", "startup"] };
        var work = new MixedWork(land);
        var strangers = Enumerable.Range(0, Math.Max(20, plan.Accounts * 4)).Select(_ => (Interests: new Interests(land.Rng.Fork()), Country: Networks.CountryOf(land.Rng), Client: land.Clients.Any(land.Rng))).ToArray();
        return pool.Settle(member => Rhythm.Merge(
            member.Work(work, member.Turns(member.WorkPerDay * (1 - resale))),
            Resale(member, resale)));

        IEnumerable<Exchange> Resale(Member member, double share)
        {
            // the relay calls in its own name: what differs between strangers is what they ask, and when they are awake
            var rng = member.Rng.Fork();
            var streams = Enumerable.Range(0, 6).Select(_ =>
            {
                var (stranger, own) = (rng.Pick(strangers), rng.Fork());
                var starts = Rhythm.Days(own, member.From, member.To, member.WorkPerDay * share / 6 / 1.5, Measured.PersonDay, stranger.Country);
                return member.Caller.Converse(starts, member.Exit, first => first ? land.Talk.First(own, stranger.Interests) : land.Talk.Next(own, stranger.Interests));
            });
            return streams.Aggregate(Rhythm.Merge);
        }
    }
}
