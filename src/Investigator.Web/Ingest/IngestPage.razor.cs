using System.Globalization;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Ingest;

/// <summary>What has come in, and what could not be taken.</summary>
public sealed partial class IngestPage
{
    private const int PageSize = 50;
    private const int ShownFiles = 20;
    private const int ShownReasons = 15;

    private IReadOnlyList<IngestSource>? _sources;
    private IReadOnlyList<TakenFile> _files = [];
    private StoredUsage? _stored;
    private Page<QuarantinedLine>? _quarantine;
    private QuarantineSummary? _summary;
    private string? _broken;

    /// <summary>Show this source's quarantined records only.</summary>
    [SupplyParameterFromQuery] public string? Source { get; set; }

    /// <summary>Show records set aside for this reason only.</summary>
    [SupplyParameterFromQuery] public string? Why { get; set; }

    /// <summary>First quarantined record shown, from 0.</summary>
    [SupplyParameterFromQuery] public int? From { get; set; }

    /// <summary>Show sources whose name or format contains this.</summary>
    [SupplyParameterFromQuery] public string? Find { get; set; }

    /// <summary>First source shown, from 0.</summary>
    [SupplyParameterFromQuery] public int? At { get; set; }

    [Inject] private IIngestLedger Ledger { get; set; } = null!;

    [Inject] private IQuarantine Quarantine { get; set; } = null!;

    [Inject] private IFileLedger Files { get; set; } = null!;

    [Inject] private WatchState Watch { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    private IngestAddress Address => new(Source, Why, Math.Max(0, From ?? 0), string.IsNullOrWhiteSpace(Find) ? null : Find, Math.Max(0, At ?? 0));

    protected override void OnInitialized() => RefreshOn(News.UsageStored, LoadSourcesAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _broken = null;
        try
        {
            await LoadSourcesAsync();
            _quarantine = await Quarantine.LoadAsync(Address.Source, Address.Why, Address.From, PageSize, Leaving);
            _summary = await Quarantine.SummaryAsync(Address.Source, ShownReasons, Leaving);
        }
        catch (System.Data.Common.DbException problem)
        {
            _broken = problem.Message;
        }
    }

    // While usage streams in only the numbers move; the quarantine stays under the eyes of whoever reads it.
    private async Task LoadSourcesAsync()
    {
        _stored = await Ledger.StoredAsync(Leaving);
        _sources = await Ledger.SourcesAsync(Leaving);
        _files = await Files.LatestAsync(ShownFiles, Leaving);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
