using Investigator.Domain.Triage;

namespace Investigator.Web.Triage;

/// <summary>How the queue's values read.</summary>
public static class QueueWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.TruePositive => Say("True positive: it is what the score says"),
        Verdict.BenignPositive => Say("Benign positive: it does this, and may"),
        Verdict.FalsePositive => Say("False positive: it does not do this"),
        Verdict.Duplicate => Say("Duplicate of another entry"),
        Verdict.CannotTell => Say("Cannot tell"),
    };

    public static string Of(QueueState state) => state switch
    {
        QueueState.Open => Say("open"),
        QueueState.Claimed => Say("claimed"),
        QueueState.Closed => Say("closed"),
    };

    /// <summary>One of <see cref="QueueAddress.States"/>.</summary>
    public static string OfState(string state) => state switch
    {
        "waiting" => Say("waiting"),
        "open" => Say("open"),
        "claimed" => Say("claimed"),
        "snoozed" => Say("snoozed"),
        "closed" => Say("closed"),
        _ => Say("all"),
    };

    /// <summary>Enough of a cluster's id to tell it from the others on a page.</summary>
    public static string ShortOf(QueueEntry entry) => entry.Subject[..Math.Min(8, entry.Subject.Length)];

    /// <summary>Where an entry opens.</summary>
    public static string AddressOf(QueueEntry entry) => AddressOf(entry.Kind, entry.Subject);

    /// <summary>Where a subject opens.</summary>
    public static string AddressOf(SubjectKind kind, string subject) => $"/{(kind is SubjectKind.Cluster ? "clusters" : "accounts")}/{Uri.EscapeDataString(subject)}";
}
