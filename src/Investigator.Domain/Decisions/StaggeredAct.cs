using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions;

/// <summary>An act on a whole campaign that was decided and takes effect later, account by account. Its decisions come into being when they come into force: nobody hears of them before.</summary>
public sealed class StaggeredAct
{
    private StaggeredAct() { } // EF

    /// <summary>Also the act id of its decisions; that of the proposal where two people decided.</summary>
    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    /// <summary>The approved proposal; <c>null</c>: one person was enough.</summary>
    public Guid? ProposalId { get; private set; }

    /// <summary>As they were decided. The end counts from each account's own moment: ends at one instant would give the pool away again.</summary>
    public DecisionTerms Terms { get; private set; } = new(DecisionKind.Observe, null, null);

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>No account's moment is later; <see cref="StartsAt"/> when all are hit together.</summary>
    public DateTimeOffset UntilAt { get; private set; }

    /// <summary>From which the moments follow (<see cref="ActTiming.MomentOf"/>). It stands in the audit too.</summary>
    public string Seed { get; private set; } = "";

    public string DecidedById { get; private set; } = "";

    public string DecidedBy { get; private set; } = "";

    public DateTimeOffset DecidedAt { get; private set; }

    public StaggeredState State { get; private set; }

    /// <summary>Who had the rest take effect before its time; <c>null</c>: nobody.</summary>
    public string? BroughtForwardBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who stopped it; <c>null</c>: it ran to its end.</summary>
    public string? EndedBy { get; private set; }

    public string? EndReason { get; private set; }

    public long Version { get; private set; }

    /// <summary>How long each decision lasts; <c>null</c>: it has no end.</summary>
    public TimeSpan? Lasts => Terms.ExpiresAt - DecidedAt;

    /// <summary>Whoever decided it, with no right but to have decided it.</summary>
    public Person Actor => new(DecidedById, DecidedBy, Role.None);

    /// <param name="id">The act's id.</param>
    /// <param name="terms">Checked already; their timing says when.</param>
    /// <param name="seed">64 hexadecimal digits.</param>
    public static StaggeredAct Of(Guid id, Guid campaign, Guid? proposal, DecisionTerms terms, string seed, Person by, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        // What waited for a second person past its start begins with the approval.
        var start = terms.Timing.From is { } from && from > now ? from : now;
        return new()
        {
            Id = id,
            CampaignId = campaign,
            ProposalId = proposal,
            Terms = terms,
            StartsAt = start,
            UntilAt = start + terms.Timing.Spread,
            Seed = seed,
            DecidedById = by.Id,
            DecidedBy = by.Name,
            DecidedAt = now,
        };
    }

    /// <summary>What still waits takes effect now. What two people decided is hastened by a manager alone.</summary>
    public Refusal? BringForward(Person by)
    {
        if (!by.May(Terms.Kind.NeedsSecondPerson() ? Permit.Decide : Permit.Work)) return Refusal.NotAllowed;
        if (State is not StaggeredState.OnItsWay) return Refusal.AlreadyDecided;
        BroughtForwardBy = by.Name;
        return null;
    }

    /// <summary>Who still waits is not hit. One person is enough: stopping harms nobody.</summary>
    public Refusal? Stop(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        if (State is not StaggeredState.OnItsWay) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        (State, EndedAt, EndedBy, EndReason) = (StaggeredState.Stopped, clock.GetUtcNow(), by.Name, reason.Trim());
        return null;
    }

    /// <summary>Nobody waits any more.</summary>
    public void Finish(TimeProvider clock) => (State, EndedAt) = (StaggeredState.Done, clock.GetUtcNow());
}

/// <summary>Where a staggered act stands. The numbers are stored: new ones go to the end.</summary>
public enum StaggeredState
{
    /// <summary>Somebody still waits.</summary>
    OnItsWay,

    /// <summary>All took effect or were left out.</summary>
    Done,

    Stopped,
}
