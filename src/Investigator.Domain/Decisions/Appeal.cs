using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>A customer's objection to a decision. Somebody who did not take part in the decision decides it.</summary>
public sealed class Appeal
{
    private Appeal() { } // EF

    public Guid Id { get; private set; }

    public Guid DecisionId { get; private set; }

    /// <summary>The account; empty when the decision is about something else.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>What the customer objects to, in the customer's words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The sender's own name for it: the same again is the same appeal. <c>null</c>: it has none.</summary>
    public string? Reference { get; private set; }

    public string ReceivedById { get; private set; } = "";

    public string ReceivedBy { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>By when it is to be decided.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public AppealState State { get; private set; }

    public string? AssigneeId { get; private set; }

    public string? AssigneeName { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What the customer is told.</summary>
    public string? Answer { get; private set; }

    public long Version { get; private set; }

    public static Done<Appeal> Of(Guid id, Person by, Decision decision, string? text, string? reference, TimeSpan answeredIn, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(text)) return Refusal.AppealMissing;
        if (text.Length > 10_000 || reference?.Length > 200) return Refusal.TooLong;
        var now = clock.GetUtcNow();
        return new Appeal
        {
            Id = id,
            DecisionId = decision.Id,
            AccountId = decision.AccountId,
            Text = text.Trim(),
            Reference = DecisionTerms.Tidy(reference),
            ReceivedById = by.Id,
            ReceivedBy = by.Name,
            ReceivedAt = now,
            DueAt = now + answeredIn,
        };
    }

    /// <summary>Gives it to somebody who did not take part in the decision.</summary>
    /// <param name="to">To whom; they need the right themselves.</param>
    /// <param name="took">Ids of those who took part in the decision.</param>
    public Refusal? Assign(Person by, Person to, IReadOnlySet<string> took)
    {
        if (!by.May(Permit.DecideAppeals) || !to.May(Permit.DecideAppeals)) return Refusal.NotAllowed;
        if (State is not AppealState.Open) return Refusal.AlreadyDecided;
        if (took.Contains(to.Id)) return Refusal.DecidedItself;
        (AssigneeId, AssigneeName) = (to.Id, to.Name);
        return null;
    }

    /// <summary>Decides it: by whom it is assigned to, who did not take part in the decision, with an answer that the customer reads.</summary>
    /// <param name="overturns">True: the decision goes. False: it stands.</param>
    /// <param name="took">Ids of those who took part in the decision.</param>
    public Refusal? Decide(Person by, bool overturns, string? answer, IReadOnlySet<string> took, TimeProvider clock)
    {
        if (!by.May(Permit.DecideAppeals)) return Refusal.NotAllowed;
        if (took.Contains(by.Id)) return Refusal.DecidedItself;
        if (State is not AppealState.Open) return Refusal.AlreadyDecided;
        if (AssigneeId != by.Id) return Refusal.NotAssigned;
        if (string.IsNullOrWhiteSpace(answer)) return Refusal.ReasonMissing;
        if (answer.Length > 4000) return Refusal.TooLong;
        (State, DecidedBy, DecidedAt, Answer) = (overturns ? AppealState.Overturned : AppealState.Upheld, by.Name, clock.GetUtcNow(), answer.Trim());
        return null;
    }
}

/// <summary>Where an appeal stands; what is upheld or overturned is the decision.</summary>
public enum AppealState
{
    Open,

    /// <summary>The decision stands.</summary>
    Upheld,

    /// <summary>The decision was wrong and was lifted.</summary>
    Overturned,
}

/// <summary>A detector whose hit was behind a decision that was appealed.</summary>
public sealed class AppealedDetector
{
    private AppealedDetector() { } // EF

    public Guid AppealId { get; private set; }

    public string DetectorId { get; private set; } = "";

    public int DetectorVersion { get; private set; }

    public static AppealedDetector Of(Guid appeal, string detector, int version) => new() { AppealId = appeal, DetectorId = detector, DetectorVersion = version };
}
