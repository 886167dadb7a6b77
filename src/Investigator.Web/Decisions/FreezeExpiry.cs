using Investigator.Domain.Decisions;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions;

/// <summary>Ends decisions, allow-list entries and proposals whose time has come, and notices overdue reviews, every minute.</summary>
internal sealed class FreezeExpiry(IFreezeDesk freezes, IBanDesk bans, TimeProvider clock, ILogger<FreezeExpiry> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            await Rounds.DoAsync(EndAsync, broken => Log.ExpiryBroke(log, broken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EndAsync(CancellationToken ct)
    {
        if (await freezes.ExpireAsync(ct) is > 0 and var ended) Log.FreezesEnded(log, ended);
        if (await bans.ExpireAsync(ct) is > 0 and var overdue) Log.ReviewsOverdue(log, overdue);
    }
}
