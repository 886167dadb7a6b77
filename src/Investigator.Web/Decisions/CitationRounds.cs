using Investigator.Domain.Decisions;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions;

/// <summary>Tells the telemetry store which events the evidence of decisions names, so that retention leaves them; and which no longer, once the evidence went.</summary>
internal sealed class CitationRounds(IServiceProvider services, ICitations citations, TimeProvider clock, ILogger<CitationRounds> log) : BackgroundService
{
    // Retention deletes every ten minutes: what is decided is kept well before.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    private DateTimeOffset _goneUpTo = DateTimeOffset.UnixEpoch;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        do
        {
            await Rounds.DoAsync(RoundAsync, broken => Log.CitationsBroke(log, broken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task RoundAsync(CancellationToken ct)
    {
        // Asked for here, not in the constructor: a telemetry store that can't open must not keep the console from saying so.
        var kept = services.GetRequiredService<ICitedEvents>();
        for (var more = true; more;)
        {
            var position = await kept.PositionAsync(ct);
            var page = await citations.SinceAsync(position, ct);
            if (page.Next != position) await kept.KeepAsync(page.Cited, page.Next, ct);
            more = page.More;
        }

        while (true)
        {
            var gone = await citations.GoneAsync(_goneUpTo, ct);
            // Those of the latest moment come once more in the next round: several may share it.
            if (gone.Count == 0 || gone[^1].At == _goneUpTo) return;
            await kept.ReleaseAsync([.. gone.Select(g => g.DecisionId)], ct);
            _goneUpTo = gone[^1].At;
        }
    }
}
