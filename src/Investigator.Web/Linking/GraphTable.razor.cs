using System.Globalization;
using System.Text.RegularExpressions;
using Investigator.Domain.Linking;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Linking;

/// <summary>The table twin of the graph: the same nodes, links, reasons and selection, for keyboards, screen readers and browsers without WebGL.</summary>
public sealed partial class GraphTable
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private NeighbourhoodGraph? _prepared;
    private IReadOnlyList<NodeRow> _allNodes = [];
    private IReadOnlyList<EdgeRow> _allEdges = [];
    private List<NodeRow> _nodes = [];
    private List<EdgeRow> _edges = [];
    private string _words = "";

    [Parameter, EditorRequired] public required NeighbourhoodGraph Graph { get; set; }

    /// <summary>Node ids that are selected now.</summary>
    [Parameter] public IReadOnlyList<string> Selected { get; set; } = [];

    [Parameter] public EventCallback<IReadOnlyList<string>> SelectionChanged { get; set; }

    [Parameter] public EventCallback<string> NodeOpened { get; set; }

    /// <summary>CSS height of each of the two tables.</summary>
    [Parameter] public string Height { get; set; } = "60vh";

    protected override void OnParametersSet()
    {
        _chosen.Clear();
        _chosen.UnionWith(Selected);
        if (ReferenceEquals(_prepared, Graph)) return;

        _prepared = Graph;
        var labels = Graph.Nodes.DistinctBy(n => n.Id, StringComparer.Ordinal).ToDictionary(n => n.Id, n => PlainLabel.Of(n.Label, 120), StringComparer.Ordinal);
        _allNodes = [.. Graph.Nodes.OrderByDescending(n => n.Flagged).ThenByDescending(n => n.Score).ThenByDescending(n => n.Degree).ThenBy(n => n.Id, StringComparer.Ordinal)
            .Select(n => new NodeRow(0, n, labels[n.Id], KindInWords(n.Kind), StateOf(n)))];
        _allEdges = [.. Graph.Edges.OrderByDescending(e => e.Weight).ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => new EdgeRow(0, e, labels.GetValueOrDefault(e.Source) ?? PlainLabel.Of(e.Source, 120), labels.GetValueOrDefault(e.Target) ?? PlainLabel.Of(e.Target, 120), PlainLabel.Of(e.Reason), SeenOf(e)))];
        Find(_words);
    }

    private void Find(string? words)
    {
        _words = words ?? "";
        bool Matches(string text) => text.Contains(_words.Trim(), StringComparison.OrdinalIgnoreCase);
        _nodes = [.. _allNodes.Where(r => Matches(r.Label) || Matches(r.Kind) || Matches(r.State)).Select((r, i) => r with { Number = i + 1 })];
        _edges = [.. _allEdges.Where(r => Matches(r.From) || Matches(r.To) || Matches(r.Reason)).Select((r, i) => r with { Number = i + 1 })];
    }

    private Task ToggleAsync(string id)
    {
        if (!_chosen.Remove(id)) _chosen.Add(id);
        return SelectionChanged.InvokeAsync([.. _chosen]);
    }

    private string Showing => Graph.IsWhole
        ? Say("Showing all {0:N0} nodes and {1:N0} links.", Graph.Nodes.Count, Graph.Edges.Count)
        : Say("Showing {0:N0} of {1:N0} nodes and {2:N0} of {3:N0} links, chosen by {4}.", Graph.Nodes.Count, Graph.TotalNodes, Graph.Edges.Count, Graph.TotalEdges, PlainLabel.Of(Graph.ChosenBy, 60));

    private static string StateOf(GraphNode node) => string.Join(", ", new[] { node.Flagged ? "flagged" : "", PlainLabel.Of(node.Status, 40) }.Where(s => s.Length > 0));

    private static string SeenOf(GraphEdge edge) => (edge.FirstSeenAt, edge.LastSeenAt) switch
    {
        ({ } first, { } last) when first != last => Say("{0:yyyy-MM-dd HH:mm} to {1:yyyy-MM-dd HH:mm} UTC", first.UtcDateTime, last.UtcDateTime),
        ({ } first, _) => string.Create(CultureInfo.InvariantCulture, $"{first.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
        _ => "",
    };

    /// <summary>"networkPrefix" is read as "network prefix".</summary>
    private static string KindInWords(string kind) => CapitalLetter().Replace(PlainLabel.Of(kind, 40), m => $" {m.Value.ToLowerInvariant()}");

    [GeneratedRegex("[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex CapitalLetter();

    private sealed record NodeRow(int Number, GraphNode Node, string Label, string Kind, string State);

    private sealed record EdgeRow(int Number, GraphEdge Edge, string From, string To, string Reason, string Seen);
}
