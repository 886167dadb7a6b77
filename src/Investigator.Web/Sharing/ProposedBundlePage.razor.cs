using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Sharing;

/// <summary>One proposed bundle: its file and its decision.</summary>
public sealed partial class ProposedBundlePage
{
    private BundleProposalRow? _row;
    private BundleProposal? _opened;
    private IReadOnlyList<Partner> _partners = [];
    private Person? _person;
    private string? _answer;
    private Refusal? _why;
    private bool _loaded;

    [Inject] private IReleaseDesk Desk { get; set; } = null!;

    [Inject] private IPartners Directory { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private ConsoleScript Script { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    private bool IsOwn => _row!.ProposedById == _person!.Id;

    /// <summary>Says beforehand what the rule would say; the rule is asked again by the act.</summary>
    private Refusal? WhyNot =>
        !_person!.May(Permit.ReleaseBundles) ? Refusal.NotAllowed
        : IsOwn ? Refusal.SelfRelease
        : _opened is null ? Refusal.PreviewNotOpened : null;

    // Not refreshed by itself: what the person decides on is what stands before their eyes, and the version tells a change.
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _person = await PersonAsync();
        _partners = await Directory.LoadAsync(_person, Leaving);
        _row = await Desk.FindAsync(_person, Id, Leaving);
        _loaded = true;
    }

    private async Task OpenAsync()
    {
        var opened = await Desk.OpenAsync(await PersonAsync(), Id, Leaving);
        (_opened, _why) = (opened.Value, opened.Refusal);
        if (_opened is not null) await Script.FocusAsync("#file-title");
    }

    private async Task ApproveAsync() => await SayAsync((await Desk.ApproveAsync(await PersonAsync(), Id, _row!.Version, _answer, Leaving)).Refusal, Say("Released."));

    private async Task RejectAsync() => await SayAsync(await Desk.RejectAsync(await PersonAsync(), Id, _row!.Version, _answer, Leaving), Say("Rejected."));

    private async Task WithdrawAsync() => await SayAsync(await Desk.WithdrawAsync(await PersonAsync(), Id, Leaving), Say("Withdrawn."));

    private async Task SayAsync(Refusal? why, string done)
    {
        _why = why;
        if (_why is null)
        {
            Snackbar.Done(done);
            News.CasesChanged.Raise();
        }

        await LoadAsync();
        // The fields that had the focus are gone: the keyboard goes on at the head of the page, before the state.
        if (_why is null) await Script.FocusAsync("main h1");
    }

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
