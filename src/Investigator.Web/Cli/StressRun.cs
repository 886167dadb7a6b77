using System.Collections.Concurrent;
using System.Diagnostics;
using Investigator.Web.Ingest;

namespace Investigator.Web.Cli;

/// <summary>Sends a plan's load to a target and counts what becomes of it, line by line.</summary>
internal sealed class StressRun(StressPlan plan, IStressTarget target, TimeProvider clock)
{
    private static readonly TimeSpan s_comeBack = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentBag<double> _deliveries = [];
    private readonly List<double> _reads = [];
    private readonly Lock _lock = new();
    private IngestReply _stored = new(0, 0, 0, 0, 0);
    private long _refused;

    public async Task<StressReport> RunAsync(CancellationToken ct)
    {
        var run = clock.GetUtcNow().Ticks.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        var loads = Enumerable.Range(0, plan.Senders).Select(sender => new StressLoad(plan, sender, run)).ToList();
        var started = clock.GetTimestamp();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = ReadAsync(ended.Token);
        await Task.WhenAll(loads.Select(load => Task.Run(() => SendAsync(load, started, ct), ct)));
        var seconds = clock.GetElapsedTime(started).TotalSeconds;
        await ended.CancelAsync();
        await reading;

        using var self = Process.GetCurrentProcess();
        List<double> deliveries = [.. _deliveries.Order()];
        _reads.Sort();
        var (fresh, repeated, broken) = (loads.Sum(l => l.Fresh), loads.Sum(l => l.Repeated), loads.Sum(l => l.Broken));
        return new(
            fresh + repeated + broken, _stored.Accepted, _stored.Duplicates, _stored.Quarantined, fresh - _stored.Accepted, _refused, Math.Round(seconds, 1), Math.Round(_stored.Accepted / seconds),
            StressReport.Share(deliveries, 0.5), StressReport.Share(deliveries, 0.95), StressReport.Share(deliveries, 0.99),
            StressReport.Share(_reads, 0.5), StressReport.Share(_reads, 0.95), Math.Round(self.PeakWorkingSet64 / 1e6));
    }

    private async Task SendAsync(StressLoad load, long started, CancellationToken ct)
    {
        for (var sent = 0L; clock.GetElapsedTime(started) < plan.Duration; sent += plan.Burst)
        {
            if (plan.Rate > 0 && TimeSpan.FromSeconds(sent * plan.Senders / plan.Rate) - clock.GetElapsedTime(started) is { Ticks: > 0 } early) await Task.Delay(early, clock, ct);
            var lines = load.Next();
            var since = clock.GetTimestamp();
            while (await DeliverAsync(lines, ct)) await Task.Delay(s_comeBack, clock, ct);
            _deliveries.Add(clock.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    private async Task<bool> DeliverAsync(byte[] lines, CancellationToken ct)
    {
        var (stored, refused) = await target.DeliverAsync(lines, ct);
        lock (_lock)
        {
            _stored = new(_stored.Read + stored.Read, _stored.Accepted + stored.Accepted, _stored.Duplicates + stored.Duplicates, _stored.Quarantined + stored.Quarantined, 0);
            if (refused) _refused++;
        }
        return refused;
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            for (var n = 0; !ct.IsCancellationRequested; n++)
            {
                var since = clock.GetTimestamp();
                await target.ReadAsync($"stress-{n * 31 % 20_000}", ct);
                _reads.Add(clock.GetElapsedTime(since).TotalMilliseconds);
                await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The load has ended.
        }
    }
}
