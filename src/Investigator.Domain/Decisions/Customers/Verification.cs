using System.Text.RegularExpressions;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>A request to a customer to show who they are. Documents lie elsewhere: here is a reference at most.</summary>
public sealed partial class Verification
{
    private Verification() { } // EF

    public Guid Id { get; private set; }

    /// <summary>Shared by those that were asked for in one act.</summary>
    public Guid BatchId { get; private set; }

    public AccountId AccountId { get; private set; }

    /// <summary>The step-up that holds the account until then; another's, where one stood already.</summary>
    public Guid? DecisionId { get; private set; }

    public VerificationChannel Channel { get; private set; }

    /// <summary>For colleagues.</summary>
    public string Reason { get; private set; } = "";

    public string RequestedBy { get; private set; } = "";

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public VerificationState State { get; private set; }

    /// <summary>Where the document or the vendor's record lies; never what is in it.</summary>
    public string? Reference { get; private set; }

    public string? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? Note { get; private set; }

    public long Version { get; private set; }

    /// <summary>The level that passing shows, in the words of account records.</summary>
    public string Level => LevelOf(Channel);

    /// <inheritdoc cref="Level"/>
    public static string LevelOf(VerificationChannel channel) => channel switch
    {
        VerificationChannel.Email => "email",
        VerificationChannel.Phone => "phone",
        VerificationChannel.Payment => "payment",
        VerificationChannel.Identity or VerificationChannel.Contract => "kyc",
    };

    public static Verification Of(Guid id, Guid batch, AccountId account, Guid? decision, VerificationTerms terms, Person by, TimeProvider clock) => new()
    {
        Id = id,
        BatchId = batch,
        AccountId = account,
        DecisionId = decision,
        Channel = terms.Channel,
        Reason = terms.Reason!.Trim(),
        RequestedBy = by.Name,
        RequestedAt = clock.GetUtcNow(),
        DueAt = terms.DueAt!.Value,
    };

    /// <summary>Keeps the result.</summary>
    /// <param name="reference">Needed when it was passed.</param>
    public Refusal? End(Person by, bool passed, string? reference, string? note, TimeProvider clock)
    {
        if (State is not VerificationState.Open) return Refusal.AlreadyDecided;
        if (passed && string.IsNullOrWhiteSpace(reference)) return Refusal.ReferenceMissing;
        if (!string.IsNullOrWhiteSpace(reference) && !Plain().IsMatch(reference.Trim())) return Refusal.ReferenceWrong;
        if (note?.Length > 1000) return Refusal.TooLong;
        (State, Reference, EndedBy, EndedAt, Note) = (passed ? VerificationState.Passed : VerificationState.Failed, DecisionTerms.Tidy(reference), by.Name, clock.GetUtcNow(), DecisionTerms.Tidy(note));
        return null;
    }

    /// <summary>Takes the request back.</summary>
    public Refusal? Withdraw(Person by, string? note, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is not VerificationState.Open) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(note)) return Refusal.ReasonMissing;
        if (note.Length > 1000) return Refusal.TooLong;
        (State, EndedBy, EndedAt, Note) = (VerificationState.Withdrawn, by.Name, clock.GetUtcNow(), note.Trim());
        return null;
    }

    /// <summary>The customer let the time pass.</summary>
    public void Expire(TimeProvider clock) => (State, EndedBy, EndedAt) = (VerificationState.Expired, "expired", clock.GetUtcNow());

    // What could hold the document itself, or speak to a spreadsheet or a page, is no reference.
    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} ._:/#-]{0,199}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}

/// <summary>By what a customer is verified. The numbers are stored: new ones go to the end.</summary>
public enum VerificationChannel
{
    Email,
    Phone,
    Payment,

    /// <summary>An identity document, or the register of companies.</summary>
    Identity,

    /// <summary>A contract that somebody at the provider vouches for.</summary>
    Contract,
}

/// <summary>Where a request stands. The numbers are stored: new ones go to the end.</summary>
public enum VerificationState
{
    Open,
    Passed,
    Failed,
    Expired,
    Withdrawn,
}

/// <summary>What is asked for.</summary>
/// <param name="Reason">For colleagues.</param>
/// <param name="Tells">What the customer is told.</param>
/// <param name="DueAt">By when; 90 days at most.</param>
public sealed record VerificationTerms(VerificationChannel Channel, string? Reason, string? Tells, DateTimeOffset? DueAt);
