using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Sharing.Inquiries;

/// <summary>The packs of one inquiry.</summary>
public sealed partial class AnswerPacks
{
    private const int UsualDays = 30;

    private static readonly AnswerSections[] Sections = [AnswerSections.Traffic, AnswerSections.Controls, AnswerSections.Declarations, AnswerSections.Decisions];

    private IReadOnlyList<AnswerPackRow>? _rows;
    private Person? _person;
    private AnswerPreview? _preview;
    private AnswerPack? _opened;
    private AnswerSections _sections = AnswerSections.Traffic | AnswerSections.Controls;
    private DateOnly _from;
    private DateOnly _until;
    private string? _answer;
    private Refusal? _why;

    [Inject] private IAnswerDesk Desk { get; set; } = null!;

    [Inject] private IStatementSigner Signer { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private ConsoleScript Script { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter, EditorRequired] public Inquiry Inquiry { get; set; } = null!;

    /// <summary>The inquiry was answered by it.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private AnswerRequest Request => new(Inquiry.Id, _from, _until, _sections);

    protected override void OnInitialized()
    {
        _until = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        _from = _until.AddDays(1 - UsualDays);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _person = await PersonAsync();
        _rows = await Desk.OfInquiryAsync(_person, Inquiry.Id, Leaving);
    }

    /// <summary>Says beforehand what the rule would say; the rule is asked again by the act.</summary>
    private Refusal? WhyNot(AnswerPackRow row) =>
        !_person!.May(Permit.ReleaseAnswers) ? Refusal.NotAllowed
        : row.ProposedById == _person.Id ? Refusal.SelfRelease
        : !Signer.Signs ? Refusal.SignerMissing
        : row.ExpiresAt <= Clock.GetUtcNow() ? Refusal.ProposalExpired : null;

    private void Set(AnswerSections section, bool chosen)
    {
        _sections = chosen ? _sections | section : _sections & ~section;
        _preview = null;
    }

    private async Task PreviewAsync()
    {
        var done = await Desk.PreviewAsync(await PersonAsync(), Request, Leaving);
        (_preview, _why) = (done.Value, done.Refusal);
    }

    private async Task ProposeAsync()
    {
        var done = await Desk.ProposeAsync(await PersonAsync(), Request, CancellationToken.None);
        if (done.Value is not null) _preview = null;
        await SayAsync(done.Refusal, Say("Proposed. A second person opens it and lets it out."));
    }

    private async Task OpenAsync(AnswerPackRow row)
    {
        var done = await Desk.OpenAsync(await PersonAsync(), row.Id, CancellationToken.None);
        (_opened, _why) = (done.Value, done.Refusal);
        await LoadAsync();
        if (_opened is not null) await Script.FocusAsync("#pack-bytes");
    }

    private async Task ApproveAsync(AnswerPackRow row)
    {
        if (await SayAsync(await Desk.ApproveAsync(await PersonAsync(), row.Id, row.Version, _answer, CancellationToken.None), Say("Signed and released."))) await Changed.InvokeAsync();
    }

    private async Task RejectAsync(AnswerPackRow row) => await SayAsync(await Desk.RejectAsync(await PersonAsync(), row.Id, row.Version, _answer, CancellationToken.None), Say("Turned down."));

    private async Task<bool> SayAsync(Refusal? why, string done)
    {
        _why = why;
        if (why is null)
        {
            Snackbar.Done(done);
            News.CasesChanged.Raise();
        }

        await LoadAsync();
        return why is null;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
