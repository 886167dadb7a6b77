using System.Globalization;
using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>What the engine takes of the machine: all that is configured as a rule, one thread and a third of its memory less while a long delivery is read. Thread-safe.</summary>
/// <remarks>
/// A statement waits for the engine's other threads in a loop that takes a whole processor; on two processors that was the one which reads lines. 1.33 million events
/// of 1.8 KB took 56 s, 77 s of processor time and 926 MB with two threads and 300 MB, and 47 s, 66 s and 710 MB with one thread and 200 MB.
/// </remarks>
internal sealed class EngineShare(TelemetryStore store, int threads, int megabytes)
{
    private const int Least = 128;       // megabytes: below that the engine hardly works
    private readonly Lock _gate = new();
    private int _loads;

    /// <summary>Leaves room for reading until the last that asked for it is disposed of.</summary>
    internal IDisposable Lessen()
    {
        lock (_gate)
            if (_loads++ == 0) Take(Math.Max(1, threads - 1), Math.Max(Least, megabytes * 2 / 3));
        return new Load(this);
    }

    private void Return()
    {
        lock (_gate)
            if (--_loads == 0) Take(threads, megabytes);
    }

    private void Take(int count, int memory)
    {
        using var connection = store.Connect();
        TelemetryStore.Run(connection, string.Create(CultureInfo.InvariantCulture, $"SET threads = {count}"));
        try
        {
            TelemetryStore.Run(connection, string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{memory}MB'"));
        }
        catch (DuckDBException)
        {
            // A question just asked holds more than that: the limit stays where it was.
        }
    }

    private sealed class Load(EngineShare of) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0) of.Return();
        }
    }
}
