using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Sharing;

/// <summary>Shows what would leave of a campaign for some recipients, and proposes to release exactly that.</summary>
public sealed partial class CampaignSharing
{
    private const int Rows = 200;
    private const string Named = "";

    private static readonly BundleFormats Formats = new();

    private readonly HashSet<Guid> _named = [];
    private IReadOnlyList<Partner> _partners = [];
    private string _format = "stix";
    private TrafficLight _marking = TrafficLight.Amber;
    private string _to = SharedCollection.Everyone;
    private int _days = 30;
    private bool _attributed;
    private BundlePreview? _preview;
    private string? _basis;
    private string? _reason;
    private Guid? _proposed;
    private string? _goTo;
    private Refusal? _why;
    private bool _busy;

    [Inject] private NextAct Next { get; set; } = null!;

    [Inject] private ConsoleScript Script { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    private BundleRequest Request => new(CampaignId, _format, _marking, _to == Named ? new([.. _named.Order()], null) : new([], _to), TimeSpan.FromDays(_days)) { Attributed = _attributed };

    protected override void OnInitialized() => RefreshOn(Next.Asked, PreviewIfAskedAsync);

    protected override async Task OnInitializedAsync() => _partners = await Directory.LoadAsync(await PersonAsync(), Leaving);

    private void ChooseMarking(ChangeEventArgs e) => Choose(() => _marking = Enum.TryParse<TrafficLight>(e.Value as string, out var marking) ? marking : _marking);

    private void ChooseDays(ChangeEventArgs e) => Choose(() => _days = int.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : _days);

    private void Name(Guid partner, bool chosen) => _ = chosen ? _named.Add(partner) : _named.Remove(partner);

    /// <summary>Another choice makes another file, so what was shown goes.</summary>
    private void Choose(Action choose)
    {
        choose();
        (_preview, _why, _proposed) = (null, null, null);
    }

    // What was composed may stand far below, and what was filled in is gone once it is proposed: the keyboard goes on there.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_goTo is not { } place) return;
        _goTo = null;
        await Script.FocusAsync(place);
    }

    private Task PreviewIfAskedAsync() => Next.Take(NextAct.Preview, CampaignId, out _) ? PreviewAsync() : Task.CompletedTask;

    private async Task PreviewAsync()
    {
        _busy = true;
        try
        {
            var done = await Desk.PreviewAsync(await PersonAsync(), Request, Leaving);
            (_preview, _why, _proposed) = (done.Value, done.Refusal, null);
            _goTo = _preview is null ? null : "#leaves";
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ProposeAsync()
    {
        _busy = true;
        try
        {
            var done = await Releases.ProposeAsync(await PersonAsync(), Request, _preview!.Sha256, _basis, _reason, Leaving);
            _why = done.Refusal;
            if (done.Value is not { } row) return;
            (_preview, _basis, _reason, _proposed, _goTo) = (null, null, null, row.Id, "#waits");
            Snackbar.Done(Say("Proposed."));
            News.CasesChanged.Raise();
        }
        finally
        {
            _busy = false;
        }
    }

    private static string N(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";
}
