using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>Ends freezes whose time has come, every minute.</summary>
internal sealed class FreezeExpiry(IFreezeDesk freezes, TimeProvider clock, ILogger<FreezeExpiry> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            try
            {
                if (await freezes.ExpireAsync(stoppingToken) is > 0 and var ended) Log.FreezesEnded(log, ended);
            }
#pragma warning disable CA1031 // The minute is the unit of work: a store that can't answer now is asked again in the next one.
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.ExpiryBroke(log, broken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
