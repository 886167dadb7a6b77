using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Fingerprints;

/// <summary>Where a fingerprint is designed, as long as it is a draft.</summary>
public sealed partial class FingerprintEditor
{
    private const int MostCampaigns = 200;
    private const int Drawn = 100;

    private IReadOnlyList<CampaignRow> _campaigns = [];
    private NewFingerprint? _made;
    private Refusal? _why;
    private FingerprintKind _kind = FingerprintKind.Watermark;
    private Guid _campaign;
    private string? _name;
    private string? _purpose;
    private string? _model;
    private string? _policy;
    private string? _key;
    private string? _traps;
    private int _share = 100;
    private double _gamma = 0.25;
    private double _delta = 2;
    private int _context = 1;
    private long _version;
    private bool _loaded;
    private bool _gone;
    private bool _busy;

    [Inject] private IFingerprints Registry { get; set; } = null!;

    [Inject] private ICampaignDesk Campaigns { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The draft that is changed; <c>null</c>: a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>The campaign that a new one is for.</summary>
    [SupplyParameterFromQuery(Name = "campaign")] public Guid? Campaign { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _campaigns = (await Campaigns.LoadAsync(0, MostCampaigns, Leaving)).Rows;
        _campaign = Campaign ?? Guid.Empty;
        if (_campaign != Guid.Empty) _kind = FingerprintKind.Canary;
        if (Id is { } id) Show(await Registry.FindAsync(await PersonAsync(), id, Leaving));
        _loaded = true;
    }

    private void Show(Fingerprint? draft)
    {
        _gone = draft is not { State: FingerprintState.Draft };
        if (draft is not { Design: var design }) return;
        (_kind, _name, _purpose, _campaign, _share, _model, _policy, _version) = (design.Kind, design.Name, design.Purpose, design.CampaignId ?? Guid.Empty, design.SharePercent, design.Model, design.RewritingPolicy, draft.Version);
        if (design.Watermark is { } watermark) (_gamma, _delta, _context) = (watermark.Gamma, watermark.Delta, watermark.Context);
        _traps = TrapLines.Write(design.Traps);
    }

    private void Draw() => _traps = TrapLines.Write(Trap.Drawn(Drawn));

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var watermark = _kind is FingerprintKind.Watermark;
            var design = new FingerprintDesign(
                _kind, _name?.Trim() ?? "", _purpose?.Trim() ?? "", _campaign == Guid.Empty ? null : _campaign, _share, Said(_model), Said(_policy), watermark ? new(_gamma, _delta, _context) : null,
                watermark ? [] : TrapLines.Read(_traps));
            if (Id is { } id)
            {
                _why = await Registry.EditAsync(await PersonAsync(), id, _version, design, CancellationToken.None);
                if (_why is null) Navigation.NavigateTo($"/fingerprints/{id}");
            }
            else
            {
                var done = await Registry.DraftAsync(await PersonAsync(), design, _key, CancellationToken.None);
                (_why, _made) = (done.Refusal, done.Value);
            }
        }
        finally
        {
            _busy = false;
        }

        if (_why is null) News.CasesChanged.Raise();
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
