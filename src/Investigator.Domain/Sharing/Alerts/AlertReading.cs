using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>What the records say, as alerts.</summary>
public static class AlertReading
{
    private static readonly Dictionary<string, (AlertKinds Kind, AlertActivity Activity, AlertSeverity Severity, string Title)> s_acts = new(StringComparer.Ordinal)
    {
        ["queue.closed"] = (AlertKinds.Findings, AlertActivity.Close, AlertSeverity.Informational, "Finding closed with a verdict"),
        ["queue.folded"] = (AlertKinds.Findings, AlertActivity.Close, AlertSeverity.Informational, "Finding folded into another"),
        ["queue.reopened"] = (AlertKinds.Findings, AlertActivity.Update, AlertSeverity.Low, "Finding opened again"),
        ["campaign.started"] = (AlertKinds.Campaigns, AlertActivity.Create, AlertSeverity.High, "Campaign started"),
        ["campaign.members-added"] = (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Medium, "Accounts added to a campaign"),
        ["campaign.judged"] = (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Low, "Members of a campaign judged"),
        ["hold.placed"] = (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Low, "Legal hold placed"),
        ["hold.ended"] = (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Low, "Legal hold ended"),
        ["bundle.released"] = (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Medium, "Bundle released to partners"),
        ["bundle.revoked"] = (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Medium, "Bundle taken back"),
        ["decision.breached"] = (AlertKinds.Campaigns, AlertActivity.Create, AlertSeverity.Critical, "Answers after a decision took effect"),
        ["ban.break-glass"] = (AlertKinds.Campaigns, AlertActivity.Create, AlertSeverity.Critical, "Break-glass: acted without the second person"),
        ["break-glass.overdue"] = (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Critical, "The review of a break-glass is overdue"),
        ["break-glass.confirmed"] = (AlertKinds.Campaigns, AlertActivity.Close, AlertSeverity.Medium, "Break-glass reviewed and confirmed"),
        ["appeal.received"] = (AlertKinds.Campaigns, AlertActivity.Create, AlertSeverity.Low, "Appeal received"),
        ["appeal.upheld"] = (AlertKinds.Campaigns, AlertActivity.Close, AlertSeverity.Low, "Appeal decided: the decision stands"),
        ["appeal.overturned"] = (AlertKinds.Campaigns, AlertActivity.Close, AlertSeverity.Medium, "Appeal decided: the decision was overturned"),
    };

    /// <summary>A suspect that came into the queue.</summary>
    public static SecurityAlert Of(QueueEntry entry)
    {
        var pool = entry.Kind is SubjectKind.Cluster;
        var subject = $"{(pool ? "cluster" : "account")}:{entry.Subject}";
        List<KeyValuePair<string, string>> fields =
        [
            new("accounts", Number(entry.Size)), new("exchanges", Number(entry.Exchanges)), new("tokens", Number(entry.Tokens)),
            new("first_seen", Time(entry.FirstSeenAt)), new("last_seen", Time(entry.LastSeenAt)), new("queue", entry.Queue),
        ];
        if (entry.Family.Length > 0) fields.Add(new("family", entry.Family));
        if (entry.Segment.Length > 0) fields.Add(new("segment", entry.Segment));
        var severity = entry.Score switch
        {
            >= 0.95 when pool && entry.Size >= 100 => AlertSeverity.Critical,
            >= 0.95 => AlertSeverity.High,
            >= 0.8 => AlertSeverity.Medium,
            _ => AlertSeverity.Low,
        };
        return new(
            string.Create(CultureInfo.InvariantCulture, $"finding:{entry.Id:N}:{entry.OpenedAt.UtcTicks}"), entry.OpenedAt, AlertKinds.Findings, AlertActivity.Create, severity, "finding.opened", subject,
            pool ? string.Create(CultureInfo.InvariantCulture, $"Suspected pool of {entry.Size:N0} accounts") : "Suspected account", entry.TopReason, fields)
        {
            Score = entry.Score,
        };
    }

    /// <summary>A decision that came into force or ended.</summary>
    public static SecurityAlert Of(DecisionChange change)
    {
        List<KeyValuePair<string, string>> fields = [new("decision", change.DecisionId.ToString("D")), new("position", Number(change.Position))];
        if (change.ExpiresAt is { } until) fields.Add(new("expires_at", Time(until)));
        if (change.RequestsPerMinute is { } rate) fields.Add(new("requests_per_minute", Number(rate)));
        if (change.BreakGlass) fields.Add(new("break_glass", "true"));
        var scope = change.Scope.ToString().ToLowerInvariant();
        var word = change.Kind.Word();
        return new(
            string.Create(CultureInfo.InvariantCulture, $"decision:{change.Position}"), change.At, AlertKinds.Decisions, change.Added ? AlertActivity.Create : AlertActivity.Close,
            !change.Added ? AlertSeverity.Informational : change.Kind.Stops() ? AlertSeverity.High : AlertSeverity.Medium, $"{word}.{(change.Added ? "added" : "ended")}",
            $"{scope}:{change.Target}", change.Added ? $"Decision in force: {word}" : $"Decision ended: {word}",
            $"{word} of {scope} {change.Target} {(change.Added ? "came into force" : "ended")}", fields);
    }

    /// <summary>What somebody did, or what the console found by itself.</summary>
    /// <returns><c>null</c> for acts that no alert tells of.</returns>
    public static SecurityAlert? Of(AuditEntry entry)
    {
        if (Known(entry.Act) is not { } known) return null;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"audit:{entry.Sequence}"), entry.At, known.Kind, known.Activity, known.Severity, entry.Act, entry.Subject, known.Title,
            $"{known.Title}: {entry.Subject}", entry.Detail == "{}" ? [] : [new("detail", entry.Detail)])
        {
            Actor = entry.PersonName,
        };
    }

    private static (AlertKinds Kind, AlertActivity Activity, AlertSeverity Severity, string Title)? Known(string act)
    {
        if (s_acts.TryGetValue(act, out var known)) return known;
        // Whatever waits for a second person: bans, rules, policies, bundles, countermeasures.
        var dot = act.LastIndexOf('.');
        return dot < 1 ? null : act[(dot + 1)..] switch
        {
            "proposed" => (AlertKinds.Campaigns, AlertActivity.Create, AlertSeverity.Medium, $"Proposed: {act[..dot]}"),
            "approved" => (AlertKinds.Campaigns, AlertActivity.Update, AlertSeverity.Medium, $"Approved: {act[..dot]}"),
            "rejected" => (AlertKinds.Campaigns, AlertActivity.Close, AlertSeverity.Low, $"Rejected: {act[..dot]}"),
            _ => null,
        };
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
