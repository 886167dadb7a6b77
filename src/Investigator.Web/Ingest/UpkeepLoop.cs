using Investigator.Telemetry.DuckDb;

namespace Investigator.Web.Ingest;

/// <summary>Keeps the telemetry store small and quick: at start, then every ten minutes.</summary>
internal sealed class UpkeepLoop(IServiceProvider services, TimeProvider clock, ILogger<UpkeepLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Asked for here, not in the constructor: a telemetry store that can't open must not keep the console from saying so.
                var (gone, days) = await services.GetRequiredService<TelemetryUpkeep>().RunAsync(null, stoppingToken);
                if (gone.Any) Log.RetentionPassed(log, gone.Texts, gone.Events, gone.Features, gone.RollUps, gone.Quarantined);
                if (days > 0) Log.DaysSealed(log, days);
            }
#pragma warning disable CA1031 // One pass is the unit of work: what failed is tried again.
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.UpkeepBroke(log, broken);
            }

            await Task.Delay(TimeSpan.FromMinutes(10), clock, stoppingToken);
        }
    }
}
