using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>A ban that waits for a second person.</summary>
public sealed class BanProposal
{
    private readonly List<BannedAccount> _accounts = [];
    private readonly List<EvidenceView> _views = [];

    private BanProposal() { } // EF

    public Guid Id { get; private set; }

    public Guid? CampaignId { get; private set; }

    /// <summary>What a person calls the subject: the campaign's name, or the account id.</summary>
    public string Title { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string ProposedById { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";

    public DateTimeOffset ProposedAt { get; private set; }

    public ProposalState State { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Answer { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<BannedAccount> Accounts => _accounts;

    /// <summary>Who opened the evidence, and when.</summary>
    public IReadOnlyList<EvidenceView> Views => _views;

    public static Done<BanProposal> Propose(
        Guid id, Person by, Guid? campaign, string title, IEnumerable<AccountId> accounts, string? reason, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 4000) return Refusal.TooLong;
        var proposal = new BanProposal
        {
            Id = id,
            CampaignId = campaign,
            Title = title,
            Reason = reason.Trim(),
            ProposedById = by.Id,
            ProposedBy = by.Name,
            ProposedAt = clock.GetUtcNow(),
        };
        proposal._accounts.AddRange(accounts.Distinct().Select(BannedAccount.Of));
        return proposal._accounts.Count == 0 ? Refusal.NobodyToActOn : proposal;
    }

    /// <summary>Notes that a person opened the evidence; approval asks for it.</summary>
    public void Opened(Person by, TimeProvider clock)
    {
        if (_views.All(v => v.PersonId != by.Id))
            _views.Add(EvidenceView.Of(by, clock));
    }

    /// <summary>Two-person rule: a manager decides, never on their own proposal, and only after opening the evidence.</summary>
    /// <returns>Why not, or <c>null</c> when the ban now stands.</returns>
    public Refusal? Approve(Person by, string? answer, TimeProvider clock) => Decide(by, ProposalState.Approved, answer ?? "", clock);

    /// <summary>Turns the proposal down; a reason is needed. The same people may as may approve.</summary>
    public Refusal? Reject(Person by, string? answer, TimeProvider clock) =>
        string.IsNullOrWhiteSpace(answer) ? Refusal.ReasonMissing : Decide(by, ProposalState.Rejected, answer, clock);

    /// <summary>Takes the proposal back: by whoever made it.</summary>
    public Refusal? Withdraw(Person by, TimeProvider clock)
    {
        if (by.Id != ProposedById) return Refusal.NotAllowed;
        if (State is not ProposalState.Waiting) return Refusal.AlreadyDecided;
        (State, DecidedBy, DecidedAt) = (ProposalState.Withdrawn, by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>The bans that an approved proposal makes.</summary>
    public IReadOnlyList<Decision> Bans(Func<Guid> newId, Person by, TimeProvider clock) =>
        State is ProposalState.Approved
            ? [.. _accounts.Select(a => Decision.Ban(newId(), a.AccountId, this, by, clock))]
            : throw new InvalidOperationException("Only an approved proposal bans.");

    private Refusal? Decide(Person by, ProposalState state, string answer, TimeProvider clock)
    {
        if (State is not ProposalState.Waiting) return Refusal.AlreadyDecided;
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        if (by.Id == ProposedById) return Refusal.SelfApproval;
        if (_views.All(v => v.PersonId != by.Id)) return Refusal.EvidenceNotOpened;
        if (answer.Length > 4000) return Refusal.TooLong;
        (State, DecidedBy, DecidedAt, Answer) = (state, by.Name, clock.GetUtcNow(), answer.Trim());
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
}

/// <summary>An account that a proposal would ban.</summary>
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
