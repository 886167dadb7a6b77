using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;
using MudBlazor;

namespace Investigator.Web.Decisions;

/// <summary>What a person does with decisions, the same on an account's page and a campaign's. Scoped: one per circuit.</summary>
internal sealed class DecisionActs(IFreezeDesk freezes, IDialogService dialogs, ISnackbar snackbar, PersonState persons, News news)
{
    /// <summary>Asks, freezes, and offers the way back.</summary>
    /// <param name="campaign">Its confirmed members; or <c>null</c> with <paramref name="account"/>.</param>
    public Task<bool> FreezeAsync(Guid? campaign, AccountId? account) => FreezeAsync(new DialogParameters<FreezeDialog> { { d => d.Campaign, campaign }, { d => d.Account, account } });

    /// <summary>The same for accounts that were chosen by hand.</summary>
    public Task<bool> FreezeSelectionAsync(IReadOnlyList<AccountId> accounts) => FreezeAsync(new DialogParameters<FreezeDialog> { { d => d.Accounts, accounts } });

    private async Task<bool> FreezeAsync(DialogParameters<FreezeDialog> whom)
    {
        var dialog = await dialogs.ShowAsync<FreezeDialog>(Say("Freeze"), whom);
        if (await dialog.Result is not { Canceled: false, Data: FreezeReceipt receipt }) return false;
        snackbar.Done(Say("{0:N0} {1} {2} frozen.", receipt.Accounts, receipt.Accounts == 1 ? Say("account") : Say("accounts"), receipt.OnItsWay ? Say("will be") : receipt.Accounts == 1 ? Say("is") : Say("are")), () => UndoAsync(receipt.ActId));
        return true;
    }

    /// <summary>Lifts all that still stands of one act.</summary>
    public async Task UndoAsync(Guid act)
    {
        // Not tied to a page: the snackbar with its Undo outlives the page it came from.
        if (await freezes.UndoAsync(await persons.CurrentAsync(), act, CancellationToken.None) is { } why) snackbar.Refused(why);
        else snackbar.Done(Say("It is undone."));
        news.CasesChanged.Raise();
    }

    public async Task<bool> LiftAsync(Decision decision)
    {
        var done = await dialogs.ForReasonAsync(Say("Lift this {0}", DecisionWords.Of(decision.Kind)),
            Say("The account is served again as soon as its gateway hears of it. You can freeze it again."), Say("Lift"),
            async reason => await freezes.LiftAsync(await persons.CurrentAsync(), decision.Id, reason, CancellationToken.None));
        return Told(done, Say("Lifted."));
    }

    /// <param name="draft">What the person wrote for the act before, to go on from.</param>
    public async Task<bool> ProposeAsync(Guid? campaign, AccountId? account, string? draft = null)
    {
        var dialog = await dialogs.ShowAsync<ProposeBanDialog>(Say("Propose a ban"), new DialogParameters<ProposeBanDialog> { { d => d.Campaign, campaign }, { d => d.Account, account }, { d => d.Draft, draft } });
        return Told(await dialog.Result is { Canceled: false }, Say("Proposed. It waits for a manager."));
    }

    private bool Told(bool done, string text)
    {
        if (!done) return false;
        snackbar.Done(text);
        news.CasesChanged.Raise();
        return true;
    }
}
