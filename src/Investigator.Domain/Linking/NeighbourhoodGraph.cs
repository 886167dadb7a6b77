using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// The accounts and resources around some accounts, as the graph view and its table twin show them. The JSON of the graph endpoint is this record in camel case.
/// </summary>
/// <param name="Nodes">What is shown, each id once.</param>
/// <param name="Edges">Links whose both ends are in <paramref name="Nodes"/>.</param>
/// <param name="TotalNodes">How many nodes the whole neighbourhood has, at least the shown ones.</param>
/// <param name="TotalEdges">How many edges the whole neighbourhood has, at least the shown ones.</param>
/// <param name="ChosenBy">In words, what decided which part is shown: "link weight".</param>
/// <param name="Center">Node ids in the middle: the account, or the members of the cluster.</param>
public sealed record NeighbourhoodGraph(
    IReadOnlyList<GraphNode> Nodes,
    IReadOnlyList<GraphEdge> Edges,
    long TotalNodes,
    long TotalEdges,
    string ChosenBy,
    IReadOnlyList<string> Center)
{
    /// <summary>Most nodes that a picture is made of by default.</summary>
    public const int NodesShown = 2_000;

    /// <summary>Most edges that a picture is made of by default.</summary>
    public const int EdgesShown = 5_000;

    /// <summary>Nothing is linked.</summary>
    public static NeighbourhoodGraph Empty { get; } = new([], [], 0, 0, "link weight", []);

    /// <summary>Where the next part of the neighbourhood begins, to be asked for as <c>skip</c>; <c>null</c>: this was the last.</summary>
    public int? Next { get; init; }

    /// <summary>True when the whole neighbourhood is shown.</summary>
    public bool IsWhole => Nodes.Count >= TotalNodes && Edges.Count >= TotalEdges;
}

/// <summary>An account or a resource in the graph.</summary>
/// <param name="Id">Kind and value: <c>account:acc-1</c> or <see cref="Resource.Id"/>; at most 512 characters, longer ones are not drawn.</param>
/// <param name="Kind"><see cref="AccountKind"/> or a <see cref="ResourceKind"/> in camel case; the view draws anything else as "other resource".</param>
/// <param name="Label">What people read. Written by strangers: it is shown as text only.</param>
/// <param name="Score">The account's score, 0 to 1; <c>null</c> for resources and accounts without one.</param>
/// <param name="Flagged">True for an account that waits in the queue or was found guilty.</param>
/// <param name="Status">In a word: "frozen" or "banned"; empty where nothing stands, and for resources.</param>
/// <param name="Degree">How many links it has in this neighbourhood, drawn or not.</param>
public sealed record GraphNode(string Id, string Kind, string Label, double? Score, bool Flagged, string Status, int Degree)
{
    /// <summary>When the account was first seen; <c>null</c> for resources and accounts without a score.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>When it was last seen.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>How many accounts a folded node stands for, or use the resource in all; <c>null</c> for accounts and where it was not counted.</summary>
    public long? Accounts { get; init; }

    /// <summary>The kind of an account's node.</summary>
    public const string AccountKind = "account";

    /// <summary>An id longer than this is no id; it is not drawn.</summary>
    public const int LongestId = 512;

    /// <summary>The node id of an account.</summary>
    public static string IdOf(AccountId account) => $"{AccountKind}:{account.Value}";

    /// <summary>The account behind a node id, or <c>null</c> when it is a resource. Ids also come back from browsers: whether the account exists is for the reader to check.</summary>
    public static AccountId? AccountOf(string nodeId) =>
        nodeId.StartsWith("account:", StringComparison.Ordinal) && nodeId.Length > AccountKind.Length + 1 ? new(nodeId[(AccountKind.Length + 1)..]) : null;
}

/// <summary>A link between two nodes.</summary>
/// <param name="Id">Unique in the graph, and the same over runs so that an expansion merges.</param>
/// <param name="Source">Node id.</param>
/// <param name="Target">Node id.</param>
/// <param name="Weight">Bits of surprise, not negative.</param>
/// <param name="Kind">The resource kind or behaviour that makes the link.</param>
/// <param name="Reason">The sentence that explains it, with its numbers.</param>
public sealed record GraphEdge(string Id, string Source, string Target, double Weight, string Kind, string Reason)
{
    /// <summary>When the two first had to do with each other; <c>null</c> where it was not asked, or only a record says so.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>When they last did.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }
}
