namespace Investigator.Telemetry.DuckDb;

/// <summary>Lets one at a time write, in the order they came. Who writes on can ask whether somebody waits. Thread-safe.</summary>
internal sealed class WritersTurn : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);
    private int _waiting;

    /// <summary>Whether somebody waits for the turn.</summary>
    public bool IsWanted => Volatile.Read(ref _waiting) > 0;

    public async Task WaitAsync(CancellationToken ct)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _free.WaitAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Release() => _free.Release();

    public void Dispose() => _free.Dispose();
}
