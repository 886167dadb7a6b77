using System.Globalization;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Web.Audit;
using Investigator.Web.Decisions.Outcomes;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions;

/// <summary>Figures for Prometheus and what reads its text format (0.0.4). They are counted at each question, so that every server of one store says the same.</summary>
public sealed class MetricsApi : IConsolePart
{
    private const string TextFormat = "text/plain; version=0.0.4; charset=utf-8";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", WriteAsync).RequireAuthorization(Tasks.ReadMetrics).RequireRateLimiting(RateLimits.Api).WithTags("Health")
        .Produces<string>(contentType: "text/plain").WithSummary("Figures of enforcement in the text format of Prometheus.");

    private static async Task<IResult> WriteAsync(IEnforcementFigures figures, IAuditLog audit, OutcomeCache outcomes, CancellationToken ct)
    {
        var anchor = (await audit.LoadAsync(new(Act: AuditAnchor.Act, Take: 1), ct)).Rows is [var entry, ..] ? AuditAnchor.Read(entry.Detail) : null;
        return Results.Text(Format(await figures.CountAsync(ct), anchor) + Format(await outcomes.ReadAsync(ct)), TextFormat, Encoding.UTF8);
    }

    internal static string Format(OutcomeReport report)
    {
        var text = new StringBuilder();
        foreach (var one in report.Figures.Where(f => f.Value is not null))
        {
            var name = $"investigator_outcome_{one.Id}{(one.Unit is OutcomeUnit.Hours ? "_hours" : "")}";
            Add(text, name, "gauge", one.Definition.Replace('\n', ' '), one.Value!.Value);
            Add(text, name + "_of", "gauge", "How many the figure above rests on.", one.Of);
        }

        return text.ToString();
    }

    internal static string Format(EnforcementFigures now, AuditAnchor? anchor)
    {
        var text = new StringBuilder();
        Add(text, "investigator_decisions_standing", "gauge", "Decisions in force.", now.Standing.OrderBy(s => s.Key).Select(s => ($"{{kind=\"{s.Key.Kind.Word()}\",scope=\"{DecisionTarget.Word(s.Key.Scope)}\"}}", (double)s.Value)));
        Add(text, "investigator_decisions_total", "counter", "Decisions made.", DecisionKinds.ByGravity.Select(kind => ($"{{kind=\"{kind.Word()}\"}}", (double)now.Made.GetValueOrDefault(kind))));
        Add(text, "investigator_decisions_unacknowledged", "gauge", "Decisions in force that no enforcement point has acknowledged.", now.Unacknowledged);
        Add(text, "investigator_decisions_breached", "gauge", "Freezes and bans in force against which answers were given after the grace time.", now.Breached);
        Add(text, "investigator_enforcement_points", "gauge", "Enforcement points with a live key.", [("{state=\"heard\"}", now.PointsHeard), ("{state=\"silent\"}", now.PointsSilent)]);
        Add(text, "investigator_webhook_messages_waiting", "gauge", "Webhook messages in the outbox.", now.MessagesWaiting);
        Add(text, "investigator_webhook_oldest_waiting_seconds", "gauge", "How long the oldest message in the outbox has waited.", now.OldestMessageAge.TotalSeconds);
        Add(text, "investigator_webhook_messages_given_up", "gauge", "Webhook messages that were given up.", now.MessagesGivenUp);
        Add(text, "investigator_proposals_open", "gauge", "Proposals that wait for a second person.", now.ProposalsOpen);
        Add(text, "investigator_break_glass_unreviewed", "gauge", "Break-glass acts whose review waits.", now.BreakGlassUnreviewed);
        Add(text, "investigator_appeals_open", "gauge", "Appeals that wait.", now.AppealsOpen);
        Add(text, "investigator_appeals_late", "gauge", "Appeals past their time.", now.AppealsLate);
        Add(text, "investigator_audit_entries", "gauge", "Entries in the audit.", now.AuditEntries);
        Add(text, "investigator_audit_anchored_entries", "gauge", "Up to which entry the audit is signed; 0 when it is not.", anchor?.Sequence ?? 0);
        if (anchor is not null) Add(text, "investigator_audit_anchored_timestamp_seconds", "gauge", "When it was signed.", anchor.At.ToUnixTimeMilliseconds() / 1000.0);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string type, string help, double value) => Add(text, name, type, help, [("", value)]);

    // Labels are words of this program: nothing that a sender wrote gets in here.
    private static void Add(StringBuilder text, string name, string type, string help, IEnumerable<(string Labels, double Value)> values)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        foreach (var (labels, value) in values) text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
    }
}
