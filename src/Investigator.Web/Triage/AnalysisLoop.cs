using System.Threading.Channels;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Triage;

/// <summary>Analyses when ingest has been quiet for a while, or steady for long, and on a schedule in any case.</summary>
internal sealed class AnalysisLoop(
    AnalysisState analysis, IIngestLedger ledger, IAnalysisResults results, News news, IOptions<AnalysisSchedule> schedule, TimeProvider clock, ILogger<AnalysisLoop> log) : BackgroundService
{
    // Of a steady stream, one run is begun when so many times as long as the last one took has gone by since.
    private const int Rest = 4;

    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = news.UsageStored.Subscribe(() => _wishes.Writer.TryWrite(true));
        var (due, steady) = await FirstDueAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await WaitAsync(due, stoppingToken)) // ingest, not the clock
                while (await WaitAsync(clock.GetUtcNow() + schedule.Value.Quiet, stoppingToken) && clock.GetUtcNow() < (due < steady ? due : steady)) { }

            var began = clock.GetUtcNow();
            await Rounds.DoAsync(AnalyseAsync, broken => Log.LoopBroke(log, broken), stoppingToken);
            (due, steady) = After(began, clock.GetUtcNow());
        }
    }

    private async Task AnalyseAsync(CancellationToken ct)
    {
        if ((await ledger.StoredAsync(ct)).Events > 0) await analysis.RunAsync(Person.System, ct);
        if (analysis.Failure is { } failure) Log.AnalysisFailed(log, failure);
    }

    // Data that nobody analysed yet is analysed at once; else the schedule goes on where it was.
    private async Task<(DateTimeOffset Due, DateTimeOffset Steady)> FirstDueAsync(CancellationToken ct)
    {
        try
        {
            return (await results.RunsAsync(1, ct)) is [var last, ..] ? After(last.StartedAt, last.EndedAt) : (clock.GetUtcNow(), clock.GetUtcNow());
        }
#pragma warning disable CA1031 // A store that can't answer now is met again, and reported, at the first run.
        catch (Exception broken) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.LoopBroke(log, broken);
            var later = clock.GetUtcNow() + TimeSpan.FromMinutes(1);
            return (later, later);
        }
    }

    private (DateTimeOffset Due, DateTimeOffset Steady) After(DateTimeOffset began, DateTimeOffset ended)
    {
        var rest = Rest * (ended - began);
        return (ended + schedule.Value.Every, ended + (rest > Rest * schedule.Value.Quiet ? rest : Rest * schedule.Value.Quiet));
    }

    /// <returns>True when usage came in before <paramref name="until"/>.</returns>
    private async Task<bool> WaitAsync(DateTimeOffset until, CancellationToken ct)
    {
        var left = until - clock.GetUtcNow();
        if (left <= TimeSpan.Zero) return _wishes.Reader.TryRead(out _);
        using var timer = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, ct);
        try
        {
            return await _wishes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
