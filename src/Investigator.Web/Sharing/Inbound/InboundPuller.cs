using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>Pulls sources when they are due, one after the other, and has accounts looked at again every hour: reports grow weaker and lapse without anybody doing anything.</summary>
internal sealed class InboundPuller(IInboundIntake intake, TaxiiPull taxii, MispPull misp, News news, IOptions<InboundOptions> options, TimeProvider clock, ILogger<InboundPuller> log) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan s_ageing = TimeSpan.FromHours(1);

    /// <summary>Pulls what is due now.</summary>
    /// <returns>How many sources were asked.</returns>
    public async Task<int> PullDueAsync(CancellationToken ct)
    {
        var due = await intake.DueAsync(AtOnce, ct);
        foreach (var source in due)
        {
            // One source must not keep the others from being pulled.
            var broke = false;
            await Rounds.DoAsync(
                stop => PullAsync(source, stop),
                broken =>
                {
                    broke = true;
                    Log.PullBroke(log, broken);
                },
                ct);
            if (broke) await intake.PulledAsync(source.Id, null, "What it sent could not be stored. The console's log says why.", options.Value.Every, ct);
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var aged = clock.GetUtcNow();
        using var timer = new PeriodicTimer(options.Value.Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Rounds.DoAsync(PullDueAsync, broken => Log.PullBroke(log, broken), stoppingToken);
            if (clock.GetUtcNow() - aged < s_ageing) continue;
            aged = clock.GetUtcNow();
            news.ReportsChanged.Raise();
        }
    }

    private async Task PullAsync(DuePull source, CancellationToken ct)
    {
        var (trouble, wait) = source.Kind is InboundKind.Misp ? await misp.PullAsync(source, options.Value.MostPages, ct) : await taxii.PullAsync(source, options.Value.MostPages, ct);
        if (trouble is not null) Log.PullFailed(log, source.Id, trouble);
        var pause = trouble is null ? wait ?? options.Value.Every : wait > options.Value.Every ? wait.Value : options.Value.Every;
        await intake.PulledAsync(source.Id, null, trouble, pause, ct);
        // Sources show their health.
        news.CasesChanged.Raise();
    }
}
