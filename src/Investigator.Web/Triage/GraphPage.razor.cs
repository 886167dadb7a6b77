using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Linking;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Triage;

/// <summary>The graph of links from an account, a cluster or as somebody kept it.</summary>
public sealed partial class GraphPage
{
    private IReadOnlyList<AccountId> _selected = [];
    private Dictionary<string, object?> _handed = new(StringComparer.Ordinal) { ["Accounts"] = (IReadOnlyList<AccountId>)[] };
    private GraphView? _view;
    private Person? _me;
    private InvestigationRow? _open;
    private GraphStart? _start;
    private string _json = "";
    private string? _shownAs;
    private bool _gone;

    [SupplyParameterFromQuery(Name = "account")] public string? Account { get; set; }

    [SupplyParameterFromQuery(Name = "cluster")] public string? Cluster { get; set; }

    [SupplyParameterFromQuery(Name = "campaign")] public string? Campaign { get; set; }

    /// <summary>The id of a kept one; it goes before the others.</summary>
    [SupplyParameterFromQuery(Name = "investigation")] public string? Kept { get; set; }

    [Inject] private Neighbourhoods Around { get; set; } = null!;

    [Inject] private IInvestigations Investigations { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private bool Asked => Kept is not null;

    private string StartWord => _start switch { { Cluster: not null } => Say("To the cluster"), { Campaign: not null } => Say("To the campaign"), _ => Say("To the account") };

    private string StartPage => _start switch { { Cluster: { } id } => Paths.Cluster(id), { Campaign: { } id } => Paths.Campaign(id), { Account: { } account } => Paths.Account(account), _ => "/graph" };

    private string StartUrl => _start switch
    {
        { Cluster: { } id } => $"/api/console/graph?cluster={id:D}",
        { Campaign: { } id } => $"/api/console/graph?campaign={id:D}",
        { Account: { } account } => $"/api/console/graph?account={Uri.EscapeDataString(account.Value)}",
        _ => "",
    };

    private string LeftAs => _open is { } open ? string.Create(CultureInfo.InvariantCulture, $"/api/console/investigations/{open.Id:D} {open.Version}") : _json;

    private string Title => this switch
    {
        { _open: { } open } => Say("Graph of the investigation {0}", VisibleText.Of(open.Name, 60)),
        { _start.Cluster: { } id } => Say("Graph of cluster {0}", id.ToString("D")[..8]),
        { _start.Campaign: { } id } => Say("Graph of campaign {0}", id.ToString("D")[..8]),
        _ => Say("Graph of account {0}", VisibleText.Of(_start?.Account?.Value ?? "", 60)),
    };

    protected override async Task OnParametersSetAsync()
    {
        _me ??= await PersonAsync();
        if (Asked)
        {
            await LookAsync();
            return;
        }

        (_open, _gone, _shownAs) = (null, false, null);
        _start = Guid.TryParse(Cluster, out var cluster) ? GraphStart.With(cluster)
            : Guid.TryParse(Campaign, out var campaign) ? GraphStart.WithCampaign(campaign)
            : Account is { Length: > 0 and <= GraphNode.LongestId - 8 } ? GraphStart.At(new(Account)) : null;
        _json = StartUrl;
    }

    /// <summary>What is known of the kept one. The picture that has just been saved stays as it is drawn.</summary>
    private async Task LookAsync()
    {
        _me = await PersonAsync();
        _open = Guid.TryParse(Kept, out var id) ? await Investigations.AboutAsync(_me, id, Leaving) : null;
        _gone = _open is null;
        if (_open is null)
        {
            _start = null;
            return;
        }

        _start = GraphStart.Read(_open.Start);
        if (_shownAs != Kept) _json = $"/api/console/investigations/{id:D}";
        _shownAs = Kept;
    }

    private async Task SaveAsync()
    {
        if (_open is not { } open) return;
        var kept = await KeepAsync($"/api/console/investigations/{open.Id:D}?version={open.Version}", "PUT", open.Name, open.Shared);
        if (kept?.Version is null)
        {
            Snackbar.Add(WhyNot(kept), Severity.Warning, options => options.RequireInteraction = true);
            return;
        }

        _open = open with { Version = kept.Version.Value };
        await LookAsync();
        Snackbar.Done(Say("Saved."));
    }

    private async Task SaveAsAsync()
    {
        Guid? made = null;
        var dialog = await Dialogs.ShowAsync<KeepInvestigationDialog>(Say("Save the investigation"), new DialogParameters<KeepInvestigationDialog>
        {
            {
                d => d.Keep, async (name, shared) =>
                {
                    var kept = await KeepAsync("/api/console/investigations", "POST", name, shared);
                    made = kept?.Id;
                    return made is null ? WhyNot(kept) : null;
                }
            },
        });
        if (await dialog.Result is not { Canceled: false } || made is not { } id) return;
        // The same picture under an address of its own: it is not drawn anew.
        _shownAs = id.ToString("D");
        Navigation.NavigateTo(Paths.Investigation(id));
        Snackbar.Done(Say("Saved. The address of this page opens it again."));
    }

    private async Task<KeptPicture?> KeepAsync(string url, string method, string name, bool shared) =>
        _view is null ? null : await _view.KeepAsync(url, method, new { name, shared, start = _start?.ToString() });

    private static string WhyNot(KeptPicture? kept) => kept?.Explain() ?? Say("There is no picture to save: it is still loading, or this browser cannot draw it.");

    private async Task ChangedAsync(bool removed)
    {
        if (removed) Navigation.NavigateTo("/graph");
        else await LookAsync();
    }

    private async Task<NeighbourhoodGraph> TableAsync(CancellationToken ct)
    {
        if (_open is { } open && _me is { } me && await Investigations.FindAsync(me, open.Id, ct) is { } kept)
        {
            var ids = kept.Picture.Nodes.Select(n => n.Id).ToList();
            return await ShownAsync(ids, [.. kept.Picture.Opened.Select(at => ids[at])], ct);
        }

        return _start is { } start ? await Around.BeginAsync(start, 0, ct) ?? NeighbourhoodGraph.Empty : NeighbourhoodGraph.Empty;
    }

    private Task<NeighbourhoodGraph> ShownAsync(IReadOnlyList<string> nodes, IReadOnlyList<string> opened, CancellationToken ct) =>
        Around.OfNodesAsync(nodes, new PictureNodes(nodes, opened).Resources, ct);

    private void Select(IReadOnlyList<string> nodes)
    {
        _selected = [.. nodes.Select(GraphNode.AccountOf).OfType<AccountId>()];
        _handed = new(StringComparer.Ordinal) { ["Accounts"] = _selected };
    }

    private void Open(string node)
    {
        if (GraphNode.AccountOf(node) is { } account) Navigation.NavigateTo(Paths.Account(account));
        else if (Read(node, "cluster:") is { } cluster) Navigation.NavigateTo(Paths.Cluster(cluster));
        else if (Read(node, "group:") is { } campaign) Navigation.NavigateTo(Paths.Campaign(campaign));
        else if (ResourceAddress.ReadId(node) is { } resource) Navigation.NavigateTo(ResourceAddress.Of(resource));
    }

    private static Guid? Read(string node, string word) => node.StartsWith(word, StringComparison.Ordinal) && Guid.TryParseExact(node[word.Length..], "D", out var id) ? id : null;
}
