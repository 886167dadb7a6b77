using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
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
    private string? _confirming;
    private string? _why;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private ICampaignDesk Desk { get; set; } = null!;

    [Inject] private PersonState Persons { get; set; } = null!;

    [Inject] private NextAct Next { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter] public IReadOnlyList<AccountId> Accounts { get; set; } = [];

    /// <summary>The cluster to start from; <c>null</c>: from <see cref="Accounts"/>.</summary>
    [Parameter] public Guid? Cluster { get; set; }

    /// <summary>Where the accounts were chosen: <c>graph</c>, <c>account</c>.</summary>
    [Parameter] public string Source { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        if (Cluster is { } cluster) _name = Say("Pool {0}", cluster.ToString("N")[..8]); // offered, to be written over
        _standing = await Desk.LoadAsync(0, 100, CancellationToken.None);
    }

    private async Task SubmitAsync(bool goOn)
    {
        if (_busy) return;
        if (goOn && string.IsNullOrWhiteSpace(_confirming))
        {
            _why = Say("Say why all of them belong together first: a freeze hits confirmed members alone.");
            return;
        }

        _busy = true;
        var (why, campaign) = await ActAsync();
        _busy = false;
        _why = why?.Said();
        if (campaign is null) return;
        if (goOn) Next.Ask(NextAct.Freeze, campaign.Value);
        News.CasesChanged.Raise();
        Dialog.Close(DialogResult.Ok(campaign.Value));
    }

    // Not cancelled when the dialog goes: an act that was asked for is carried through.
    private async Task<(Refusal? Why, Guid? Campaign)> ActAsync()
    {
        var by = await Persons.CurrentAsync();
        if (Guid.TryParse(_into, out var standing))
            return await Desk.AddAsync(by, standing, Accounts, Source, CancellationToken.None) is { } no ? (no, null) : (null, standing);
        if (Cluster is not { } cluster)
        {
            var chosen = await Desk.StartAsync(by, _name, _description, Accounts, Source, CancellationToken.None);
            return (chosen.Refusal, chosen.Value?.Id);
        }

        var done = await Desk.StartFromClusterAsync(by, _name, _description, cluster, _confirming, CancellationToken.None);
        return (done.Refusal, done.Value?.Id);
    }
}
