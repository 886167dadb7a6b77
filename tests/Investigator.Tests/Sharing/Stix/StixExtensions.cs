using System.Text.Json.Nodes;

namespace Investigator.Tests.Sharing.Stix;

/// <summary>Rules of section 7.3: an extension is declared in the bundle, is of a declared kind, and a property extension adds something.</summary>
internal sealed class StixExtensions(Dictionary<string, JsonObject> byId, Action<string, string> objectTo)
{
    internal void Check(string id, JsonObject one)
    {
        var extensions = one["extensions"] as JsonObject;
        foreach (var (name, node) in extensions ?? [])
        {
            var body = node as JsonObject ?? [];
            var kind = StixValidator.Text(body, "extension_type");
            if (!StixForms.IsExtensionId(name))
                objectTo(id, $"extensions: {name} is no extension id");
            else if (name != StixTypes.TrafficLightExtension && !Declares(name, kind))
                objectTo(id, $"extensions: {name} is not declared in the bundle as {kind}");
            if (kind == "property-extension" && body.Count < 2)
                objectTo(id, $"extensions: {name} adds nothing");
            foreach (var (property, value) in body)
                if (!StixForms.IsPropertyName(property) || value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 })
                    objectTo(id, $"extensions: {property} is no property or empty");
        }
    }

    private bool Declares(string name, string kind) =>
        byId.TryGetValue(name, out var definition) && definition["extension_types"] is JsonArray kinds && kinds.Any(one => (string?)one == kind);
}

/// <summary>Which paths a pattern may speak of (section 6 for the types that we use).</summary>
internal static class PatternPaths
{
    internal static void Check(Comparison one, Func<string, bool> declared)
    {
        var good = one.ObjectType switch
        {
            "ipv4-addr" or "ipv6-addr" or "domain-name" => one is { Path: "value", LiteralKind: TokenKind.Text },
            "autonomous-system" => one is { Path: "number", LiteralKind: TokenKind.Number },
            "network-traffic" => one is { Path: "extensions.http-request-ext.request_header.User-Agent", LiteralKind: TokenKind.Text },
            _ => one.Path is "kind" or "value" && one.LiteralKind == TokenKind.Text && declared(one.ObjectType),
        };
        if (!good)
            throw new PatternException($"{one.ObjectType}:{one.Path} is no path of a known or declared type, or its literal is of the wrong kind");
        if (one.Operator == "ISSUBSET" && !(System.Net.IPNetwork.TryParse(one.Literal, out _) && one.ObjectType is "ipv4-addr" or "ipv6-addr"))
            throw new PatternException("ISSUBSET needs a network");
    }
}
