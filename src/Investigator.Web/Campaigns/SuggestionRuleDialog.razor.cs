using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Web.Audit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Campaigns;

/// <summary>Answers with the rule that was applied.</summary>
public sealed partial class SuggestionRuleDialog
{
    private MemberStatus _status = MemberStatus.Confirmed;
    private double _from;
    private double _to = 1;
    private string _source = "";
    private string _evidence = "";
    private double _bits;
    private int _linked;
    private string? _reason;
    private bool _goesOn;
    private SuggestionTrial? _trial;
    private Refusal? _why;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private ISuggestions Desk { get; set; } = null!;

    [Inject] private PersonState Persons { get; set; } = null!;

    [Parameter, EditorRequired] public Guid Campaign { get; set; }

    private SuggestionTerms Terms => new()
    {
        LeastWeight = _from,
        MostWeight = _to,
        Source = _source.Length == 0 ? null : _source,
        Evidence = _evidence.Length == 0 ? null : _evidence,
        LeastBits = _bits,
        LeastLinked = _linked,
    };

    // What was shown was for other conditions.
    private void Changed() => (_trial, _why) = (null, null);

    private async Task TryAsync()
    {
        if (_busy) return;
        _busy = true;
        var tried = await Desk.TryAsync(await Persons.CurrentAsync(), Campaign, Terms, CancellationToken.None);
        (_trial, _why, _busy) = (tried.Value, tried.Refusal, false);
    }

    // Not cancelled when the dialog goes: an act that was asked for is carried through.
    private async Task SubmitAsync()
    {
        if (_busy || _trial is not { } shown) return;
        _busy = true;
        var done = await Desk.ApplyAsync(await Persons.CurrentAsync(), Campaign, shown.Taken, Terms, _status, _reason, _goesOn, CancellationToken.None);
        (_why, _busy) = (done.Refusal, false);
        if (done.Refusal is Refusal.ChangedMeanwhile) _trial = null;
        if (done.Value is { } rule) Dialog.Close(DialogResult.Ok(rule));
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
