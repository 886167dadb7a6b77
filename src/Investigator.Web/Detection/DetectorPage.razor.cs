using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Detection;

/// <summary>One detector, in code or a rule: what it looks for, what it found, how right it was, and where it stands.</summary>
public sealed partial class DetectorPage
{
    private bool _loaded;
    private DetectorInfo? _inCode;
    private DetectorSwitch? _switch;
    private VerdictCounts? _verdicts;
    private IReadOnlyList<RuleVersion> _versions = [];
    private IReadOnlyList<DetectorVolume> _volumes = [];
    private IReadOnlyList<string> _alarms = [];

    [Parameter] public string Id { get; set; } = "";

    [Inject] private IEnumerable<IDetector> Detectors { get; set; } = null!;

    [Inject] private IRuleBook Book { get; set; } = null!;

    [Inject] private IDetectorDesk Desk { get; set; } = null!;

    [Inject] private IDetectorRecord Record { get; set; } = null!;

    [Inject] private IDetectorVerdicts Verdicts { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    private string? Title => _inCode?.Title ?? Shown?.Title;

    /// <summary>The version on its way; without one, the latest.</summary>
    private RuleVersion? Shown => _versions.Count > 0 ? _versions[0] : null;

    private DetectorVolume? LatestShadow => _volumes.FirstOrDefault(v => v.IsShadow && v.DetectorVersion == Shown?.Number);

    private int ShadowRuns => _volumes.Count(v => v.IsShadow && v.DetectorVersion == Shown?.Number && v.At >= Shown?.ShadowSince && v.Problem.Length == 0);

    protected override void OnInitialized()
    {
        RefreshOn(News.ResultsReplaced, LoadAsync);
        RefreshOn(News.CasesChanged, LoadAsync);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _inCode = Detectors.Select(d => d.Info.Said()).FirstOrDefault(i => i.Id == Id);
        _versions = _inCode is null ? await Book.OfAsync(Id, Leaving) : [];
        _switch = (await Desk.SwitchesAsync(Leaving)).GetValueOrDefault(Id);
        _verdicts = (await Verdicts.CountAsync(Leaving)).GetValueOrDefault(Id);
        var volumes = await Record.VolumesAsync(VolumeAlarm.Read, Leaving);
        (_volumes, _alarms) = (volumes.GetValueOrDefault(Id) ?? [], [.. VolumeAlarm.Among(volumes).Where(a => a.DetectorId == Id).Select(a => a.Says)]);
        _loaded = true;
    }
}
