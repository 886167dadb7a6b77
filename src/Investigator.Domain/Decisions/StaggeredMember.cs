using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>One account of a staggered act: when it is hit, and what came of it.</summary>
public sealed class StaggeredMember
{
    private StaggeredMember() { } // EF

    public Guid ActId { get; private set; }

    public AccountId AccountId { get; private set; }

    /// <summary>The id that its decision will have, or has.</summary>
    public Guid DecisionId { get; private set; }

    /// <summary>When it is due; once it happened, when it did.</summary>
    public DateTimeOffset At { get; private set; }

    public MemberTurn Turn { get; private set; }

    /// <summary>What was known of the account when the act was decided, for its decision to take over; <c>null</c> once that was done, or will never be.</summary>
    public string? Evidence { get; private set; }

    /// <summary>SHA-256 of that, 64 hexadecimal digits; it stays.</summary>
    public string Sha256 { get; private set; } = "";

    public static StaggeredMember Of(StaggeredAct act, AccountId account, DecisionEvidence evidence) => new()
    {
        ActId = act.Id,
        AccountId = account,
        DecisionId = evidence.DecisionId,
        At = ActTiming.MomentOf(act.Seed, account, act.StartsAt, act.UntilAt - act.StartsAt),
        Evidence = evidence.Json,
        Sha256 = evidence.Sha256,
    };
}

/// <summary>What came of an account of a staggered act. The numbers are stored: new ones go to the end.</summary>
public enum MemberTurn
{
    Waiting,

    /// <summary>Its decision came into force.</summary>
    InForce,

    /// <summary>The act was stopped before its turn.</summary>
    Stopped,

    /// <summary>Left out at its turn: it had come onto the allow list.</summary>
    AllowListed,

    /// <summary>Left out at its turn: a freeze, a ban or the same decision stood already.</summary>
    AlreadyHeld,

    /// <summary>Left out at its turn: it was no confirmed member any more.</summary>
    NotConfirmed,

    /// <summary>Left out at its turn: an appeal of it was decided in its favour since.</summary>
    AppealWon,
}
