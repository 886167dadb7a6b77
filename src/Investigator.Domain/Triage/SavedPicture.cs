using Investigator.Domain.Linking;

namespace Investigator.Domain.Triage;

/// <summary>
/// What people made of a picture of links: which nodes are in it and where, which question brought them, what is marked and what is left out. It holds no facts: those are read anew whenever it is opened.
/// Marks name nodes by their place in <see cref="Nodes"/>.
/// </summary>
public sealed record SavedPicture
{
    /// <summary>The farthest from the middle that a node lies.</summary>
    public const double Farthest = 1e7;

    private const int LongestWord = 40;
    private const int MostKinds = 40;

    public IReadOnlyList<PlacedNode> Nodes { get; init; } = [];

    /// <summary>Which nodes came with which expansion, so that it can be collapsed. What no expansion brought was there from the beginning.</summary>
    public IReadOnlyList<BroughtNodes> Brought { get; init; } = [];

    /// <summary>Resources whose accounts were asked for.</summary>
    public IReadOnlyList<int> Opened { get; init; } = [];

    public IReadOnlyList<int> Hidden { get; init; } = [];

    public IReadOnlyList<int> Pinned { get; init; } = [];

    public IReadOnlyList<int> Selected { get; init; } = [];

    /// <summary>The group that a second one is compared with.</summary>
    public IReadOnlyList<int> First { get; init; } = [];

    /// <summary>Only these are shown; <c>null</c>: all.</summary>
    public IReadOnlyList<int>? Only { get; init; }

    /// <summary>Kinds of nodes that are not shown.</summary>
    public IReadOnlyList<string> KindsOff { get; init; } = [];

    /// <summary>The stretch of time that is shown, in milliseconds since 1970; <c>null</c>: always.</summary>
    public double? From { get; init; }

    /// <summary>Its end.</summary>
    public double? To { get; init; }

    /// <summary>Where the next part of the beginning begins; <c>null</c>: all of it was asked for.</summary>
    public int? Next { get; init; }

    /// <summary>How many nodes there were in all when it was kept: a picture may be a part.</summary>
    public long TotalNodes { get; init; }

    public long TotalEdges { get; init; }

    /// <summary>The picture if everything in it can be read and is within bounds, else <c>null</c>: it comes from a browser.</summary>
    public static SavedPicture? Checked(SavedPicture? claimed)
    {
        if (claimed?.Nodes is not { Count: > 0 and <= Neighbourhoods.MostNodes } nodes) return null;
        if (!nodes.All(node => node is { Id: { Length: > 0 and <= GraphNode.LongestId } } && IsPlace(node.X) && IsPlace(node.Y))) return null;
        if (nodes.DistinctBy(node => node.Id, StringComparer.Ordinal).Count() != nodes.Count) return null;
        IReadOnlyList<int>?[] marks = [claimed.Opened, claimed.Hidden, claimed.Pinned, claimed.Selected, claimed.First, claimed.Only ?? []];
        if (!marks.All(mark => AreNodes(mark, nodes.Count))) return null;
        if (claimed.Brought is not { } brought || brought.Count > nodes.Count || !brought.All(b => b is not null && AreNodes([b.By], nodes.Count) && AreNodes(b.Nodes, nodes.Count))) return null;
        if (claimed.KindsOff is not { Count: <= MostKinds } kinds || !kinds.All(kind => kind is { Length: > 0 and <= LongestWord })) return null;
        if (claimed.From is null != claimed.To is null || claimed.From > claimed.To || claimed.Next < 0 || claimed.TotalNodes < 0 || claimed.TotalEdges < 0) return null;
        // A node can be brought by several expansions, but not by all of thousands.
        return brought.Sum(b => b.Nodes.Count) > 10 * Neighbourhoods.MostNodes ? null : claimed;
    }

    private static bool IsPlace(double at) => double.IsFinite(at) && Math.Abs(at) <= Farthest;

    private static bool AreNodes(IReadOnlyList<int>? places, int nodes) => places is not null && places.Count <= nodes && places.All(place => place >= 0 && place < nodes);
}

/// <summary>A node and where it lies.</summary>
public sealed record PlacedNode(string Id, double X, double Y);

/// <summary>What one expansion brought.</summary>
/// <param name="By">The node that was expanded.</param>
public sealed record BroughtNodes(int By, IReadOnlyList<int> Nodes);
