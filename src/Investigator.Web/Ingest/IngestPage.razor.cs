using System.Globalization;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Ingest;

/// <summary>What has come in, and what could not be taken.</summary>
public sealed partial class IngestPage
{
    private const int PageSize = 50;
    private const int ShownFiles = 20;

    private IReadOnlyList<IngestSource>? _sources;
    private IReadOnlyList<TakenFile> _files = [];
    private StoredUsage? _stored;
    private Page<QuarantinedLine>? _quarantine;
    private string? _broken;
    private string? _redriven;
    private bool _redriving;

    /// <summary>Show this source's quarantined lines only.</summary>
    [SupplyParameterFromQuery] public string? Source { get; set; }

    /// <summary>First quarantined line shown, from 0.</summary>
    [SupplyParameterFromQuery] public int? From { get; set; }

    [Inject] private IIngestLedger Ledger { get; set; } = null!;

    [Inject] private IQuarantine Quarantine { get; set; } = null!;

    [Inject] private IFileLedger Files { get; set; } = null!;

    [Inject] private QuarantineDesk Desk { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    private int Skip => Math.Max(0, From ?? 0);

    protected override void OnInitialized() => RefreshOn(News.UsageStored, LoadSourcesAsync);

    protected override Task OnParametersSetAsync()
    {
        _redriven = null;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _broken = null;
        try
        {
            await LoadSourcesAsync();
            _quarantine = await Quarantine.LoadAsync(Source, Skip, PageSize, Leaving);
            _files = await Files.LatestAsync(ShownFiles, Leaving);
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
    }

    private async Task RedriveAsync()
    {
        var text = "Each record that is kept whole is read with today's mappings. What can be taken now leaves the quarantine; the rest stays with today's reason. Doing it again is safe.";
        if (!await Dialogs.ConfirmAsync("Read these records again?", text, "Read again")) return;
        _redriving = true;
        try
        {
            var (done, refusal) = await Desk.RedriveAsync(await PersonAsync(), Source!, Leaving);
            if (refusal is { } why) Snackbar.Refused(why);
            _redriven = done is null ? null : Sentence(done);
        }
        catch (Exception problem) when (problem is UnknownFormat or IngestStopped)
        {
            _redriven = problem.Message;
        }
        finally
        {
            _redriving = false;
        }
        await LoadAsync();
    }

    private static string Sentence(RedriveSummary done) => string.Create(
        CultureInfo.InvariantCulture,
        $"{done.Tried:N0} read again: {done.Accepted:N0} accepted, {done.Duplicates:N0} duplicates, {done.PassedOver:N0} no model requests, {done.Kept:N0} still set aside.{(done.Cut > 0 ? string.Create(CultureInfo.InvariantCulture, $" {done.Cut:N0} are not kept whole: load their source again.") : "")}");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Link(string? source, int from) =>
        "/ingest?" + (source is null ? "" : $"source={Uri.EscapeDataString(source)}&") + string.Create(CultureInfo.InvariantCulture, $"from={from}#quarantine");
}
