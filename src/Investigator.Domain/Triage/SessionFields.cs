using Investigator.Domain.Triage.Queries;

namespace Investigator.Domain.Triage;

/// <summary>What the sessions of all accounts can be asked by.</summary>
public static class SessionFields
{
    public static QueryFields All { get; } = new(
        null,
        new("session", QueryFieldKind.Id, "session id") { Aliases = ["id"], IsPersonal = true },
        new("account", QueryFieldKind.Id, "account id") { Aliases = ["subject"], IsPersonal = true },
        new("derived", QueryFieldKind.Choice, "whether the log names it, or its silences do") { Choices = ["yes", "no"] },
        new("requests", QueryFieldKind.Number, "requests in it") { Aliases = ["exchanges"] },
        new("input", QueryFieldKind.Number, "input tokens"),
        new("output", QueryFieldKind.Number, "output tokens"),
        new("minutes", QueryFieldKind.Number, "how long it lasted, in minutes") { Aliases = ["lasted"] },
        new("started", QueryFieldKind.Time, "when it began") { Aliases = ["first"] },
        new("ended", QueryFieldKind.Time, "its last request") { Aliases = ["seen", "last"] });
}
