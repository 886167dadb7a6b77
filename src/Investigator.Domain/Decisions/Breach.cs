using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>That an account, key, organization or prefix got answers although a decision against it had taken effect and the grace time had passed.</summary>
public sealed class Breach
{
    private Breach() { } // EF

    public Guid DecisionId { get; private set; }

    /// <summary>The account; empty when the decision is about something else.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>Requests answered (status below 400) after <see cref="Since"/>, by the time of the request.</summary>
    public long Requests { get; private set; }

    /// <summary>From when on none should have been answered.</summary>
    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset FirstAt { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>When the console noticed it.</summary>
    public DateTimeOffset NoticedAt { get; private set; }

    public static Breach Of(Decision decision, DateTimeOffset since, AnsweredRequests answered, DateTimeOffset now)
    {
        var breach = new Breach { DecisionId = decision.Id, AccountId = decision.AccountId, Since = since, NoticedAt = now };
        breach.Counted(answered);
        return breach;
    }

    /// <summary>Takes over a newer count.</summary>
    /// <returns>Whether anything is different.</returns>
    public bool Counted(AnsweredRequests answered)
    {
        if ((Requests, FirstAt, LastAt) == (answered.Requests, answered.FirstAt, answered.LastAt)) return false;
        (Requests, FirstAt, LastAt) = (answered.Requests, answered.FirstAt, answered.LastAt);
        return true;
    }
}
