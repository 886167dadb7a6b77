using System.Globalization;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Ingest;

/// <summary>What has come in, and what could not be taken.</summary>
public sealed partial class IngestPage
{
    private const int PageSize = 50;

    private IReadOnlyList<IngestSource>? _sources;
    private StoredUsage? _stored;
    private Page<QuarantinedLine>? _quarantine;
    private string? _broken;

    /// <summary>Show this source's quarantined lines only.</summary>
    [SupplyParameterFromQuery] public string? Source { get; set; }

    /// <summary>First quarantined line shown, from 0.</summary>
    [SupplyParameterFromQuery] public int? From { get; set; }

    [Inject] private IIngestLedger Ledger { get; set; } = null!;

    [Inject] private IQuarantine Quarantine { get; set; } = null!;

    private int Skip => Math.Max(0, From ?? 0);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _broken = null;
        try
        {
            _stored = await Ledger.StoredAsync(Leaving);
            _sources = await Ledger.SourcesAsync(Leaving);
            _quarantine = await Quarantine.LoadAsync(Source, Skip, PageSize, Leaving);
        }
        catch (System.Data.Common.DbException problem)
        {
            _broken = problem.Message;
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Link(string? source, int from) =>
        "/ingest?" + (source is null ? "" : $"source={Uri.EscapeDataString(source)}&") + string.Create(CultureInfo.InvariantCulture, $"from={from}#quarantine");
}
