using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>One version of one indicator as one source reported it. A version never changes; what people decided about it does.</summary>
public sealed class ReportedIndicator
{
    private ReportedIndicator() { } // EF

    /// <summary>The version's id here.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who reported it.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>With what it came in.</summary>
    public Guid DeliveryId { get; private set; }

    /// <summary>The source's own id of the indicator.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>The source's id of the object that it is an alternative of; usually the same.</summary>
    public string ObjectId { get; private set; } = "";

    /// <summary>What it names; <c>null</c> when this console keeps nothing of that kind.</summary>
    public IndicatorKind? Kind { get; private set; }

    /// <summary>The value, in the form in which it is compared.</summary>
    public string Value { get; private set; } = "";

    /// <summary>SHA-256 of kind and value: the same for all sources that report the same.</summary>
    public string ValueHash { get; private set; } = "";

    /// <summary>The pattern as it came, cut.</summary>
    public string Pattern { get; private set; } = "";

    /// <summary>Why it can't be looked for here; <c>null</c>: it can.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>The source's name of it, as text.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How sure the source says to be, 0 to 100.</summary>
    public int Confidence { get; private set; }

    /// <summary>From when use of it means something.</summary>
    public DateTimeOffset ValidFrom { get; private set; }

    /// <summary>Until when; <c>null</c>: the source gave no end.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>The source's time of this version.</summary>
    public DateTimeOffset ModifiedAt { get; private set; }

    /// <summary>How far it may travel; <c>null</c>: the source did not say.</summary>
    public TrafficLight? Marking { get; private set; }

    /// <summary>What the version says, hashed: two versions with the same digest mean the same.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>How it differs from what stood before.</summary>
    public ReportChange Change { get; private set; }

    /// <summary>What became of it.</summary>
    public ReportState State { get; private set; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset StagedAt { get; private set; }

    /// <summary>When its source last said the same anew; its age counts from here.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>Who accepted or rejected it.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When it was accepted, rejected, superseded or withdrawn.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why, in the words of who rejected it.</summary>
    public string? Note { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Puts a version on the staging shelf.</summary>
    public static ReportedIndicator Stage(Guid id, Guid source, Guid delivery, ReportedDraft draft, string? whyNot, ReportChange change, DateTimeOffset at) => new()
    {
        Id = id,
        SourceId = source,
        DeliveryId = delivery,
        ExternalId = draft.ExternalId,
        ObjectId = draft.ObjectId,
        Kind = draft.Kind,
        Value = draft.Value,
        ValueHash = draft.Kind is { } kind ? HashOf(kind, draft.Value) : "",
        Pattern = draft.Pattern,
        WhyNot = whyNot,
        Name = draft.Name,
        Confidence = draft.Confidence,
        ValidFrom = draft.ValidFrom,
        ValidUntil = draft.ValidUntil,
        ModifiedAt = draft.ModifiedAt,
        Marking = draft.Marking,
        Digest = DigestOf(draft),
        Change = change,
        State = whyNot is null ? ReportState.Waiting : ReportState.NotMatchable,
        StagedAt = at,
        ConfirmedAt = at,
    };

    /// <summary>Accepts or rejects what waits.</summary>
    public Refusal? Decide(bool accept, string? note, Person by, DateTimeOffset at)
    {
        if (State is not ReportState.Waiting) return Refusal.AlreadyDecided;
        (State, DecidedBy, DecidedAt, Note) = (accept ? ReportState.Accepted : ReportState.Rejected, by.Name, at, note);
        return null;
    }

    /// <summary>The source said the same anew.</summary>
    public void Confirm(DateTimeOffset modified, DateTimeOffset at)
    {
        if (modified > ModifiedAt) (ModifiedAt, ConfirmedAt) = (modified, at);
    }

    /// <summary>A later version took its place.</summary>
    public void Supersede(DateTimeOffset at) => (State, DecidedAt) = (ReportState.Superseded, at);

    /// <summary>The source took it back: it counts no more, at once.</summary>
    /// <param name="modified">The source's time of taking it back: older versions that come again are no news.</param>
    public void Withdraw(DateTimeOffset modified, DateTimeOffset at) => (State, DecidedAt, ModifiedAt) = (ReportState.Withdrawn, at, modified > ModifiedAt ? modified : ModifiedAt);

    /// <summary>Names what is looked for, whoever reports it.</summary>
    public static string HashOf(IndicatorKind kind, string value) => Hash($"{kind.Word()}\n{value}");

    /// <summary>What a draft says, hashed; its time of writing is no part of it.</summary>
    public static string DigestOf(ReportedDraft draft) => Hash(string.Create(CultureInfo.InvariantCulture,
        $"{draft.Kind}\n{draft.Value}\n{draft.Pattern}\n{draft.Confidence}\n{draft.ValidFrom.UtcTicks}\n{draft.ValidUntil?.UtcTicks}\n{draft.Marking}\n{draft.IsWithdrawn}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>How a version differs from what its source reported before.</summary>
public enum ReportChange
{
    /// <summary>The source had not reported it before, or it had never been accepted.</summary>
    New,

    /// <summary>Another version of it is accepted.</summary>
    Changed,
}

/// <summary>What became of a version.</summary>
public enum ReportState
{
    /// <summary>Waits for a person.</summary>
    Waiting,

    /// <summary>Looked for in telemetry.</summary>
    Accepted,

    /// <summary>A person does not want it; the same again stays out.</summary>
    Rejected,

    /// <summary>A later version took its place.</summary>
    Superseded,

    /// <summary>The source took it back.</summary>
    Withdrawn,

    /// <summary>Can't be looked for here.</summary>
    NotMatchable,
}
