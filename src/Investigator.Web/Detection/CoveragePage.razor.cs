using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Detection;

/// <summary>What arrives, and what can't be seen without the rest.</summary>
public sealed partial class CoveragePage
{
    private IReadOnlyList<SourceCoverage>? _sources;
    private IReadOnlyList<BlindDetector> _blind = [];
    private string? _broken;

    /// <summary>The source that is shown; without one, the one with most entries.</summary>
    [SupplyParameterFromQuery] public string? Source { get; set; }

    /// <summary><c>events</c> or <c>accounts</c>: the same source may bring both.</summary>
    [SupplyParameterFromQuery] public string? Stream { get; set; }

    /// <summary>List sources whose name or format contains this.</summary>
    [SupplyParameterFromQuery] public string? Find { get; set; }

    /// <summary>First source listed, from 0.</summary>
    [SupplyParameterFromQuery] public int? From { get; set; }

    [Inject] private ICoverage Coverage { get; set; } = null!;

    [Inject] private IEnumerable<IDetector> Detectors { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    private SourceCoverage? Shown => Source is null
        ? _sources!.MaxBy(source => source.Entries)
        : _sources!.FirstOrDefault(source => source.Source == Source && (Stream is null || CoverageSources.Word(source.Stream) == Stream));

    protected override async Task OnInitializedAsync()
    {
        RefreshOn(News.UsageStored, LoadAsync);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _broken = null;
        try
        {
            _sources = await Coverage.LoadAsync(Leaving);
            var arriving = _sources.SelectMany(source => source.Arrivals).Where(arrival => arrival.Said > 0).Select(arrival => arrival.Field).ToHashSet(StringComparer.Ordinal);
            _blind = BlindDetector.Among(Detectors, arriving.Contains);
        }
        catch (System.Data.Common.DbException problem)
        {
            _broken = problem.Message;
        }
    }
}
