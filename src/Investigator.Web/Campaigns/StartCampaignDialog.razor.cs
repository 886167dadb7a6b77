using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Campaigns;

/// <summary>Answers with the id of the campaign that the accounts are in now.</summary>
public sealed partial class StartCampaignDialog
{
    private Page<CampaignRow>? _standing;
    private string _into = "";
    private string? _name;
    private string? _description;
    private Refusal? _why;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private ICampaignDesk Desk { get; set; } = null!;

    [Inject] private PersonState Persons { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter] public IReadOnlyList<AccountId> Accounts { get; set; } = [];

    /// <summary>The cluster to start from; <c>null</c>: from <see cref="Accounts"/>.</summary>
    [Parameter] public Guid? Cluster { get; set; }

    /// <summary>Where the accounts were chosen: <c>graph</c>, <c>account</c>.</summary>
    [Parameter] public string Source { get; set; } = "";

    protected override async Task OnInitializedAsync() => _standing = await Desk.LoadAsync(0, 100, CancellationToken.None);

    private async Task SubmitAsync()
    {
        if (_busy) return;
        _busy = true;
        var (why, campaign) = await ActAsync();
        (_why, _busy) = (why, false);
        if (campaign is null) return;
        News.CasesChanged.Raise();
        Dialog.Close(DialogResult.Ok(campaign.Value));
    }

    // Not cancelled when the dialog goes: an act that was asked for is carried through.
    private async Task<(Refusal? Why, Guid? Campaign)> ActAsync()
    {
        var by = await Persons.CurrentAsync();
        if (Guid.TryParse(_into, out var standing))
            return await Desk.AddAsync(by, standing, Accounts, Source, CancellationToken.None) is { } no ? (no, null) : (null, standing);
        var done = Cluster is { } cluster
            ? await Desk.StartFromClusterAsync(by, _name, _description, cluster, CancellationToken.None)
            : await Desk.StartAsync(by, _name, _description, Accounts, Source, CancellationToken.None);
        return (done.Refusal, done.Value?.Id);
    }
}
