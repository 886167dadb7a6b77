using System.Globalization;
using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>What the engine takes of the machine: all that is configured as a rule, one thread and a third of its memory less while a long delivery is read, and the memory of an analysis while one asks. Thread-safe.</summary>
/// <remarks>
/// A statement waits for the engine's other threads in a loop that takes a whole processor; on two processors that was the one which reads lines. 1.33 million events
/// of 1.8 KB took 56 s, 77 s of processor time and 926 MB with two threads and 300 MB, and 47 s, 66 s and 710 MB with one thread and 200 MB.
/// </remarks>
internal sealed class EngineShare(TelemetryStore store, int threads, int megabytes, int ofAnalysis)
{
    private const int Least = 128;       // megabytes: below that the engine hardly works
    private readonly Lock _gate = new();
    private int _loads;
    private int _analyses;

    /// <summary>Leaves room for reading until the last that asked for it is disposed of.</summary>
    internal IDisposable Lessen() => Hold(loads: 1, analyses: 0);

    /// <summary>Gives the engine the memory of an analysis until the last that asked for it is disposed of.</summary>
    internal IDisposable More() => Hold(loads: 0, analyses: 1);

    private (int Threads, int Megabytes) Now
    {
        get
        {
            var own = _loads > 0 ? Math.Max(Least, megabytes * 2 / 3) : megabytes;
            return (_loads > 0 ? Math.Max(1, threads - 1) : threads, _analyses > 0 ? Math.Max(own, ofAnalysis) : own);
        }
    }

    private Held Hold(int loads, int analyses)
    {
        Change(loads, analyses);
        return new(() => Change(-loads, -analyses));
    }

    private void Change(int loads, int analyses)
    {
        lock (_gate)
        {
            var before = Now;
            (_loads, _analyses) = (_loads + loads, _analyses + analyses);
            if (Now != before) Take(Now.Threads, Now.Megabytes);
        }
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

    private sealed class Held(Action end) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0) end();
        }
    }
}
