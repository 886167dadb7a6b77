namespace Investigator.Domain.Campaigns;

/// <summary>That a pool of a campaign was found to stand otherwise than before, or to have taken over from another: what the traffic and the standing decisions said then, kept.</summary>
public sealed class PoolTurn
{
    private PoolTurn() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    /// <summary>The suspected pool; <c>null</c>: the members that are in none.</summary>
    public Guid? ClusterId { get; private set; }

    /// <summary>How it stood before; <c>null</c>: it was not seen before.</summary>
    public PoolState? Before { get; private set; }

    public PoolState After { get; private set; }

    public int Accounts { get; private set; }

    public int Active { get; private set; }

    public int Burnt { get; private set; }

    /// <summary>The stop after which it began, where it is taken for a successor.</summary>
    public DateTimeOffset? TookOverAfter { get; private set; }

    /// <summary>The pool that was stopped then; <c>null</c>: none, or the accounts in none.</summary>
    public Guid? TookOverFrom { get; private set; }

    /// <summary>Since when, as the traffic and the decisions say: the first request of a new active pool, the last answer of one on standby, the later of stop and last answer of a burnt one.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset NoticedAt { get; private set; }

    /// <summary>Whether a pool stands otherwise than the last turn of it says, or has become a successor since.</summary>
    public static bool IsDue(CampaignPool pool, PoolTurn? last) => last is null || last.After != pool.State || (pool.Took is not null && last.TookOverAfter is null);

    public static PoolTurn Of(Guid id, Guid campaign, CampaignPool pool, PoolTurn? last, DateTimeOffset now) => new()
    {
        Id = id,
        CampaignId = campaign,
        ClusterId = pool.Cluster,
        Before = last?.After,
        After = pool.State,
        Accounts = pool.Accounts,
        Active = pool.Active,
        Burnt = pool.Burnt,
        TookOverAfter = pool.Took?.StoppedAt ?? last?.TookOverAfter,
        TookOverFrom = pool.Took is { } took ? took.From : last?.TookOverFrom,
        At = Since(pool, last) ?? now,
        NoticedAt = now,
    };

    private static DateTimeOffset? Since(CampaignPool pool, PoolTurn? last) => pool.State switch
    {
        PoolState.Active => last is null ? pool.FirstAt : pool.LastAnsweredAt,
        PoolState.Standby => pool.LastAnsweredAt ?? pool.FirstAt,
        PoolState.Burnt => pool.LastAnsweredAt > pool.BurntAt ? pool.LastAnsweredAt : pool.BurntAt,
    };
}
