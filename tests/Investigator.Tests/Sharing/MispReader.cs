using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Investigator.Tests.Sharing;

/// <summary>What PyMISP refuses, or silently changes, when it loads an event: its rules and those of its JSON schema, written here from its source for the types and categories that are used.</summary>
internal static class MispReader
{
    private static readonly Dictionary<string, string[]> s_types = new(StringComparer.Ordinal)
    {
        ["Network activity"] = ["AS", "domain", "ip-src", "user-agent", "other"],
        ["Other"] = ["comment", "counter", "other"],
    };

    internal static IReadOnlyList<string> Refusals(JsonNode misp)
    {
        var said = new List<string>();
        foreach (var name in (string[])["uuid", "info", "date", "threat_level_id", "analysis", "distribution", "timestamp"])
            if (!IsText(misp[name])) said.Add($"event: {name} is no text");
        if (misp["published"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) said.Add("event: published is neither true nor false");
        if (misp["Attribute"] is not JsonArray) said.Add("event: no list of attributes");
        if (!DateOnly.TryParseExact(Text(misp["date"]), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) said.Add("event: date is none");
        Number(said, "event", misp, "threat_level_id", 1, 4);
        Number(said, "event", misp, "analysis", 0, 2);
        Number(said, "event", misp, "distribution", 0, 4);
        Number(said, "event", misp, "timestamp", 0, uint.MaxValue);
        if (Text(misp["distribution"]) == "4" && !(IsText(misp["SharingGroup"]?["uuid"]) && IsText(misp["SharingGroup"]?["name"]))) said.Add("event: a sharing group that is none");
        foreach (var tag in misp["Tag"] as JsonArray ?? [])
            if (!IsText(tag?["name"])) said.Add("tag: no name");
        foreach (var one in misp["Attribute"] as JsonArray ?? []) Attribute(said, one!);
        foreach (var one in misp["Object"] as JsonArray ?? []) Object(said, one!);
        return said;
    }

    private static void Object(List<string> said, JsonNode one)
    {
        if (!IsText(one["name"])) said.Add("object: no name");
        Number(said, "object", one, "distribution", 0, 5);
        Number(said, "object", one, "template_version", 0, int.MaxValue);
        Times(said, "object", one);
        foreach (var part in one["Attribute"] as JsonArray ?? [])
        {
            if (!IsText(part!["object_relation"])) said.Add("attribute: no relation to its object");
            // Values of objects are stripped, and left out when nothing is left.
            if (Text(part["value"]).Trim() != Text(part["value"])) said.Add("attribute: its value would be changed");
            Attribute(said, part);
        }
    }

    private static void Attribute(List<string> said, JsonNode one)
    {
        // Out of its category, an attribute gets the default one of its type.
        if (!s_types.TryGetValue(Text(one["category"]), out var types) || !types.Contains(Text(one["type"]))) said.Add($"attribute: {one["type"]} is not of {one["category"]}");
        if (!IsText(one["value"]) || Text(one["value"]).Length == 0) said.Add("attribute: no value");
        if (one["to_ids"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) said.Add("attribute: to_ids is neither true nor false");
        Number(said, "attribute", one, "distribution", 0, 5);
        if (Text(one["distribution"]) == "4" && one["sharing_group_id"] is null) said.Add("attribute: a sharing group without its number");
        Number(said, "attribute", one, "timestamp", 0, uint.MaxValue);
        if (!Guid.TryParse(Text(one["uuid"]), out _)) said.Add("attribute: uuid is none");
        Times(said, "attribute", one);
        foreach (var sighting in one["Sighting"] as JsonArray ?? []) Number(said, "sighting", sighting!, "type", 0, 2);
    }

    private static void Times(List<string> said, string of, JsonNode one)
    {
        if (one["first_seen"] is null && one["last_seen"] is null) return;
        if (!DateTimeOffset.TryParse(Text(one["first_seen"]), CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            || !DateTimeOffset.TryParse(Text(one["last_seen"]), CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) || first > last) said.Add($"{of}: first_seen is not before last_seen");
    }

    private static void Number(List<string> said, string of, JsonNode one, string name, long least, long most)
    {
        if (!long.TryParse(Text(one[name]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most) said.Add($"{of}: {name} is not {least} to {most}");
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static string Text(JsonNode? node) => IsText(node) ? (string)node! : "";
}
