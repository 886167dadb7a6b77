using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>What was held of a member before somebody, or a rule, judged it anew.</summary>
public sealed class MemberRevision
{
    private MemberRevision() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    public AccountId AccountId { get; private set; }

    public MemberStatus Status { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Who held it so: who judged it, or who added it when nobody had.</summary>
    public string HeldBy { get; private set; } = "";

    /// <summary>Since when it was held so.</summary>
    public DateTimeOffset HeldAt { get; private set; }

    /// <summary>When it was judged anew.</summary>
    public DateTimeOffset ReplacedAt { get; private set; }

    public static MemberRevision Of(Guid id, Guid campaign, CampaignMember member, TimeProvider clock) => new()
    {
        Id = id,
        CampaignId = campaign,
        AccountId = member.AccountId,
        Status = member.Status,
        Reason = member.Reason,
        HeldBy = member.JudgedAt is null ? member.AddedBy : member.JudgedBy,
        HeldAt = member.JudgedAt ?? member.AddedAt,
        ReplacedAt = clock.GetUtcNow(),
    };
}
