using Investigator.Telemetry.DuckDb;

namespace Investigator.Web.Ingest;

/// <summary>Lets prompt texts go when their retention has passed: at start, then daily.</summary>
internal sealed class TextRetentionLoop(IServiceProvider services, TimeProvider clock, ILogger<TextRetentionLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var again = TimeSpan.FromDays(1);
            try
            {
                // Asked for here, not in the constructor: a telemetry store that can't open must not keep the console from saying so.
                var gone = await services.GetRequiredService<TextRetention>().TrimTextAsync(stoppingToken);
                if (gone > 0) Log.TextsWent(log, gone);
            }
#pragma warning disable CA1031 // The day is the unit of work: what failed is tried again.
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.RetentionBroke(log, broken);
                again = TimeSpan.FromHours(1);
            }

            await Task.Delay(again, clock, stoppingToken);
        }
    }
}
