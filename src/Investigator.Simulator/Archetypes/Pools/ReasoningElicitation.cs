using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>A pool after reasoning traces on a few shared cards, awake in the same minutes: answers as long as the model gives, most of them thinking.</summary>
public sealed class ReasoningElicitation : ICampaignFamily
{
    public string Name => "reasoning-elicitation";

    public int Usually => 10;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var cards = Enumerable.Range(0, 4 + (plan.Accounts / 60)).Select(_ => land.Fingerprint()).ToArray();
        var shared = plan.Evasion switch { 0 => 0.95, 1 => 0.85, 2 => 0.5, _ => 0.1 };
        var pool = new Pool(land, plan, Name, 30, plan.Evasion < 2 ? 0.15 : null)
        {
            Segments = ["individual", "individual", "startup", "research"],
            Dress = account => land.Rng.Chance(shared) ? account with { PaymentFingerprint = land.Rng.Pick(cards), PaysFromALot = plan.Evasion < 2 } : account,
        };
        var work = new ReasonWork(land);
        var beats = new Beats(pool);
        return pool.Settle(member =>
        {
            member.Caller.MaxTokens = member.Rng.Pick<int?>([null, 8192]);
            return member.Work(work, beats.For(member));
        });
    }

    /// <summary>The dispatcher's beats: the whole pool fires within the same minute, or at higher levels of evasion within the same half hour, and not everybody.</summary>
    private sealed class Beats(Pool pool)
    {
        private readonly long[] _beats = [.. Rhythm.Renewal(pool.Land.Rng.Fork(), pool.Begin, pool.End, Math.Max(1, pool.PerDay * (1 - pool.Cover) / 2), 3, pool.Craft.SleepsAtNight ? Measured.PersonDay : Measured.Flat)];

        public IEnumerable<long> For(Member member)
        {
            var (rng, free) = (member.Rng.Fork(), 0L);
            var (late, present) = pool.Plan.Evasion switch { 0 => (0.3, 0.97), 1 => (1.0, 0.9), 2 => (12.0, 0.6), _ => (45.0, 0.4) };
            foreach (var beat in _beats)
            {
                var at = Math.Max(free, beat + (long)(rng.Unit() * late * TimeSpan.TicksPerMinute));
                if (beat < member.From || at >= member.To || !rng.Chance(present)) continue;
                for (var n = 0; n < 1 + rng.Below(3); n++, at += (long)(rng.Between(1, 22) * TimeSpan.TicksPerSecond)) yield return at;
                free = at;
            }
        }
    }
}
