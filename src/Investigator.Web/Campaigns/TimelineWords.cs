using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Web.Shell;

namespace Investigator.Web.Campaigns;

/// <summary>How a timeline speaks of entries of the audit. An act that it has no words for is shown as it is written.</summary>
public static class TimelineWords
{
    private const int MostParticulars = 8;

    private static readonly Dictionary<string, string> s_acts = new(StringComparer.Ordinal)
    {
        ["campaign.started"] = Say("Campaign started"),
        ["campaign.members-added"] = Say("Members added"),
        ["campaign.judged"] = Say("Members judged"),
        ["campaign.merged"] = Say("Took in another campaign"),
        ["campaign.merged-away"] = Say("Merged into another campaign"),
        ["campaign.unmerged"] = Say("Merge undone"),
        ["campaign.stands-again"] = Say("Stands for itself again"),
        ["campaign.split"] = Say("Members split off"),
        ["campaign.split-off"] = Say("Split off from another campaign"),
        ["campaign.note"] = Say("Note written"),
        ["campaign.note-changed"] = Say("Note changed"),
        ["hypothesis.stated"] = Say("Hypothesis stated"),
        ["hypothesis.argued"] = Say("Argument added"),
        ["hypothesis.weighed"] = Say("Hypothesis held otherwise"),
        ["task.added"] = Say("Task added"),
        ["task.changed"] = Say("Task changed"),
        ["task.done"] = Say("Task done"),
        ["task.dropped"] = Say("Task dropped"),
        ["task.reopened"] = Say("Task opened again"),
        ["task.template-applied"] = Say("Tasks of a template added"),
        ["attachment.added"] = Say("File attached"),
        ["attachment.opened"] = Say("File downloaded"),
        ["attachment.removed"] = Say("File removed"),
        ["hold.placed"] = Say("Legal hold placed"),
        ["hold.ended"] = Say("Legal hold ended"),
        ["report.made"] = Say("Report made"),
        ["evidence.opened"] = Say("Evidence of a proposal opened"),
        ["evidence-pack.made"] = Say("Evidence pack made"),
        ["statement.made"] = Say("Statement of reasons made"),
        ["ban.break-glass"] = Say("Banned by break-glass"),
        ["break-glass.confirmed"] = Say("Break-glass confirmed"),
        ["break-glass.lifted"] = Say("Break-glass lifted on review"),
        ["break-glass.overdue"] = Say("Review of a break-glass overdue"),
        ["appeal.received"] = Say("Appeal received"),
        ["appeal.taken"] = Say("Appeal taken"),
        ["appeal.upheld"] = Say("Appeal: the decision stands"),
        ["appeal.overturned"] = Say("Appeal: the decision was overturned"),
        ["bundle.released"] = Say("Bundle released"),
        ["bundle.revoked"] = Say("Bundle taken back"),
        ["bundle.downloaded"] = Say("Bundle downloaded"),
    };

    public static string Of(TimelineKind kind) => kind switch
    {
        TimelineKind.Members => Say("members"),
        TimelineKind.Lineage => Say("merges and splits"),
        TimelineKind.Notes => Say("notes and hypotheses"),
        TimelineKind.Tasks => Say("tasks"),
        TimelineKind.Evidence => Say("files, holds and packs"),
        TimelineKind.Decisions => Say("decisions"),
        TimelineKind.Approvals => Say("proposals and approvals"),
        TimelineKind.Appeals => Say("appeals"),
        TimelineKind.Sharing => Say("sharing"),
        TimelineKind.Fingerprints => Say("fingerprints"),
        TimelineKind.Other => Say("anything else"),
    };

    /// <summary>The act in words: <c>freeze.lifted</c> is "Freeze lifted" without a word of its own.</summary>
    public static string Of(string act)
    {
        if (s_acts.TryGetValue(act, out var words)) return words;
        var plain = VisibleText.Of(act.Replace('.', ' ').Replace('-', ' '), 80);
        return plain.Length == 0 ? act : char.ToUpperInvariant(plain[0]) + plain[1..];
    }

    /// <summary>The page of what the entry is about, when it has one.</summary>
    public static string? Where(AuditEntry entry)
    {
        var colon = entry.Subject.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return null;
        var id = entry.Subject[(colon + 1)..];
        return (entry.Subject[..colon], Guid.TryParse(id, out var guid)) switch
        {
            ("proposal", true) => $"/approvals/{guid:D}",
            ("appeal", true) => $"/appeals/{guid:D}",
            ("campaign", true) => Paths.Campaign(guid),
            ("countermeasure", true) => $"/countermeasures/{guid:D}",
            ("fingerprint", true) => $"/fingerprints/{guid:D}",
            ("account", _) => "/accounts/" + Uri.EscapeDataString(id),
            _ => null,
        };
    }

    /// <summary>The particulars that say something to a reader: texts, numbers and times, without ids and hashes. Nothing of them is trusted.</summary>
    public static IEnumerable<(string Name, string Value)> Particulars(string detail)
    {
        using var said = JsonDocument.Parse(detail);
        if (said.RootElement.ValueKind is not JsonValueKind.Object) return [];
        return [.. said.RootElement.EnumerateObject().Select(p => (Name: Spaced(p.Name), Value: Text(p.Value))).Where(p => p.Value.Length > 0 && !Guid.TryParse(p.Value, out _) && !IsHash(p.Value)).Take(MostParticulars)];
    }

    // "dueAt" is "due at".
    private static string Spaced(string name) => VisibleText.Of(string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())), 60);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Where(v => v.ValueKind is JsonValueKind.String).Select(v => v.GetString()).Take(MostParticulars)),
        _ => "",
    };

    private static bool IsHash(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigitLower);
}
