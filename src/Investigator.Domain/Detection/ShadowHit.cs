using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>What a rule in shadow found: kept apart from hits, so that no score and no list can take it for one.</summary>
public sealed class ShadowHit
{
    private ShadowHit() { } // EF

    public Guid Id { get; private set; }

    public string DetectorId { get; private set; } = "";

    public int DetectorVersion { get; private set; }

    public AccountId AccountId { get; private set; }

    public Evidence Evidence { get; private set; } = Evidence.None;

    public static ShadowHit Of(Hit hit) => new()
    {
        Id = hit.Id,
        DetectorId = hit.DetectorId,
        DetectorVersion = hit.DetectorVersion,
        AccountId = hit.AccountId,
        Evidence = hit.Evidence,
    };
}
