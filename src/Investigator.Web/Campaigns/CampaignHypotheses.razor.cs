using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Campaigns;

/// <summary>A campaign's hypotheses, and a form to state one. What is typed stays until it is stated.</summary>
public sealed partial class CampaignHypotheses
{
    private readonly HashSet<string> _techniques = [];
    private IReadOnlyList<Hypothesis>? _all;
    private bool _writes;
    private string? _statement;
    private string? _reason;
    private FindingBasis _basis = FindingBasis.Inferred;
    private Likelihood _likelihood = Likelihood.EvenChance;
    private Refusal? _why;
    private bool _busy;

    [Inject] private IHypotheses Desk { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    protected override void OnInitialized() => RefreshOn(News.CasesChanged, LoadAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var person = await PersonAsync();
        _writes = person.Investigates;
        _all = await Desk.OfCampaignAsync(person, CampaignId, Leaving);
    }

    private void Choose(string technique, bool chosen) => _ = chosen ? _techniques.Add(technique) : _techniques.Remove(technique);

    private async Task StateAsync()
    {
        if (_busy) return;
        _busy = true;
        _why = (await Desk.StateAsync(await PersonAsync(), CampaignId, new(_statement, _basis, _likelihood, _reason, [.. _techniques]), CancellationToken.None)).Refusal;
        _busy = false;
        if (_why is not null) return;
        (_statement, _reason) = (null, null);
        _techniques.Clear();
        News.CasesChanged.Raise();
        await LoadAsync();
    }
}
