using Investigator.Domain.Triage.Queries;

namespace Investigator.Domain.Triage;

/// <summary>What the list of accounts can be asked by.</summary>
public static class AccountFields
{
    public static QueryFields All { get; } = new(
        null,
        [
            new("account", QueryFieldKind.Exact, "account id") { Aliases = ["id", "subject"], IsPersonal = true },
            new("score", QueryFieldKind.Number, "probability, 0 to 1"),
            new("flagged", QueryFieldKind.Time, "when its score first passed the line"),
            new("detector", QueryFieldKind.Name, "id of a detector that hit it") { Aliases = ["hit"] },
            new("cluster", QueryFieldKind.Exact, "id of the cluster that holds it"),
            new("tag", QueryFieldKind.Name, "word that people put on it") { Aliases = ["tags"] },
            new("exchanges", QueryFieldKind.Number, "exchanges taken") { Aliases = ["requests"] },
            new("seen", QueryFieldKind.Time, "when it was last seen") { Aliases = ["last", "lastseen"] },
            new("first", QueryFieldKind.Time, "when it was first seen") { Aliases = ["firstseen"] },
            .. QueriedResource.Fields("it"),
        ]);
}
