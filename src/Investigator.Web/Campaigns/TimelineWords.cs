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
        ["campaign.started"] = "Campaign started",
        ["campaign.members-added"] = "Members added",
        ["campaign.judged"] = "Members judged",
        ["campaign.merged"] = "Took in another campaign",
        ["campaign.merged-away"] = "Merged into another campaign",
        ["campaign.unmerged"] = "Merge undone",
        ["campaign.stands-again"] = "Stands for itself again",
        ["campaign.split"] = "Members split off",
        ["campaign.split-off"] = "Split off from another campaign",
        ["campaign.note"] = "Note written",
        ["campaign.note-changed"] = "Note changed",
        ["hypothesis.stated"] = "Hypothesis stated",
        ["hypothesis.argued"] = "Argument added",
        ["hypothesis.weighed"] = "Hypothesis held otherwise",
        ["task.added"] = "Task added",
        ["task.changed"] = "Task changed",
        ["task.done"] = "Task done",
        ["task.dropped"] = "Task dropped",
        ["task.reopened"] = "Task opened again",
        ["task.template-applied"] = "Tasks of a template added",
        ["attachment.added"] = "File attached",
        ["attachment.opened"] = "File downloaded",
        ["attachment.removed"] = "File removed",
        ["hold.placed"] = "Legal hold placed",
        ["hold.ended"] = "Legal hold ended",
        ["report.made"] = "Report made",
        ["evidence.opened"] = "Evidence of a proposal opened",
        ["evidence-pack.made"] = "Evidence pack made",
        ["statement.made"] = "Statement of reasons made",
        ["ban.break-glass"] = "Banned by break-glass",
        ["break-glass.confirmed"] = "Break-glass confirmed",
        ["break-glass.lifted"] = "Break-glass lifted on review",
        ["break-glass.overdue"] = "Review of a break-glass overdue",
        ["pool.turned"] = "Pool stands otherwise",
        ["staggered.decided"] = "Act decided, to take effect later",
        ["staggered.took-effect"] = "Act took effect on those whose turn it was",
        ["staggered.brought-forward"] = "The rest of an act brought forward",
        ["staggered.stopped"] = "The rest of an act stopped",
        ["appeal.received"] = "Appeal received",
        ["appeal.taken"] = "Appeal taken",
        ["appeal.upheld"] = "Appeal: the decision stands",
        ["appeal.overturned"] = "Appeal: the decision was overturned",
        ["bundle.released"] = "Bundle released",
        ["bundle.revoked"] = "Bundle taken back",
        ["bundle.downloaded"] = "Bundle downloaded",
    };

    public static string Of(TimelineKind kind) => kind switch
    {
        TimelineKind.Members => "members",
        TimelineKind.Lineage => "merges and splits",
        TimelineKind.Notes => "notes and hypotheses",
        TimelineKind.Tasks => "tasks",
        TimelineKind.Evidence => "files, holds and packs",
        TimelineKind.Decisions => "decisions",
        TimelineKind.Pools => "pools",
        TimelineKind.Approvals => "proposals and approvals",
        TimelineKind.Appeals => "appeals",
        TimelineKind.Sharing => "sharing",
        TimelineKind.Fingerprints => "fingerprints",
        TimelineKind.Other => "anything else",
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
