using Investigator.Domain.Decisions;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Staggered;

/// <summary>Lets staggered acts take effect account by account. What came due while the console was away takes effect when it is back.</summary>
internal sealed class StaggeredRounds(IStaggeredActs desk, TimeProvider clock, ILogger<StaggeredRounds> log) : BackgroundService
{
    // A round that finds nobody is one look into an index; one that finds somebody writes an entry into the audit.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        do
        {
            await Rounds.DoAsync(TurnAsync, broken => Log.StaggeredBroke(log, broken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        if (await desk.TakeEffectAsync(ct) is > 0 and var made) Log.TookEffect(log, made);
    }
}
