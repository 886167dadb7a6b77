using System.Threading.Channels;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Policies;

/// <summary>Lets the policy in force look at every new result of an analysis, and once an hour in any case: what expired is made anew, what is covered no longer ends.</summary>
internal sealed class PolicyRounds(PolicyRound round, News news, TimeProvider clock, ILogger<PolicyRounds> log) : BackgroundService
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);
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
            await Rounds.DoAsync(RunAsync, broken => Log.PolicyBroke(log, broken), stoppingToken);
            // Results may come every few seconds; a pass reads 30 days and leaves the machine four times as long to others.
            await Task.Delay(Rest(clock.GetElapsedTime(began)), clock, stoppingToken);
        }
    }

    private static TimeSpan Rest(TimeSpan took) => 4 * took < s_rest ? s_rest : 4 * took;

    private async Task RunAsync(CancellationToken ct)
    {
        if (await round.RunAsync(ct) is { } pass && pass.Decided + pass.Lifted + pass.Found > 0) Log.PolicyApplied(log, pass.Decided, pass.Lifted, pass.Found, pass.Left);
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
