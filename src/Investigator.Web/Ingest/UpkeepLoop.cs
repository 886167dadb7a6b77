using Investigator.Telemetry.DuckDb;
using Investigator.Web.Shell;

namespace Investigator.Web.Ingest;

/// <summary>Keeps the telemetry store small and quick: at start, then every ten minutes.</summary>
internal sealed class UpkeepLoop(IServiceProvider services, TimeProvider clock, ILogger<UpkeepLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Rounds.DoAsync(KeepAsync, broken => Log.UpkeepBroke(log, broken), stoppingToken);
            await Task.Delay(TimeSpan.FromMinutes(10), clock, stoppingToken);
        }
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        // Asked for here, not in the constructor: a telemetry store that can't open must not keep the console from saying so.
        var (gone, days) = await services.GetRequiredService<TelemetryUpkeep>().RunAsync(null, ct);
        if (gone.Any) Log.RetentionPassed(log, gone.Texts, gone.Events, gone.Features, gone.RollUps, gone.Quarantined);
        if (days > 0) Log.DaysSealed(log, days);
    }
}
