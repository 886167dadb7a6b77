using System.Globalization;
using System.Text;
using System.Xml;
using Investigator.Domain.Linking;

namespace Investigator.Web.Linking;

/// <summary>A graph as GraphML (graphml.graphdrawing.org), for Gephi, yEd, Cytoscape and the like.</summary>
internal static class GraphMl
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Id, string For, string Type)[] s_keys =
    [
        ("id", "node", "string"), ("kind", "node", "string"), ("label", "node", "string"), ("score", "node", "double"), ("flagged", "node", "boolean"), ("state", "node", "string"),
        ("firstSeen", "node", "string"), ("lastSeen", "node", "string"), ("accounts", "node", "long"), ("weight", "edge", "double"), ("reasonKind", "edge", "string"), ("reason", "edge", "string"),
        ("usedFrom", "edge", "string"), ("usedTo", "edge", "string"),
    ];

    /// <summary>The file, UTF-8. Characters that are invisible, turn the direction of text or may not stand in XML are written out as <c>\u{…}</c>; ids of elements are numbers, since strangers chose the names.</summary>
    public static byte[] Write(NeighbourhoodGraph graph)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("graphml", Namespace);
            foreach (var (id, of, type) in s_keys) WriteKey(xml, id, of, type);
            xml.WriteStartElement("graph", Namespace);
            xml.WriteAttributeString("edgedefault", "undirected");
            var numbers = WriteNodes(xml, graph.Nodes);
            foreach (var edge in graph.Edges) WriteEdge(xml, edge, numbers);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteKey(XmlWriter xml, string id, string of, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", id);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static Dictionary<string, string> WriteNodes(XmlWriter xml, IReadOnlyList<GraphNode> nodes)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"n{numbers.Count}");
            if (!numbers.TryAdd(node.Id, number)) continue;
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", number);
            WriteData(xml, "id", node.Id);
            WriteData(xml, "kind", node.Kind);
            WriteData(xml, "label", node.Label);
            WriteData(xml, "score", node.Score?.ToString("R", CultureInfo.InvariantCulture));
            if (node.Kind == GraphNode.AccountKind) WriteData(xml, "flagged", node.Flagged ? "true" : "false");
            WriteData(xml, "state", node.Status is "" ? null : node.Status);
            WriteData(xml, "firstSeen", node.FirstSeenAt?.ToString("O", CultureInfo.InvariantCulture));
            WriteData(xml, "lastSeen", node.LastSeenAt?.ToString("O", CultureInfo.InvariantCulture));
            WriteData(xml, "accounts", node.Accounts?.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        return numbers;
    }

    private static void WriteEdge(XmlWriter xml, GraphEdge edge, Dictionary<string, string> numbers)
    {
        if (!numbers.TryGetValue(edge.Source, out var source) || !numbers.TryGetValue(edge.Target, out var target)) return;
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("source", source);
        xml.WriteAttributeString("target", target);
        WriteData(xml, "weight", edge.Weight.ToString("R", CultureInfo.InvariantCulture));
        WriteData(xml, "reasonKind", edge.Kind);
        WriteData(xml, "reason", edge.Reason);
        WriteData(xml, "usedFrom", edge.FirstSeenAt?.ToString("O", CultureInfo.InvariantCulture));
        WriteData(xml, "usedTo", edge.LastSeenAt?.ToString("O", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string? value)
    {
        if (value is null) return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(PlainLabel.Of(value, 1_000));
        xml.WriteEndElement();
    }
}
