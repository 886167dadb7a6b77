using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;

namespace Investigator.Web.Decisions;

/// <summary>
/// Wakes whoever waits for the next decision. All who wait share one look at the store: at once when this console changed something, and every two seconds for what another
/// server decided. Nobody waiting, nothing asked.
/// </summary>
public sealed class DecisionWatch : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private readonly IDecisionStream _stream;
    private readonly TimeProvider _clock;
    private readonly IDisposable _listening;
    private TaskCompletionSource _changed = New();
    private Task<long>? _look;

    public DecisionWatch(IDecisionStream stream, News news, TimeProvider clock)
    {
        (_stream, _clock) = (stream, clock);
        _listening = news.CasesChanged.Subscribe(() =>
        {
            lock (_gate) _changed.TrySetResult();
        });
    }

    /// <summary>Waits until something was decided after <paramref name="since"/>, or until <paramref name="most"/> has passed.</summary>
    /// <returns>Whether something was decided.</returns>
    public async Task<bool> WaitAsync(long since, TimeSpan most, CancellationToken ct)
    {
        using var end = new CancellationTokenSource(most, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, ct);
        try
        {
            while (await NextLook().WaitAsync(either.Token) <= since) continue;
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _listening.Dispose();

    private Task<long> NextLook()
    {
        lock (_gate) return _look is { IsCompleted: false } ? _look : _look = LookAsync();
    }

    private async Task<long> LookAsync()
    {
        Task changed;
        lock (_gate) changed = _changed.Task;
        using var pause = new CancellationTokenSource();
        await Task.WhenAny(changed, Task.Delay(Between, _clock, pause.Token));
        await pause.CancelAsync();
        // Set anew before the look: a change during it wakes the next one.
        lock (_gate) if (_changed.Task.IsCompleted) _changed = New();
        return await _stream.PositionAsync(CancellationToken.None);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
