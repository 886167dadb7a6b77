namespace Investigator.Domain.Usage;

/// <summary>News without payload: whoever hears it pulls what it needs. Thread-safe; a listener that throws does not keep the others from hearing.</summary>
public sealed class Signal
{
    private readonly Lock _gate = new();
    private Listener[] _listeners = [];

    /// <summary>Calls <paramref name="heard"/> on the raiser's thread at each <see cref="Raise"/>, until the answer is disposed of. Keep it short.</summary>
    public IDisposable Subscribe(Action heard)
    {
        var listener = new Listener(this, heard);
        lock (_gate) _listeners = [.. _listeners, listener];
        return listener;
    }

    /// <summary>Tells everyone who listens now.</summary>
    /// <exception cref="AggregateException">Listeners that threw; all others have heard.</exception>
    public void Raise()
    {
        List<Exception>? broken = null;
        foreach (var listener in _listeners)
        {
            try
            {
                listener.Heard();
            }
#pragma warning disable CA1031 // One listener's bug must not silence the others; all are reported together below.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                (broken ??= []).Add(bug);
            }
        }

        if (broken is not null) throw new AggregateException(broken);
    }

    private sealed class Listener(Signal signal, Action heard) : IDisposable
    {
        public Action Heard { get; } = heard;

        public void Dispose()
        {
            lock (signal._gate) signal._listeners = [.. signal._listeners.Where(l => l != this)];
        }
    }
}
