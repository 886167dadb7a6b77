using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Customers;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions;

/// <summary>Ends decisions, allow-list entries, verifications, countermeasures and proposals whose time has come, starts countermeasures, and notices overdue reviews, every minute.</summary>
internal sealed class FreezeExpiry(IFreezeDesk freezes, IBanDesk bans, IVerifications verifications, ICountermeasures countermeasures, TimeProvider clock, ILogger<FreezeExpiry> log) : BackgroundService
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
        if (await countermeasures.TurnAsync(ct) is > 0 and var turned) Log.CountermeasuresTurned(log, turned);
        if (await verifications.ExpireAsync(ct) is > 0 and var unanswered) Log.VerificationsExpired(log, unanswered);
        if (await bans.ExpireAsync(ct) is > 0 and var overdue) Log.ReviewsOverdue(log, overdue);
    }
}
