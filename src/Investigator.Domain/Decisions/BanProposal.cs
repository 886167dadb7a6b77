using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>A ban or a degradation that waits for a second person; or a ban made by break-glass, whose review waits.</summary>
public sealed class BanProposal
{
    /// <summary>How long a proposal may wait; then the facts are too old to decide on.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private readonly List<BannedAccount> _accounts = [];
    private readonly List<EvidenceView> _views = [];

    private BanProposal() { } // EF

    public Guid Id { get; private set; }

    public Guid? CampaignId { get; private set; }

    /// <summary>What a person calls the subject: the campaign's name, or the account id.</summary>
    public string Title { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>What would be done.</summary>
    public DecisionKind Kind { get; private set; }

    /// <summary>What kind of thing it is about.</summary>
    public DecisionScope Scope { get; private set; }

    /// <summary>The key, organization or prefix; empty for accounts.</summary>
    public string Target { get; private set; } = "";

    public string? Ground { get; private set; }

    public string? Policy { get; private set; }

    public Degradation Degradation { get; private set; }

    /// <summary>When a degradation would end.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>When the first would be hit, unless it is approved later; <c>null</c>: at once.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>Over how long accounts would be hit one by one; 0: all together.</summary>
    public long SpreadSeconds { get; private set; }

    /// <summary>Until when it may be decided.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>By when a break-glass has to be reviewed; <c>null</c> for a proposal.</summary>
    public DateTimeOffset? ReviewDueAt { get; private set; }

    /// <summary>When it was noticed that the review is overdue.</summary>
    public DateTimeOffset? OverdueAt { get; private set; }

    public string ProposedById { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";

    public DateTimeOffset ProposedAt { get; private set; }

    public ProposalState State { get; private set; }

    public string? DecidedById { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Answer { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<BannedAccount> Accounts => _accounts;

    /// <summary>Who opened the evidence, and when.</summary>
    public IReadOnlyList<EvidenceView> Views => _views;

    /// <summary>Whether it was done at once, without a second person.</summary>
    public bool IsBreakGlass => ReviewDueAt is not null;

    /// <summary>The terms of the decisions that it makes.</summary>
    public DecisionTerms Terms => new(Kind, Reason, EndsAt) { Ground = Ground, Policy = Policy, Degradation = Degradation, Timing = new(StartsAt, TimeSpan.FromSeconds(SpreadSeconds)) };

    public static Done<BanProposal> Propose(Guid id, Person by, Guid? campaign, string title, IReadOnlyCollection<DecisionTarget> targets, DecisionTerms terms, TimeProvider clock)
    {
        if (!terms.Kind.NeedsSecondPerson() && !targets.Any(t => terms.Kind.NeedsSecondPerson(t.Scope))) return Refusal.NothingChosen;
        if (!terms.Timing.IsAtOnce && (campaign is null || terms.Timing.Check(clock) is not null)) return Refusal.TimingWrong;
        return terms.Check(by, clock) is { } no ? no : Make(id, by, campaign, title, targets, terms, clock);
    }

    /// <summary>Acts at once, by a manager: a ban alone, which another manager has to review.</summary>
    /// <param name="review">How long the review may take.</param>
    public static Done<BanProposal> BreakGlass(
        Guid id, Person by, Guid? campaign, string title, IReadOnlyCollection<DecisionTarget> targets, DecisionTerms terms, TimeSpan review, TimeProvider clock)
    {
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        if (terms.Kind is not DecisionKind.Ban) return Refusal.NothingChosen;
        if (!terms.Timing.IsAtOnce) return Refusal.TimingWrong;
        if (terms.CheckWords() is { } no) return no;
        var made = Make(id, by, campaign, title, targets, terms, clock);
        if (made.Value is { } proposal) (proposal.State, proposal.ExpiresAt, proposal.ReviewDueAt) = (ProposalState.Unreviewed, null, clock.GetUtcNow() + review);
        return made;
    }

    private static Done<BanProposal> Make(Guid id, Person by, Guid? campaign, string title, IReadOnlyCollection<DecisionTarget> targets, DecisionTerms terms, TimeProvider clock)
    {
        if (targets.Count == 0) return Refusal.NobodyToActOn;
        var other = targets.FirstOrDefault(t => t.Scope is not DecisionScope.Account);
        var proposal = new BanProposal
        {
            Id = id,
            CampaignId = campaign,
            Title = title,
            Reason = terms.Reason!.Trim(),
            Kind = terms.Kind,
            Scope = other?.Scope ?? DecisionScope.Account,
            Target = other?.Value ?? "",
            Ground = DecisionTerms.Tidy(terms.Ground),
            Policy = DecisionTerms.Tidy(terms.Policy),
            Degradation = terms.Plain().Degradation,
            EndsAt = terms.Plain().ExpiresAt,
            StartsAt = terms.Timing.From,
            SpreadSeconds = (long)terms.Timing.Spread.TotalSeconds,
            ExpiresAt = clock.GetUtcNow() + Lasts,
            ProposedById = by.Id,
            ProposedBy = by.Name,
            ProposedAt = clock.GetUtcNow(),
        };
        if (other is null) proposal._accounts.AddRange(targets.Select(t => t.Account).Distinct().Select(BannedAccount.Of));
        return proposal;
    }

    /// <summary>Notes that a person opened the evidence; approval asks for it.</summary>
    public void Opened(Person by, TimeProvider clock)
    {
        if (_views.All(v => v.PersonId != by.Id))
            _views.Add(EvidenceView.Of(by, clock));
    }

    /// <summary>Two-person rule: a manager decides, never on their own proposal, and only after opening the evidence.</summary>
    /// <returns>Why not, or <c>null</c> when the ban now stands.</returns>
    public Refusal? Approve(Person by, string? answer, TimeProvider clock) => Decide(by, ProposalState.Waiting, ProposalState.Approved, answer ?? "", clock);

    /// <summary>Turns the proposal down; a reason is needed. The same people may as may approve.</summary>
    public Refusal? Reject(Person by, string? answer, TimeProvider clock) =>
        string.IsNullOrWhiteSpace(answer) ? Refusal.ReasonMissing : Decide(by, ProposalState.Waiting, ProposalState.Rejected, answer, clock);

    /// <summary>Takes the proposal back: by whoever made it.</summary>
    public Refusal? Withdraw(Person by, TimeProvider clock)
    {
        if (by.Id != ProposedById) return Refusal.NotAllowed;
        if (State is not ProposalState.Waiting) return Refusal.AlreadyDecided;
        (State, DecidedById, DecidedBy, DecidedAt) = (ProposalState.Withdrawn, by.Id, by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>Whether a break-glass stands or goes; by another manager, who opened the evidence.</summary>
    /// <param name="confirms">False: the bans are to be lifted, and an answer is needed.</param>
    public Refusal? Review(Person by, bool confirms, string? answer, TimeProvider clock)
    {
        if (!IsBreakGlass) return Refusal.NotFound;
        if (!confirms && string.IsNullOrWhiteSpace(answer)) return Refusal.ReasonMissing;
        return Decide(by, ProposalState.Unreviewed, confirms ? ProposalState.Approved : ProposalState.Rejected, answer ?? "", clock);
    }

    /// <summary>Notes once that the review is overdue.</summary>
    /// <returns>Whether it just became so.</returns>
    public bool Overdue(TimeProvider clock)
    {
        if (State is not ProposalState.Unreviewed || OverdueAt is not null || ReviewDueAt > clock.GetUtcNow()) return false;
        OverdueAt = clock.GetUtcNow();
        return true;
    }

    /// <summary>Ends a proposal that waited too long.</summary>
    public void Expire(TimeProvider clock)
    {
        if (State is ProposalState.Waiting) (State, DecidedBy, DecidedAt) = (ProposalState.Expired, "expired", clock.GetUtcNow());
    }

    /// <summary>The decisions that it makes once it is approved, or at once by break-glass.</summary>
    public IReadOnlyList<Decision> Decisions(Func<Guid> newId, Person by, TimeProvider clock) =>
        State is ProposalState.Approved or ProposalState.Unreviewed
            ? [.. Targets.Select(target => Decision.Of(newId(), target, this, by, clock))]
            : throw new InvalidOperationException("Only an approved proposal acts.");

    private IEnumerable<DecisionTarget> Targets => Scope is DecisionScope.Account ? _accounts.Select(a => DecisionTarget.Of(a.AccountId)) : [new(Scope, Target)];

    private Refusal? Decide(Person by, ProposalState from, ProposalState to, string answer, TimeProvider clock)
    {
        if (State != from) return State is ProposalState.Expired ? Refusal.ProposalExpired : Refusal.AlreadyDecided;
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        if (by.Id == ProposedById) return Refusal.SelfApproval;
        if (_views.All(v => v.PersonId != by.Id)) return Refusal.EvidenceNotOpened;
        if (answer.Length > 4000) return Refusal.TooLong;
        if (ExpiresAt <= clock.GetUtcNow() || (to is ProposalState.Approved && EndsAt <= clock.GetUtcNow())) return Refusal.ProposalExpired;
        (State, DecidedById, DecidedBy, DecidedAt, Answer) = (to, by.Id, by.Name, clock.GetUtcNow(), answer.Trim());
        return null;
    }
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    Waiting,
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>It waited too long.</summary>
    Expired,

    /// <summary>Made by break-glass: in force, and its review waits.</summary>
    Unreviewed,
}

/// <summary>An account that a proposal is about.</summary>
public sealed class BannedAccount
{
    private BannedAccount() { } // EF

    public AccountId AccountId { get; private set; }

    internal static BannedAccount Of(AccountId account) => new() { AccountId = account };
}

/// <summary>That a person opened a proposal's evidence.</summary>
public sealed class EvidenceView
{
    private EvidenceView() { } // EF

    public string PersonId { get; private set; } = "";

    public string PersonName { get; private set; } = "";

    public DateTimeOffset OpenedAt { get; private set; }

    internal static EvidenceView Of(Person by, TimeProvider clock) => new() { PersonId = by.Id, PersonName = by.Name, OpenedAt = clock.GetUtcNow() };
}
