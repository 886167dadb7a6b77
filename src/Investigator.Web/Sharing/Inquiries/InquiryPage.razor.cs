using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Sharing.Inquiries;

/// <summary>One inquiry: what is asked, until when, and its answer.</summary>
public sealed partial class InquiryPage
{
    private const int Shown = 20;

    private Inquiry? _inquiry;
    private Person? _person;
    private DateTime? _due;
    private string? _words;
    private Refusal? _why;
    private bool _loaded;

    [Inject] private IInquiries Log { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    // Not refreshed by itself: what the person answers is what stands before their eyes, and the version tells a change.
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _person = await PersonAsync();
        _inquiry = await Log.FindAsync(_person, Id, Leaving);
        _loaded = true;
    }

    private async Task TakeAsync() => await SayAsync(await Log.TakeAsync(await PersonAsync(), Id, _inquiry!.Version, CancellationToken.None), Say("It is yours."));

    private async Task MoveAsync()
    {
        _why = _due is null ? Refusal.ExpiryMissing : null;
        if (_due is not { } due) return;
        var at = new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Unspecified), TimeSpan.Zero);
        if (await Dialogs.ForReasonAsync(Say("Move the deadline"), Say("Whoever asked has agreed to it."), Say("Move"), async reason => await Log.MoveAsync(await PersonAsync(), Id, _inquiry!.Version, at, reason, CancellationToken.None)))
            await SayAsync(null, Say("The deadline is moved."));
    }

    private async Task EndAsync(InquiryState to) => await SayAsync(await Log.EndAsync(await PersonAsync(), Id, _inquiry!.Version, to, _words, CancellationToken.None), Say("It is kept."));

    private async Task SayAsync(Refusal? why, string done)
    {
        _why = why;
        // What was typed stays after a refusal: only a change is loaded.
        if (why is not null and not Refusal.ChangedMeanwhile) return;
        if (why is null)
        {
            Snackbar.Done(done);
            News.CasesChanged.Raise();
        }

        await LoadAsync();
    }
}
