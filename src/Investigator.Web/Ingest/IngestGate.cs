using Microsoft.Extensions.Options;

namespace Investigator.Web.Ingest;

/// <summary>
/// Back pressure: so many deliveries at once and no more, whoever sends them. When disk or processor falls behind, deliveries stay longer, the gate
/// fills, and the next one is told to come back before a byte of it was read: memory stays bounded, and nothing is taken that is not stored.
/// </summary>
public sealed class IngestGate(IOptions<IngestLimits> limits, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private int _inside;
    private TimeSpan _usual = TimeSpan.FromSeconds(1);      // how long deliveries stayed lately

    /// <summary>Whole seconds after which a place is likely free: 1 to 60, from how long deliveries took lately.</summary>
    public int ComeBackAfterSeconds
    {
        get
        {
            lock (_lock) return (int)Math.Clamp(Math.Ceiling(_usual.TotalSeconds), 1, 60);
        }
    }

    /// <returns>The place, to be disposed of when the delivery has ended; <c>null</c> when there is none.</returns>
    public IDisposable? TryEnter()
    {
        lock (_lock)
        {
            if (_inside >= limits.Value.MostDeliveries) return null;
            _inside++;
            return new Place(this, clock.GetTimestamp());
        }
    }

    private void Leave(long since)
    {
        lock (_lock)
        {
            _inside--;
            _usual = (_usual * 0.75) + (clock.GetElapsedTime(since) * 0.25);
        }
    }

    private sealed class Place(IngestGate gate, long since) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left) return;
            _left = true;
            gate.Leave(since);
        }
    }
}
