using Investigator.Domain.Triage.Queries;

namespace Investigator.Domain.Triage;

/// <summary>What the queue can be asked by.</summary>
public static class QueueFields
{
    /// <summary>Asked for, it says by itself which states are meant.</summary>
    public const string State = "state";

    public static QueryFields All { get; } = new(
        "subject and top reason",
        new("score", QueryFieldKind.Number, "probability, 0 to 1"),
        new("state", QueryFieldKind.Choice, "where it stands") { Choices = ["waiting", "open", "claimed", "snoozed", "closed"] },
        new("queue", QueryFieldKind.Name, "the queue it waits in"),
        new("kind", QueryFieldKind.Choice, "what it is about") { Choices = ["account", "cluster"] },
        new("subject", QueryFieldKind.Id, "account or cluster id") { Aliases = ["id", "account", "cluster"], IsPersonal = true },
        new("reason", QueryFieldKind.Text, "part of the top reason"),
        new("family", QueryFieldKind.Name, "prompt family"),
        new("tag", QueryFieldKind.Name, "word that people put on the account, or on one of the cluster's") { Aliases = ["tags"] },
        new("segment", QueryFieldKind.Name, "customer segment"),
        new("assignee", QueryFieldKind.Name, "who holds it") { Aliases = ["owner"], Choices = ["me", "none"], IsPersonal = true },
        new("size", QueryFieldKind.Number, "accounts in it") { Aliases = ["accounts", "members"] },
        new("exchanges", QueryFieldKind.Number, "exchanges taken") { Aliases = ["requests"] },
        new("tokens", QueryFieldKind.Number, "tokens in the window") { Aliases = ["spend"] },
        new("folded", QueryFieldKind.Number, "flagged accounts inside"),
        new("seen", QueryFieldKind.Time, "when it was last seen") { Aliases = ["last", "lastseen"] },
        new("first", QueryFieldKind.Time, "when it was first seen") { Aliases = ["firstseen"] },
        new("opened", QueryFieldKind.Time, "since when it waits") { Aliases = ["waits"] },
        new("due", QueryFieldKind.Time, "by when it should have its verdict"),
        new("late", QueryFieldKind.Choice, "past its target") { Choices = ["yes", "no"] },
        new("verdict", QueryFieldKind.Choice, "what people found") { Choices = ["none", "true-positive", "benign-positive", "false-positive", "duplicate", "cannot-tell"] },
        new("closed", QueryFieldKind.Time, "when it was closed"),
        new("note", QueryFieldKind.Text, "part of the note that closed it") { IsPersonal = true });
}
