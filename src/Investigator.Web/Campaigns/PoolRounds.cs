using System.Threading.Channels;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;

namespace Investigator.Web.Campaigns;

/// <summary>Notes after every analysis, and once an hour in any case, which pools of the campaigns stand otherwise than before.</summary>
internal sealed class PoolRounds(IServiceProvider services, ICampaignDesk campaigns, IPoolTurns turns, News news, TimeProvider clock, ILogger<PoolRounds> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_rest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_every = TimeSpan.FromHours(1);

    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = news.ResultsReplaced.Subscribe(() => _wishes.Writer.TryWrite(true));
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            await Task.Delay(s_quiet, clock, stoppingToken);
            var began = clock.GetTimestamp();
            await Rounds.DoAsync(NoteAsync, broken => Log.PoolsBroke(log, broken), stoppingToken);
            // Results may come every few seconds; a round reads the roll-ups of all campaigns and leaves the machine ten times as long to others.
            var took = clock.GetElapsedTime(began);
            await Task.Delay(10 * took < s_rest ? s_rest : 10 * took, clock, stoppingToken);
        }
    }

    private async Task NoteAsync(CancellationToken ct)
    {
        // Asked for here, not in the constructor: a telemetry store that can't open must not keep the console from saying so.
        var (turned, reading) = (0, services.GetRequiredService<PoolReading>());
        for (var skip = 0; ; skip += AtOnce)
        {
            var page = await campaigns.LoadAsync(skip, AtOnce, ct);
            foreach (var campaign in page.Rows.Where(c => c.MergedIntoId is null && c.Confirmed + c.Candidates > 0))
                turned += await turns.NoteAsync(campaign.Id, await reading.ReadAsync(campaign.Id, ct), ct);
            if (page.Rows.Count < AtOnce) break;
        }

        if (turned > 0) Log.PoolsTurned(log, turned);
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var timer = new CancellationTokenSource(s_every, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, ct);
        try
        {
            await _wishes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
        }
    }
}
