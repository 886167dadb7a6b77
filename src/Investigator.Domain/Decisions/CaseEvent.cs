using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions;

/// <summary>What a webhook is told of a campaign or a proposal: which, what was done, by whom, and the entry of the audit that proves it. Names, reasons and answers stay here: ids and counts leave.</summary>
public static class CaseEvent
{
    private const int LongestWord = 40;

    /// <summary>The acts that are told of; their names are the types of the notices.</summary>
    public static IReadOnlySet<string> Acts { get; } = new HashSet<string>(
        [
            "campaign.started", "campaign.members-added", "campaign.judged", "campaign.merged", "campaign.merged-away", "campaign.split", "campaign.split-off", "campaign.unmerged", "campaign.stands-again",
            .. from kind in (string[])["ban", "degrade", "freeze"] from act in (string[])["proposed", "approved", "rejected", "withdrawn"] select $"{kind}.{act}",
        ],
        StringComparer.Ordinal);

    /// <summary>The notice of an entry; <c>null</c>: it is about nothing that is told.</summary>
    public static WebhookNotice? Of(AuditEntry entry)
    {
        if (!Acts.Contains(entry.Act)) return null;
        var data = new JsonObject();
        if (entry.Subject.Split(':', 2) is [var what, var id]) data[what is "campaign" or "proposal" ? $"{what}_id" : what] = id;
        foreach (var (name, value) in Particulars(entry.Detail)) data.TryAdd(name, value);
        data["by"] = entry.PersonName;
        data["at"] = entry.At;
        data["audit_sequence"] = entry.Sequence;
        data["audit_hash"] = entry.Hash;
        return new(entry.Act, data.ToJsonString(JsonSerializerOptions.Web));
    }

    // Numbers, ids and words of our own: nothing that a person wrote.
    private static IEnumerable<(string Name, JsonNode Value)> Particulars(string detail)
    {
        if (JsonNode.Parse(detail) is not JsonObject told) yield break;
        foreach (var (name, value) in told)
        {
            var snake = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
            switch (value?.GetValueKind())
            {
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    yield return (snake, value.DeepClone());
                    break;
                case JsonValueKind.Array:
                    yield return (snake, ((JsonArray)value).Count);
                    break;
                case JsonValueKind.String when Guid.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, out _) && name is "campaign" or "proposal" or "cluster" or "into" or "from":
                    yield return ($"{snake}_id", value.DeepClone());
                    break;
                case JsonValueKind.String when name is "status" or "source" && value.GetValue<string>() is { Length: > 0 and <= LongestWord } word && word.All(c => char.IsAsciiLetter(c) || c == '-'):
                    yield return (snake, JsonNamingPolicy.SnakeCaseLower.ConvertName(word));
                    break;
                default:
                    break;
            }
        }
    }
}
