using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Fingerprints;

/// <summary>A fingerprint: its design, who sealed it, who was served it and what was found with it.</summary>
public sealed partial class FingerprintPage
{
    private Fingerprint? _print;
    private bool _loaded;
    private bool _reads;
    private bool _mayStop;

    [Inject] private IFingerprints Registry { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override void OnInitialized() => RefreshOn(News.CasesChanged, LoadAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var by = await PersonAsync();
        (_reads, _mayStop) = (by.Investigates, by.May(Permit.DraftFingerprints) || by.May(Permit.SealFingerprints));
        _print = await Registry.FindAsync(by, Id, Leaving);
        _loaded = true;
    }

    private async Task SealAsync()
    {
        var print = _print!;
        if (!await Dialogs.ConfirmAsync(Say("Seal this design?"), Say("It can't be changed afterwards. Its hash, the time and both people go into the audit. Nothing is served yet."), Say("Seal"))) return;
        await SayAsync(await Registry.SealAsync(await PersonAsync(), print.Id, print.Version, CancellationToken.None), Say("Sealed."));
    }

    private async Task ServeAsync()
    {
        var print = _print!;
        var whom = print.CampaignId is null ? Say("every account that is on no allow list") : Say("the campaign's confirmed members that are on no allow list");
        if (!await Dialogs.ConfirmAsync(Say("Put it in service?"), Say("Gateways are told to alter the answers to {0}. Tell your evaluators and safety researchers first, and put them on the allow list. It can be stopped at any time; what was served stays served.", whom), Say("Put in service"), grave: true)) return;
        await SayAsync(await Registry.ServeAsync(await PersonAsync(), print.Id, print.Version, CancellationToken.None), Say("In service from now on."));
    }

    private async Task RetireAsync()
    {
        var print = _print!;
        if (!await Dialogs.ForReasonAsync(
            Say("Retire {0}", VisibleText.Of(print.Name, 60)), Say("Gateways are told nothing of it from now on; one that asked within the last minute may place it that long. It can't be put in service again, but still be looked for."), Say("Retire"),
            async reason => await Registry.RetireAsync(await PersonAsync(), print.Id, print.Version, reason, CancellationToken.None), grave: true)) return;
        await SayAsync(null, Say("Retired."));
    }

    private async Task SayAsync(Refusal? why, string done)
    {
        if (why is { } no) Snackbar.Refused(no);
        else Snackbar.Done(done);
        News.CasesChanged.Raise();
        await LoadAsync();
    }
}
