using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Matching;

/// <summary>One question and its answer, on either side. What leaves, the question here or the answer there, leaves after a second person said yes.</summary>
public sealed class MatchRound
{
    private readonly List<MatchView> _views = [];

    private MatchRound() { } // EF

    /// <summary>Its id here.</summary>
    public Guid Id { get; private set; }

    /// <summary>The pact.</summary>
    public Guid PactId { get; private set; }

    /// <summary>The id that both sides know it by.</summary>
    public Guid Round { get; private set; }

    /// <summary>True on the side that asks.</summary>
    public bool Asks { get; private set; }

    /// <summary>The campaign whose confirmed members were asked about; <c>null</c> on the side that answers.</summary>
    public Guid? CampaignId { get; private set; }

    /// <summary>The kinds that are compared.</summary>
    public IReadOnlyList<MatchKind> Kinds { get; private set; } = [];

    /// <summary>How many different values were asked about.</summary>
    public int Tokens { get; private set; }

    /// <summary>Where it stands.</summary>
    public MatchRoundState State { get; private set; }

    /// <summary>The file that leaves.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Own accounts that the partner has too, as far as they are known here.</summary>
    public IReadOnlyList<MatchHit> Hits { get; private set; } = [];

    /// <summary>Why it is held.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who made it.</summary>
    public string MadeById { get; private set; } = "";

    /// <summary>Their name.</summary>
    public string MadeBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Who decided whether the file leaves.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When the partner's answer came in.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who opened what would leave, and when; letting it leave asks for it.</summary>
    public IReadOnlyList<MatchView> Views => _views;

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>A question about a campaign.</summary>
    public static MatchRound Ask(Guid id, MatchPact pact, Guid campaign, IReadOnlyList<MatchKind> kinds, int tokens, byte[] content, string reason, Person by, TimeProvider clock) =>
        new() { Id = id, PactId = pact.Id, Round = id, Asks = true, CampaignId = campaign, Kinds = kinds, Tokens = tokens, Content = content, Reason = reason.Trim(), MadeById = by.Id, MadeBy = by.Name, MadeAt = clock.GetUtcNow() };

    /// <summary>An answer to a partner's question.</summary>
    public static MatchRound Answer(Guid id, MatchPact pact, Guid round, IReadOnlyList<MatchKind> kinds, int tokens, byte[] content, IReadOnlyList<MatchHit> hits, string reason, Person by, TimeProvider clock) =>
        new() { Id = id, PactId = pact.Id, Round = round, Kinds = kinds, Tokens = tokens, Content = content, Hits = hits, Reason = reason.Trim(), MadeById = by.Id, MadeBy = by.Name, MadeAt = clock.GetUtcNow() };

    /// <summary>Notes that a person opened what would leave.</summary>
    public void Opened(Person by, TimeProvider clock)
    {
        if (_views.TrueForAll(v => v.PersonId != by.Id)) _views.Add(MatchView.Of(by, clock));
    }

    /// <summary>Lets the file leave, or not: by another person than who made it, after opening what would leave.</summary>
    public Refusal? Decide(Person by, bool leaves, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (State is not MatchRoundState.Waiting) return Refusal.AlreadyDecided;
        if (by.Id == MadeById) return Refusal.NeedsSecondPerson;
        if (_views.TrueForAll(v => v.PersonId != by.Id)) return Refusal.PreviewNotOpened;
        (State, DecidedBy, DecidedAt) = (leaves ? MatchRoundState.Approved : MatchRoundState.Rejected, by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>The partner's answer to a question that had left.</summary>
    public Refusal? Answered(IReadOnlyList<MatchHit> hits, TimeProvider clock)
    {
        if (!Asks || State is not MatchRoundState.Approved) return Refusal.NotInThisState;
        (State, Hits, AnsweredAt) = (MatchRoundState.Done, hits, clock.GetUtcNow());
        return null;
    }
}

/// <summary>That a person opened what would leave with a round.</summary>
public sealed class MatchView
{
    private MatchView() { } // EF

    /// <summary>Who.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>Their name.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>When, for the first time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    internal static MatchView Of(Person by, TimeProvider clock) => new() { PersonId = by.Id, PersonName = by.Name, OpenedAt = clock.GetUtcNow() };
}

/// <summary>Where a round stands.</summary>
public enum MatchRoundState
{
    /// <summary>It waits for a second person.</summary>
    Waiting,

    /// <summary>Its file may leave.</summary>
    Approved,

    /// <summary>A second person said no; nothing left.</summary>
    Rejected,

    /// <summary>The answer came in.</summary>
    Done,
}

/// <summary>An own account that a partner has too.</summary>
/// <param name="Kind">What both have of it.</param>
/// <param name="Standing">On the side that asks: what the partner thinks of it. On the side that answers: what was told.</param>
public sealed record MatchHit(string Account, MatchKind Kind, MatchStanding Standing);
