using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Fake members of an education or startup programme: one code, free tier, no cards, invented schools.</summary>
public sealed class ProgrammeFarm : IArchetype
{
    public string Name => "programme-farm";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 1) with { SharedCards = 0 };
        var (code, domains) = ("r" + land.Rng.Hex(6), Enumerable.Range(0, 4).Select(_ => land.CompanyDomain()).ToArray());
        return new PlannedPool(land, "programme-abuse", disguise, new PoolWork(land, disguise.Wordings).Generation)
        {
            Segments = ["education", "education", "startup"],
            Dress = (account, _) => account with { Referrer = code, EmailDomain = land.Rng.Pick(domains), PaymentFingerprint = null, Tier = "free", Verification = "email" },
        }.Members(land.Pool(70, 8), Name);
    }
}
