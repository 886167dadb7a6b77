using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>A membership as it was when a merge or a split moved it, and what it met in the campaign it came into: enough to put both back.</summary>
public sealed class MovedMember
{
    private MovedMember() { } // EF

    public Guid StepId { get; private set; }

    public AccountId AccountId { get; private set; }

    /// <summary>The membership in the campaign that gave it.</summary>
    public MemberStatus Status { get; private set; }

    public string Reason { get; private set; } = "";

    public string Source { get; private set; } = "";

    public double Weight { get; private set; }

    public string AddedBy { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    public string JudgedBy { get; private set; } = "";

    public DateTimeOffset? JudgedAt { get; private set; }

    public Guid? CameFromId { get; private set; }

    /// <summary>The account was a member of the receiving campaign already.</summary>
    public bool WasThere { get; private set; }

    /// <summary>What was held of it there before; <c>null</c> when that did not change.</summary>
    public MemberStatus? ThereStatus { get; private set; }

    public string? ThereReason { get; private set; }

    public string? ThereJudgedBy { get; private set; }

    public DateTimeOffset? ThereJudgedAt { get; private set; }

    /// <param name="there">The membership in the receiving campaign, before the step; <c>null</c>: it was none.</param>
    /// <param name="overruled">Whether what was held of it there gives way.</param>
    public static MovedMember Of(Guid step, CampaignMember member, CampaignMember? there, bool overruled) => new()
    {
        StepId = step,
        AccountId = member.AccountId,
        Status = member.Status,
        Reason = member.Reason,
        Source = member.Source,
        Weight = member.Weight,
        AddedBy = member.AddedBy,
        AddedAt = member.AddedAt,
        JudgedBy = member.JudgedBy,
        JudgedAt = member.JudgedAt,
        CameFromId = member.CameFromId,
        WasThere = there is not null,
        ThereStatus = overruled ? there?.Status : null,
        ThereReason = overruled ? there?.Reason : null,
        ThereJudgedBy = overruled ? there?.JudgedBy : null,
        ThereJudgedAt = overruled ? there?.JudgedAt : null,
    };

    /// <summary>The membership for the campaign that gave it: as it was, with what people judged since.</summary>
    /// <param name="now">The membership in the receiving campaign.</param>
    /// <param name="since">When it moved.</param>
    public CampaignMember Back(CampaignMember now, DateTimeOffset since) => CampaignMember.Restored(this, now.JudgedAt > since ? now : null);
}
