using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Decisions;

/// <summary>One proposed ban: its evidence and its decision.</summary>
public sealed partial class ProposalPage
{
    /// <summary>As many as are passed with the Tab key on the way to the answer.</summary>
    private const int PageOfAccounts = 25;

    private BanProposal? _proposal;
    private Person? _person;
    private Conflict? _conflict;
    private string? _answer;
    private Refusal? _why;
    private bool _loaded;
    private int _shown = PageOfAccounts;
    private bool _justOpened;

    [Inject] private IBanDesk Desk { get; set; } = null!;

    [Inject] private IConflicts Rules { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private ConsoleScript Script { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    private bool Opened => _proposal!.Views.Any(v => v.PersonId == _person!.Id);

    private bool IsOwn => _proposal!.ProposedById == _person!.Id;

    /// <summary>Says beforehand what the rule would say; the rule is asked again by the act.</summary>
    private Refusal? WhyNot =>
        IsOwn && _person!.May(Permit.Decide) ? Refusal.SelfApproval
        : !_person!.May(Permit.Decide) ? Refusal.NotAllowed
        : _conflict is { } conflict ? conflict.Why
        : Opened ? null : Refusal.EvidenceNotOpened;

    // Not refreshed by itself: what the person decides on is what stands before their eyes, and the version tells a change.
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        (_proposal, _person) = (await Desk.FindAsync(Id, Leaving), await PersonAsync());
        _conflict = _person.May(Permit.Decide) ? await Rules.OfProposalAsync(_person, Id, Leaving) : null;
        _loaded = true;
    }

    private async Task OpenAsync()
    {
        var opened = await Desk.OpenEvidenceAsync(await PersonAsync(), Id, Leaving);
        _why = opened.Refusal;
        if (opened.Value is not { } proposal) return;
        (_proposal, _justOpened) = (proposal, true);
    }

    // The button that had the focus is gone: the keyboard goes on at the evidence.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_justOpened) return;
        _justOpened = false;
        await Script.FocusAsync("#evidence-title");
    }

    private async Task ApproveAsync()
    {
        var accounts = _proposal!.Accounts.Count;
        var typed = accounts > FreezeDialog.TypedAbove ? accounts.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        if (typed is not null && !await Dialogs.ConfirmAsync(Say("{0} of {1} accounts", Capital(DecisionWords.Of(_proposal.Kind)), typed), Say("Every account of this proposal is hit. A manager can lift each decision."), Say("Approve"), grave: true, typed)) return;
        await DecideAsync(Desk.ApproveAsync(await PersonAsync(), Id, _proposal.Version, _answer, Leaving), Say("Approved: it stands."));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private async Task RejectAsync() => await DecideAsync(Desk.RejectAsync(await PersonAsync(), Id, _proposal!.Version, _answer, Leaving), Say("Rejected."));

    private async Task WithdrawAsync() => await DecideAsync(Desk.WithdrawAsync(await PersonAsync(), Id, Leaving), Say("Withdrawn."));

    private async Task DecideAsync(Task<Refusal?> act, string done)
    {
        _why = await act;
        if (_why is null)
        {
            Snackbar.Done(done);
            News.CasesChanged.Raise();
        }

        await LoadAsync();
    }
}
