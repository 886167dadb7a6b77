using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>A roll-up on a thread of its own, while more is stored. It holds what was committed when it was made, whatever is committed until it ends.</summary>
/// <remarks>Rolling up is a third of what storing costs: one after the other, they kept one processor waiting for the other.</remarks>
internal sealed class RollUpBeside
{
    private readonly DuckDBConnection _connection;
    private readonly DuckDBTransaction _transaction;
    private readonly long _lastBatch;
    private readonly IDisposable _share;
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    /// <param name="lastBatch">The last batch that is committed; the caller keeps others from storing more until this is made, and from rolling up until it has ended.</param>
    internal RollUpBeside(TelemetryStore store, long lastBatch)
    {
        _lastBatch = lastBatch;
        _connection = store.Connect();
        _transaction = _connection.BeginTransaction();
        RollUp.Look(_connection);
        _share = store.Share.Lessen();      // the engine's own threads would only have it wait for them
        _thread = new(Run) { IsBackground = true, Name = "Roll-up" };
        _thread.Start();
    }

    internal bool IsRunning => _thread.IsAlive;

    /// <summary>Waits until it is done.</summary>
    /// <exception cref="DuckDBException">It failed: nothing of it is left.</exception>
    internal void End()
    {
        _share.Dispose();       // who waits for it leaves it a processor
        _thread.Join();
        _failure?.Throw();
    }

    private void Run()
    {
        try
        {
            using (_share)
            using (_connection)
            using (_transaction)
                RollUp.Run(_connection, _transaction, _lastBatch);
        }
#pragma warning disable CA1031 // Whatever ended it is thrown where its end is waited for.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(broken);
        }
    }
}
