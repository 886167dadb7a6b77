using System.Diagnostics.Metrics;

namespace Investigator.Web.Decisions;

/// <summary>Figures of enforcement for whatever collects the process's metrics.</summary>
public sealed class EnforcementMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Investigator.Enforcement";

    private readonly Meter _meter;
    private readonly Counter<long> _sent;
    private long _standing;

    public EnforcementMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _meter.CreateObservableGauge("investigator.enforcement.breaches", () => Interlocked.Read(ref _standing), "{decision}", "Standing freezes and bans against which answers were given after the grace time.");
        _sent = _meter.CreateCounter<long>("investigator.webhook.attempts", "{attempt}", "Attempts to deliver a webhook message, by outcome.");
    }

    /// <summary>Standing decisions that are breached, as of the last look.</summary>
    public long Standing
    {
        get => Interlocked.Read(ref _standing);
        set => Interlocked.Exchange(ref _standing, value);
    }

    /// <summary>Counts an attempt.</summary>
    public void Sent(bool taken) => _sent.Add(1, new KeyValuePair<string, object?>("outcome", taken ? "delivered" : "failed"));

    public void Dispose() => _meter.Dispose();
}
