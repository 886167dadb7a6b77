using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Triage;

/// <summary>Answers with the <see cref="BulkRun"/> when it is over.</summary>
public sealed partial class BulkDialog
{
    /// <summary>Above this many entries their number has to be typed.</summary>
    public const int TypedAbove = 100;

    private const int Listed = 200;

    private readonly CancellationTokenSource _stop = new();
    private BulkRun? _run;
    private Verdict? _verdict;
    private string? _note;
    private string? _typed;
    private string? _why;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private ITriageQueue Queue { get; set; } = null!;

    [Parameter, EditorRequired] public BulkAct Act { get; set; }

    /// <summary>How many entries are meant.</summary>
    [Parameter, EditorRequired] public int Count { get; set; }

    /// <summary>Gives the entries, as they stand now.</summary>
    [Parameter, EditorRequired] public Func<CancellationToken, Task<IReadOnlyList<QueueEntry>>> Load { get; set; } = null!;

    private string? Typed => Count > TypedAbove ? Count.ToString(CultureInfo.InvariantCulture) : null;

    private string Verb => Act switch { BulkAct.Claim => "Claim", BulkAct.Release => "Release", BulkAct.Close => "Close" };

    private string Title => $"{Verb} {N(Count)} {(Count == 1 ? "entry" : "entries")}";

    private string Effect => Act switch
    {
        BulkAct.Claim => "They become yours. Entries that somebody else holds are left alone and told.",
        BulkAct.Release => "Anyone can claim them again. Entries that somebody else holds are left alone and told.",
        BulkAct.Close => "They leave the queue with the same verdict and note. Each can be opened again by itself; entries that somebody else holds are left alone and told.",
    };

    private string Says => string.Create(CultureInfo.InvariantCulture,
        $"{_run!.Done:N0} of {_run.Total:N0} done{(_run.Refused.Count > 0 ? $", {_run.Refused.Count:N0} refused" : "")}{(_run.IsStopped ? $"; stopped, {_run.Total - _run.Answered:N0} were not looked at" : _run.IsOver ? "." : "…")}");

    private async Task StartAsync()
    {
        if (_busy) return;
        _why = WhyNot();
        if (_why is not null) return;
        _busy = true;
        var entries = await Load(Leaving);
        if (entries.Count != Count && Typed is not null)
        {
            (_why, _busy, Count) = ($"There are {N(entries.Count)} now. Look again, then go on.", false, entries.Count);
            return;
        }

        var run = _run = new(entries, ActAsync);
        // A look for every hundredth part: thousands of pictures in a row would only slow the work.
        var step = Math.Max(1, entries.Count / 100);
        await run.RunAsync(() => { if (run.IsOver || run.Answered % step == 0) StateHasChanged(); }, _stop.Token);
        _busy = false;
    }

    private string? WhyNot() => Typed is { } number && _typed?.Trim() != number ? $"Type {number} first: this acts on more than {TypedAbove} entries."
        : Act is not BulkAct.Close ? null
        : _verdict is null ? Refusal.VerdictMissing.Explain()
        : string.IsNullOrWhiteSpace(_note) ? Refusal.NoteMissing.Explain() : null;

    private async Task<Refusal?> ActAsync(QueueEntry entry, CancellationToken ct)
    {
        var by = await PersonAsync();
        return Act switch
        {
            BulkAct.Claim => await Queue.ClaimAsync(by, entry.Id, entry.Version, ct),
            BulkAct.Release => await Queue.ReleaseAsync(by, entry.Id, entry.Version, ct),
            BulkAct.Close => await Queue.CloseAsync(by, entry.Id, entry.Version, _verdict, _note, ct),
        };
    }

    protected override void Dispose(bool disposing)
    {
        // Whoever leaves in the middle stops the run after the entry at hand.
        if (disposing && !_stop.IsCancellationRequested) _stop.Cancel();
        base.Dispose(disposing);
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
