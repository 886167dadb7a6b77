using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Accounts that pose as students, start-ups and researchers of a sponsored programme for its free credits: the programme's own code, made-up members, work in turn with the real ones.</summary>
public sealed class ProgrammeFarm : ICampaignFamily
{
    public string Name => "programme-farm";

    public int Usually => 8;

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var rng = land.Rng;
        var programmes = plan.Evasion < 2 ? [rng.Pick(land.Ground.Programmes)] : land.Ground.Programmes;
        var pool = new Pool(land, plan, Name, 24)
        {
            Segments = ["education", "education", "startup", "research"],
            Dress = account => account with
            {
                Referrer = rng.Pick(programmes),
                Tier = rng.Pick(["free", "tier1"]),
                Verification = rng.Pick(["email", "email", "phone", "kyc"]),
                PaymentFingerprint = rng.Chance(0.3) ? account.PaymentFingerprint : null,
            },
        };
        var work = new MixedWork(land);
        return pool.Settle(member => member.Work(work, member.Turns()));
    }
}
