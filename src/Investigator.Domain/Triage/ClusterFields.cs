using Investigator.Domain.Triage.Queries;

namespace Investigator.Domain.Triage;

/// <summary>What the list of clusters can be asked by.</summary>
public static class ClusterFields
{
    public static QueryFields All { get; } = new(
        null,
        [
            new("cluster", QueryFieldKind.Exact, "cluster id") { Aliases = ["id", "subject"] },
            new("score", QueryFieldKind.Number, "probability, 0 to 1"),
            new("size", QueryFieldKind.Number, "accounts in it") { Aliases = ["accounts", "members"] },
            new("member", QueryFieldKind.Exact, "id of an account in it") { Aliases = ["account"], IsPersonal = true },
            new("detector", QueryFieldKind.Name, "id of a detector that hit a member") { Aliases = ["hit"] },
            new("exchanges", QueryFieldKind.Number, "exchanges taken") { Aliases = ["requests"] },
            new("seen", QueryFieldKind.Time, "when it was last seen") { Aliases = ["last", "lastseen"] },
            new("first", QueryFieldKind.Time, "when it was first seen") { Aliases = ["firstseen"] },
            .. QueriedResource.Fields("a member"),
        ]);
}
