using System.Threading.Channels;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Triage;

/// <summary>Has accounts looked at again soon after usage of theirs came in. A pass is followed by a pause as long as itself, so that pages stay quick.</summary>
internal sealed class LiveWatch(LiveAnalysis live, RetroHunt hunt, IAuditLog audit, News news, IOptions<AnalysisSchedule> schedule, TimeProvider clock, ILogger<LiveWatch> log) : BackgroundService
{
    private bool _reportsChanged;

    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stored = news.UsageStored.Subscribe(() => _wishes.Writer.TryWrite(true));
        using var analysed = news.ResultsReplaced.Subscribe(() => _wishes.Writer.TryWrite(true));     // usage may have come in while it ran
        using var reported = news.ReportsChanged.Subscribe(() =>
        {
            Volatile.Write(ref _reportsChanged, true);
            _wishes.Writer.TryWrite(true);
        });
        while (await _wishes.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(schedule.Value.Live, clock, stoppingToken);
            while (_wishes.Reader.TryRead(out _)) { }

            var began = clock.GetTimestamp();
            await Rounds.DoAsync(PassAsync, broken => Log.LivePassBroke(log, broken), stoppingToken);
            await Task.Delay(clock.GetElapsedTime(began), clock, stoppingToken);
        }
    }

    private async Task PassAsync(CancellationToken ct)
    {
        var changed = Interlocked.Exchange(ref _reportsChanged, false);
        var pass = await Task.Run(async () => await live.RunAsync(changed ? await hunt.AffectedAsync(ct) : [], ct), ct);
        if (pass.Flagged > 0) await audit.AppendAsync(Person.System, "analysis.live", "analysis", new { accounts = pass.Accounts, flagged = pass.Flagged }, ct);
        if (pass.Renewed > 0) news.ResultsReplaced.Raise();
    }
}
