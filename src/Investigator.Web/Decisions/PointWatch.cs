using System.Collections.Concurrent;
using Investigator.Domain.Decisions;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions;

/// <summary>Remembers which points asked and writes it down every ten seconds, all at once: ten thousand points cost a few writes a minute, not one per question.</summary>
public sealed class PointWatch(IEnforcementPoints points, TimeProvider clock, ILogger<PointWatch> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, PointSeen> _seen = new();

    /// <summary>Notes that a point asked.</summary>
    /// <param name="toldUpTo">Up to which position the answer went; <c>null</c> when it asked about one account.</param>
    public void Seen(Guid point, long? toldUpTo)
    {
        var now = clock.GetUtcNow();
        _seen.AddOrUpdate(point, new PointSeen(point, now, toldUpTo), (_, before) => new(point, now, toldUpTo ?? before.ToldUpTo));
    }

    /// <summary>Writes down what was noted since the last call.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        var some = _seen.ToArray();
        if (some.Length == 0) return;
        await points.SeenAsync([.. some.Select(s => s.Value)], ct);
        foreach (var one in some) _seen.TryRemove(one); // stays when it was noted anew meanwhile
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Rounds.DoAsync(FlushAsync, broken => Log.PointsBroke(log, broken), stoppingToken);
        }
    }
}
