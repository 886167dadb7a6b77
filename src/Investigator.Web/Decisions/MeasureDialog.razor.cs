using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Decisions;

/// <summary>Answers with the <see cref="FreezeReceipt"/>, or with the <see cref="ProposalRow"/> of what needs a second person.</summary>
public sealed partial class MeasureDialog
{
    private const int LongestReason = 1000;

    private DecisionKind _kind = DecisionKind.Throttle;
    private DecisionScope _scope = DecisionScope.Key;
    private string? _value;
    private int? _rate = 10;
    private bool _noSummary = true;
    private bool _noLogProbabilities = true;
    private string? _reason;
    private string? _ground;
    private string? _policy;
    private int _days;
    private string? _typed;
    private string? _why;
    private bool _busy;
    private BlastRadius? _radius;
    private ActTiming? _timing = ActTiming.AtOnce;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private IActionDesk Desk { get; set; } = null!;

    [Inject] private IBanDesk Bans { get; set; } = null!;

    [Inject] private PersonState Persons { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Its confirmed members; or <see cref="Target"/>; with neither, the person says what it is about.</summary>
    [Parameter] public Guid? Campaign { get; set; }

    [Parameter] public DecisionTarget? Target { get; set; }

    /// <summary>What is chosen when it opens.</summary>
    [Parameter] public DecisionKind? Kind { get; set; }

    /// <summary>The reason that stands there when it opens; whoever decides may write another.</summary>
    [Parameter] public string? Reason { get; set; }

    private DecisionTarget Against => Target ?? new(_scope, _value ?? "");

    private bool NeedsTyping => Campaign is not null && _radius is { Total: > FreezeDialog.TypedAbove };

    private DecisionTerms Terms => new(_kind, _reason, _days > 0 ? Clock.GetUtcNow().AddDays(_days) : null)
    {
        Ground = _ground,
        Policy = _policy,
        RequestsPerMinute = _rate,
        Timing = _timing ?? ActTiming.AtOnce,
        Degradation = (_noSummary ? Degradation.ReasoningSummary : Degradation.None) | (_noLogProbabilities ? Degradation.LogProbabilities : Degradation.None),
    };

    protected override void OnInitialized()
    {
        if (Kind is { } kind and not DecisionKind.Ban) _kind = kind;
        _reason = Reason is { } reason ? VisibleText.Of(reason, LongestReason) : null;
    }

    private void ChooseAsync(ChangeEventArgs chosen)
    {
        if (Enum.TryParse<DecisionKind>(chosen.Value as string, out var kind) && (kind is not DecisionKind.Ban || Campaign is not null)) (_kind, _radius) = (kind, null);
    }

    private async Task SubmitAsync()
    {
        if (_busy) return;
        if (Campaign is not null && _radius is null)
        {
            _why = Say("Wait for the dry run: it says whom this would hit.");
            return;
        }

        if (NeedsTyping && _typed?.Trim() != _radius!.Total.ToString(CultureInfo.InvariantCulture))
        {
            _why = Say("Type {0} first: this hits more than {1} accounts.", _radius.Total.ToString(CultureInfo.InvariantCulture), FreezeDialog.TypedAbove);
            return;
        }

        if (_timing is null)
        {
            _why = Say("Say at what time it takes effect.");
            return;
        }

        _busy = true;
        var by = await Persons.CurrentAsync();
        var (made, refusal) = await DoAsync(by);
        _busy = false;
        _why = refusal?.Said();
        if (made is not null) Dialog.Close(DialogResult.Ok(made));
    }

    private bool NeedsSecondPerson => _kind.NeedsSecondPerson(Campaign is not null ? DecisionScope.Account : Target?.Scope ?? _scope);

    private async Task<(object? Made, Refusal? Why)> DoAsync(Person by)
    {
        var target = Campaign is not null ? null : Against;
        if (NeedsSecondPerson)
        {
            var proposed = await Bans.ProposeAsync(by, Campaign, target, Terms, CancellationToken.None);
            return (proposed.Value, proposed.Refusal);
        }

        var done = Campaign is { } campaign
            ? await Desk.ActOnCampaignAsync(by, campaign, _radius!.Total, Terms, CancellationToken.None)
            : await Desk.ActAsync(by, target!, Terms, CancellationToken.None);
        return (done.Value, done.Refusal);
    }
}
