using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Campaigns;

/// <summary>Answers with the id of the campaign that this one is part of now.</summary>
public sealed partial class MergeDialog
{
    private const int Most = 200;

    private List<CampaignRow>? _all;
    private MergePreview? _preview;
    private string? _reason;
    private string _into = "";
    private Refusal? _why;
    private bool _more;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private ICampaignDesk Desk { get; set; } = null!;

    [Inject] private ILineage Lineage { get; set; } = null!;

    [Inject] private PersonState Persons { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    /// <summary>The campaign that becomes part of another.</summary>
    [Parameter, EditorRequired] public Guid Campaign { get; set; }

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        var page = await Desk.LoadAsync(0, Most, CancellationToken.None);
        (_all, _more) = ([.. page.Rows.Where(row => row.Id != Campaign && row.MergedIntoId is null)], page.Total > Most);
    }

    private async Task ChooseAsync(ChangeEventArgs e)
    {
        (_into, _preview, _why) = (e.Value?.ToString() ?? "", null, null);
        if (!Guid.TryParse(_into, out var into)) return;
        var done = await Lineage.PreviewAsync(await Persons.CurrentAsync(), Campaign, into, CancellationToken.None);
        // Another one may have been chosen meanwhile.
        if (_into == into.ToString()) (_preview, _why) = (done.Value, done.Refusal);
    }

    // Not cancelled when the dialog goes: an act that was asked for is carried through.
    private async Task SubmitAsync()
    {
        if (_busy || _preview is null || !Guid.TryParse(_into, out var into)) return;
        _busy = true;
        try
        {
            _why = (await Lineage.MergeAsync(await Persons.CurrentAsync(), Campaign, _preview.FromVersion, into, _preview.IntoVersion, _reason, CancellationToken.None)).Refusal;
            // What changed is shown, and the person decides anew.
            if (_why is Refusal.ChangedMeanwhile) _preview = (await Lineage.PreviewAsync(await Persons.CurrentAsync(), Campaign, into, CancellationToken.None)).Value;
        }
        finally
        {
            _busy = false;
        }

        if (_why is not null) return;
        News.CasesChanged.Raise();
        Dialog.Close(DialogResult.Ok(into));
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
