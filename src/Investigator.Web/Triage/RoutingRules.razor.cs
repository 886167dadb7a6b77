using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Triage;

/// <summary>The ordered rules, changed as a whole: what somebody else saved meanwhile is told, never overwritten.</summary>
public sealed partial class RoutingRules
{
    private static readonly string[] Segments = ["individual", "business", "enterprise", "education", "research", "startup"];

    private List<Line>? _rules;
    private long _version;
    private bool _may;
    private string? _why;

    [Inject] private IQueueRouting Routing { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _may = (await PersonAsync()).May(Permit.Route);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var routing = await Routing.LoadAsync(Leaving);
        (_version, _rules) = (routing.Version, [.. routing.Rules.Select(Line.Of)]);
    }

    private async Task SaveAsync()
    {
        var rules = new List<RoutingRule>();
        foreach (var (n, line) in _rules!.Index())
        {
            if (line.Read() is not { } rule || rule.Check() is not null)
            {
                _why = Say("Rule {0}: {1}", n + 1, (line.Read()?.Check() ?? Refusal.OutOfRange).Said());
                return;
            }

            rules.Add(rule);
        }

        _why = (await Routing.ReplaceAsync(await PersonAsync(), _version, rules, Leaving))?.Said();
        if (_why is not null) return;
        Snackbar.Done(Say("Saved. The next analysis sorts the queue by these rules."));
        await LoadAsync();
    }

    private void Move(int from, int by)
    {
        var line = _rules![from];
        _rules.RemoveAt(from);
        _rules.Insert(from + by, line);
    }

    /// <summary>A rule while it is typed.</summary>
    private sealed class Line
    {
        public string Queue { get; set; } = "";

        public string Kind { get; set; } = "";

        public string? Family { get; set; }

        public string? Segment { get; set; }

        public string LeastScore { get; set; } = "";

        public string LeastTokens { get; set; } = "";

        public string TargetHours { get; set; } = "24";

        public static Line Of(RoutingRule rule) => new()
        {
            Queue = rule.Queue,
            Kind = rule.Kind?.ToString() ?? "",
            Family = rule.Family,
            Segment = rule.Segment,
            LeastScore = rule.LeastScore?.ToString(CultureInfo.InvariantCulture) ?? "",
            LeastTokens = rule.LeastTokens?.ToString(CultureInfo.InvariantCulture) ?? "",
            TargetHours = rule.TargetHours.ToString(CultureInfo.InvariantCulture),
        };

        /// <returns><c>null</c>: a number is none.</returns>
        public RoutingRule? Read()
        {
            var (score, tokens) = (0.0, 0L);
            if (!int.TryParse(TargetHours?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)) return null;
            if (!string.IsNullOrWhiteSpace(LeastScore) && !double.TryParse(LeastScore.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out score)) return null;
            if (!string.IsNullOrWhiteSpace(LeastTokens) && !long.TryParse(LeastTokens.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out tokens)) return null;
            return new RoutingRule(
                Queue, hours, Enum.TryParse<SubjectKind>(Kind, out var kind) ? kind : null, Family, Segment,
                string.IsNullOrWhiteSpace(LeastScore) ? null : score, string.IsNullOrWhiteSpace(LeastTokens) ? null : tokens).Tidied();
        }
    }
}
