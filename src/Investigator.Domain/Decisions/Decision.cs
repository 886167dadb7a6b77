using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>One measure against one account, key, organization or network prefix. It ends by expiry, by being lifted, or never (a ban).</summary>
public sealed class Decision
{
    /// <summary>Why a decision ended that another one goes on with.</summary>
    public const string RenewedReason = "Renewed.";

    private Decision() { } // EF

    public Guid Id { get; private set; }

    /// <summary>The account; empty when <see cref="Scope"/> is another.</summary>
    public AccountId AccountId { get; private set; }

    public DecisionKind Kind { get; private set; }

    /// <summary>What kind of thing it holds.</summary>
    public DecisionScope Scope { get; private set; }

    /// <summary>Id of the account, key or organization, or the prefix as <c>192.0.2.0/24</c>.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Why, for colleagues. Withheld: it never leaves the console.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Why, in words that the customer may read; <c>null</c>: nothing but the policy and the kind may be told.</summary>
    public string? Ground { get; private set; }

    /// <summary>The clause of the terms of use that it rests on, as <c>Terms 4.2</c>.</summary>
    public string? Policy { get; private set; }

    /// <summary>Most requests a minute while throttled; <c>null</c> for other kinds.</summary>
    public int? RequestsPerMinute { get; private set; }

    /// <summary>What is taken away while degraded.</summary>
    public Degradation Degradation { get; private set; }

    /// <summary>Which rewriting policy or watermark key while degraded, by its id; <c>null</c>: none.</summary>
    public string? Setting { get; private set; }

    /// <summary>Made by one person at once, without the second one.</summary>
    public bool BreakGlass { get; private set; }

    /// <summary>The campaign on whose members it was taken, if any.</summary>
    public Guid? CampaignId { get; private set; }

    /// <summary>The approved proposal behind a ban.</summary>
    public Guid? ProposalId { get; private set; }

    /// <summary>Shared by the decisions of one act, so that it can be undone as one.</summary>
    public Guid ActId { get; private set; }

    /// <summary>The person's id; empty for decisions of before it was kept.</summary>
    public string DecidedById { get; private set; } = "";

    public string DecidedBy { get; private set; } = "";

    /// <summary>When it came into force: at once for all but staggered acts.</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary><c>null</c> for a ban.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who lifted it, or "expired".</summary>
    public string? EndedBy { get; private set; }

    public string? EndReason { get; private set; }

    public long Version { get; private set; }

    public bool Stands => EndedAt is null;

    internal static Decision Of(Guid id, DecisionTarget target, Guid act, Guid? campaign, DecisionTerms terms, Person by, TimeProvider clock) => new()
    {
        Id = id,
        AccountId = target.Account,
        Scope = target.Scope,
        Target = target.Value,
        Kind = terms.Kind,
        ActId = act,
        CampaignId = campaign,
        Reason = terms.Reason!.Trim(),
        Ground = DecisionTerms.Tidy(terms.Ground),
        Policy = DecisionTerms.Tidy(terms.Policy),
        RequestsPerMinute = terms.RequestsPerMinute,
        Degradation = terms.Degradation,
        Setting = terms.Setting,
        ExpiresAt = terms.ExpiresAt,
        DecidedById = by.Id,
        DecidedBy = by.Name,
        DecidedAt = clock.GetUtcNow(),
    };

    internal static Decision Of(Guid id, DecisionTarget target, BanProposal proposal, Person by, TimeProvider clock)
    {
        var decision = Of(id, target, proposal.Id, proposal.CampaignId, proposal.Terms, by, clock);
        (decision.ProposalId, decision.BreakGlass) = (proposal.Id, proposal.IsBreakGlass);
        return decision;
    }

    /// <summary>The decision about one account of a staggered act, at its turn.</summary>
    public static Decision Of(StaggeredMember member, StaggeredAct act, TimeProvider clock)
    {
        var decision = Of(member.DecisionId, DecisionTarget.Of(member.AccountId), act.Id, act.CampaignId, act.Terms with { ExpiresAt = clock.GetUtcNow() + act.Lasts }, act.Actor, clock);
        decision.ProposalId = act.ProposalId;
        return decision;
    }

    /// <summary>The same once more until a later time, instead of this one, which ends.</summary>
    /// <returns>Why not, or the decision that goes on.</returns>
    public Done<Decision> Renew(Guid id, Guid act, Person by, string? reason, DateTimeOffset? expiresAt, TimeProvider clock)
    {
        if (!Stands) return Refusal.AlreadyDecided;
        var terms = new DecisionTerms(Kind, reason, expiresAt) { Ground = Ground, Policy = Policy, RequestsPerMinute = RequestsPerMinute, Degradation = Degradation, Setting = Setting };
        if (terms.Check(by, clock) is { } no) return no;
        if (Kind.NeedsSecondPerson(Scope)) return Refusal.NeedsSecondPerson;
        var next = Of(id, new(Scope, Target), act, CampaignId, terms, by, clock);
        (EndedAt, EndedBy, EndReason) = (clock.GetUtcNow(), by.Name, RenewedReason);
        return next;
    }

    /// <summary>Ends it before its time. What needed a second person is lifted by a manager alone.</summary>
    public Refusal? Lift(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Kind.NeedsSecondPerson() ? Permit.Decide : Permit.LiftFreezes)) return Refusal.NotAllowed;
        if (!Stands) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        (EndedAt, EndedBy, EndReason) = (clock.GetUtcNow(), by.Name, reason.Trim());
        return null;
    }

    /// <summary>Ends it because whatever made it no longer says so: a policy, a countermeasure, or a verification that was passed. Never a freeze or a ban.</summary>
    public void EndBy(Person by, string reason, TimeProvider clock)
    {
        if (Stands && !Kind.Stops()) (EndedAt, EndedBy, EndReason) = (clock.GetUtcNow(), by.Name, reason);
    }

    /// <summary>Ends a freeze whose time has come.</summary>
    public void Expire(TimeProvider clock) => (EndedAt, EndedBy, EndReason) = (clock.GetUtcNow(), "expired", "Its time had come.");
}
