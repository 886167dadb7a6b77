using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>A legal hold on a campaign: while it stands, retention deletes nothing of its members, innocent ones too.</summary>
public sealed class CampaignHold
{
    private CampaignHold() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    /// <summary>The matter: a court, a file number.</summary>
    public string Reason { get; private set; } = "";

    public string PlacedBy { get; private set; } = "";

    public DateTimeOffset PlacedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndReason { get; private set; }

    public long Version { get; private set; }

    public bool Stands => EndedAt is null;

    public static Done<CampaignHold> Place(Guid id, Person by, Guid campaign, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.HoldForLaw)) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        return new CampaignHold { Id = id, CampaignId = campaign, Reason = reason.Trim(), PlacedBy = by.Name, PlacedAt = clock.GetUtcNow() };
    }

    /// <summary>Ends it: retention deletes again what is past its time.</summary>
    public Refusal? End(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.HoldForLaw)) return Refusal.NotAllowed;
        if (!Stands) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        (EndedBy, EndedAt, EndReason) = (by.Name, clock.GetUtcNow(), reason.Trim());
        return null;
    }
}
