using System.Globalization;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Sharing;

/// <summary>Previews what would leave of a campaign and releases exactly that.</summary>
public sealed partial class CampaignSharing
{
    private const int Most = 20_000;
    private const int Rows = 200;

    private static readonly BundleFormats Formats = new();

    private string _format = "stix";
    private TrafficLight _marking = TrafficLight.Amber;
    private BundlePreview? _preview;
    private Refusal? _why;
    private bool _busy;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    private string Start => Encoding.UTF8.GetString(_preview!.Content.Span[..Math.Min(Most, _preview.SizeBytes)]);

    private void ChooseMarking(ChangeEventArgs e) => Choose(_format, Enum.TryParse<TrafficLight>(e.Value as string, out var marking) ? marking : _marking);

    /// <summary>Another choice makes another file, so what was shown goes.</summary>
    private void Choose(string? format, TrafficLight marking) => (_format, _marking, _preview, _why) = (format ?? _format, marking, null, null);

    private async Task PreviewAsync()
    {
        _busy = true;
        try
        {
            var done = await Desk.PreviewAsync(await PersonAsync(), CampaignId, _format, _marking, Leaving);
            (_preview, _why) = (done.Value, done.Refusal);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ReleaseAsync()
    {
        var preview = _preview!;
        if (!await Dialogs.ConfirmAsync("Release to partners",
            $"{preview.FileName} ({N(preview.Bundle.Indicators.Count)} indicators, {preview.Bundle.TrafficLight.Label()}) can be fetched by every partner. You can take it back, but not what they have fetched by then.",
            "Release", grave: true)) return;
        var done = await Desk.ReleaseAsync(await PersonAsync(), CampaignId, _format, _marking, preview.Sha256, Leaving);
        _why = done.Refusal;
        if (done.Value is null) return;
        _preview = null;
        Snackbar.Done("Released.");
        News.CasesChanged.Raise();
    }

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
