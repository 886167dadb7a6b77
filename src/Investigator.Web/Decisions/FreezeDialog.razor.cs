using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Decisions;

/// <summary>Answers with the <see cref="FreezeReceipt"/>.</summary>
public sealed partial class FreezeDialog
{
    /// <summary>From this many accounts on the number has to be typed.</summary>
    public const int TypedAbove = 100;

    private FreezePreview? _preview;
    private string? _reason;
    private string? _ground;
    private string? _policy;
    private string? _typed;
    private string? _why;
    private int _days;
    private bool _busy;
    private ActTiming? _timing = ActTiming.AtOnce;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private IFreezeDesk Desk { get; set; } = null!;

    [Inject] private IActionDesk Actions { get; set; } = null!;

    [Inject] private PersonState Persons { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NextAct Next { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    /// <summary>Its confirmed members; or <see cref="Account"/>.</summary>
    [Parameter] public Guid? Campaign { get; set; }

    [Parameter] public AccountId? Account { get; set; }

    /// <summary>Accounts that were chosen by hand; goes before the others.</summary>
    [Parameter] public IReadOnlyList<AccountId>? Accounts { get; set; }

    private string Whom => Accounts is { } chosen ? (chosen.Count == 1 ? Say("1 chosen account") : Say("{0} chosen accounts", N(chosen.Count))) : Account is { } one ? VisibleText.Of(one.Value, 60) : Say("confirmed members");

    private bool NeedsTyping => _preview is { Total: > TypedAbove };

    protected override async Task OnInitializedAsync() => _preview = await PreviewAsync();

    private Task<FreezePreview> PreviewAsync() =>
        Accounts is { } chosen ? Actions.PreviewAsync(chosen, DecisionKind.Freeze, CancellationToken.None) : Desk.PreviewAsync(Campaign, Account, CancellationToken.None);

    // Not cancelled when the dialog goes: an act that was asked for is carried through.
    private async Task SubmitAsync(bool goOn)
    {
        if (_busy || _preview is null) return;
        if (NeedsTyping && _typed?.Trim() != _preview.Total.ToString(CultureInfo.InvariantCulture))
        {
            _why = Say("Type {0} first: this hits more than {1} accounts.", _preview.Total.ToString(CultureInfo.InvariantCulture), TypedAbove);
            return;
        }

        if (_timing is null)
        {
            _why = Say("Say at what time it takes effect.");
            return;
        }

        _busy = true;
        var by = await Persons.CurrentAsync();
        var terms = new DecisionTerms(DecisionKind.Freeze, _reason, _days > 0 ? Clock.GetUtcNow().AddDays(_days) : null) { Ground = _ground, Policy = _policy, Timing = _timing };
        var done = await FreezeAsync(by, _preview.Total, terms);
        _why = done.Refusal?.Said();
        _busy = false;
        if (done.Refusal is Refusal.ChangedMeanwhile) _preview = await PreviewAsync();
        if (done.Value is null) return;
        if (goOn) Next.Ask(NextAct.Ban, Campaign!.Value, _reason);
        News.CasesChanged.Raise();
        Dialog.Close(DialogResult.Ok(done.Value));
    }

    // Without words for the customer and at once it is the freeze that everybody makes; with them it is a measure like any other.
    private Task<Done<FreezeReceipt>> FreezeAsync(Person by, int expected, DecisionTerms terms)
    {
        if (Accounts is { } chosen) return Actions.ActOnAccountsAsync(by, chosen, expected, terms, CancellationToken.None);
        var plain = terms.Timing.IsAtOnce && string.IsNullOrWhiteSpace(terms.Ground) && string.IsNullOrWhiteSpace(terms.Policy);
        return Account is { } account
            ? plain ? Desk.FreezeAccountAsync(by, account, terms.Reason, terms.ExpiresAt, CancellationToken.None) : Actions.ActAsync(by, DecisionTarget.Of(account), terms, CancellationToken.None)
            : plain
            ? Desk.FreezeCampaignAsync(by, Campaign!.Value, expected, terms.Reason, terms.ExpiresAt, CancellationToken.None)
            : Actions.ActOnCampaignAsync(by, Campaign!.Value, expected, terms, CancellationToken.None);
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
