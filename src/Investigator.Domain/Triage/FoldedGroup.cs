using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Accounts that a picture shows as one node: a cluster, or those of a named group that are in no cluster.</summary>
/// <param name="Score">The cluster's; <c>null</c> for others.</param>
internal sealed record FoldedGroup(string NodeId, string Kind, string Label, IReadOnlyList<AccountId> Accounts, double? Score, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt)
{
    public const string ClusterKind = "cluster";

    public const string RestKind = "group";

    public static FoldedGroup Of(Cluster cluster) => new(
        IdOf(cluster.Id), ClusterKind, cluster.Id.ToString("D")[..8], [.. cluster.Members.Select(m => m.AccountId)], cluster.Score.Value, cluster.FirstSeenAt, cluster.LastSeenAt);

    public static FoldedGroup Rest(AccountGroup group, IReadOnlyList<AccountId> accounts) => new($"{RestKind}:{group.Id:D}", RestKind, $"{group.Name}, in no cluster", accounts, null, null, null);

    /// <summary>The node id of a cluster.</summary>
    public static string IdOf(Guid cluster) => $"{ClusterKind}:{cluster:D}";

    /// <summary>The cluster behind a node id, or <c>null</c>.</summary>
    public static Guid? ClusterOf(string nodeId) => Read(nodeId, ClusterKind);

    /// <summary>The named group behind the node id of those in no cluster, or <c>null</c>.</summary>
    public static Guid? GroupOf(string nodeId) => Read(nodeId, RestKind);

    private static Guid? Read(string nodeId, string kind) =>
        nodeId.Length == kind.Length + 37 && nodeId.StartsWith(kind, StringComparison.Ordinal) && nodeId[kind.Length] == ':' && Guid.TryParseExact(nodeId[(kind.Length + 1)..], "D", out var id) ? id : null;
}
