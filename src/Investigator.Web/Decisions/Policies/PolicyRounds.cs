using System.Threading.Channels;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Policies;

/// <summary>
/// Lets the policy in force look at every new result of an analysis, as soon as another one or another share comes into force, and once an hour in any case: what expired is made anew, what is
/// covered no longer ends.
/// </summary>
internal sealed class PolicyRounds(PolicyRound round, IPolicyDesk desk, News news, TimeProvider clock, ILogger<PolicyRounds> log) : BackgroundService
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_every = TimeSpan.FromHours(1);

    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private DateTimeOffset _nextAt;
    private int _results;
    private (Guid Id, PolicyState State, int Percent)? _applied;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = news.ResultsReplaced.Subscribe(() =>
        {
            Interlocked.Exchange(ref _results, 1);
            _wishes.Writer.TryWrite(true);
        });
        using var acted = news.CasesChanged.Subscribe(() => _wishes.Writer.TryWrite(true));
        _nextAt = clock.GetUtcNow() + s_every;
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            await Task.Delay(s_quiet, clock, stoppingToken);
            var (began, passed) = (clock.GetTimestamp(), false);
            var due = Interlocked.Exchange(ref _results, 0) == 1 || clock.GetUtcNow() >= _nextAt;
            if (due) _nextAt = clock.GetUtcNow() + s_every;
            await Rounds.DoAsync(async ct => passed = await RunAsync(due, ct), broken => Log.PolicyBroke(log, broken), stoppingToken);
            // Results may come every few seconds; a pass reads 30 days and leaves the machine four times as long to others.
            if (passed) await Task.Delay(Rest(clock.GetElapsedTime(began)), clock, stoppingToken);
        }
    }

    private static TimeSpan Rest(TimeSpan took) => 4 * took < s_rest ? s_rest : 4 * took;

    // Most acts are about something else: what is in force is asked for, and nothing more.
    private async Task<bool> RunAsync(bool due, CancellationToken ct)
    {
        (Guid, PolicyState, int)? current = await desk.CurrentAsync(ct) is { } policy ? (policy.Id, policy.State, policy.SharePercent) : null;
        if (!due && current == _applied) return false;
        if (await round.RunAsync(ct) is { } pass && pass.Decided + pass.Lifted + pass.Found > 0) Log.PolicyApplied(log, pass.Decided, pass.Lifted, pass.Found, pass.Left);
        _applied = current;
        return true;
    }

    // Until something happens, or the hour is over that began with the last pass.
    private async Task WaitAsync(CancellationToken ct)
    {
        var left = _nextAt - clock.GetUtcNow();
        using var timer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
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
