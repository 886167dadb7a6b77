using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Decisions;

/// <summary>Compares new traffic with the standing decisions: soon after usage was stored, at most every ten seconds, and every five minutes in any case.</summary>
internal sealed class BreachWatch(IBreaches breaches, News news, EnforcementMeter meter, IOptions<EnforcementOptions> options, TimeProvider clock, ILogger<BreachWatch> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stored = new SemaphoreSlim(0, 1);
        using var heard = news.UsageStored.Subscribe(() =>
        {
            // One is enough: the look that follows sees all that was stored before it.
            lock (stored) if (stored.CurrentCount == 0) stored.Release();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await Rounds.DoAsync(LookAsync, broken => Log.BreachesBroke(log, broken), stoppingToken);

            await Task.Delay(Between, clock, stoppingToken);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(stored.WaitAsync(either.Token), Task.Delay(AtLeast, clock, either.Token));
            await either.CancelAsync();
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        if (await breaches.CheckAsync(options.Value.Grace, ct) is > 0 and var fresh) Log.Breached(log, fresh);
        meter.Standing = await breaches.CountAsync(ct);
    }
}
