namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// What keeps the store small and quick: retention, then the sorting of past days. Ingest and reads go on meanwhile; a process that dies leaves each step
/// done or not begun. The host calls it on a schedule.
/// </summary>
public sealed class TelemetryUpkeep
{
    private readonly TelemetryStore _store;
    private readonly BatchWriter _writer;
    private readonly UsageRetention _retention;
    private readonly DaySealing _sealing;

    internal TelemetryUpkeep(TelemetryStore store, BatchWriter writer, UsageRetention retention, DaySealing sealing) =>
        (_store, _writer, _retention, _sealing) = (store, writer, retention, sealing);

    /// <summary>One pass.</summary>
    /// <param name="sealedDay">Told each day once it is sorted; may be <c>null</c>.</param>
    /// <returns>What retention removed, and how many days were sorted.</returns>
    public async Task<(Trimmed Trimmed, int SealedDays)> RunAsync(IProgress<DateTime>? sealedDay, CancellationToken ct)
    {
        await _store.Upkeep.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await WhileNobodyStoresAsync(_writer.RollUpNow, ct).ConfigureAwait(false);
            var trimmed = await _retention.TrimAsync(ct).ConfigureAwait(false);
            trimmed = trimmed with { Quarantined = await WhileNobodyStoresAsync(() => _retention.TrimQuarantineAsync(ct), ct).ConfigureAwait(false) };
            if (trimmed.Any) await WhileNobodyStoresAsync(Checkpoint, ct).ConfigureAwait(false);

            var days = await _sealing.DueAsync(ct).ConfigureAwait(false);
            foreach (var day in days)
            {
                ct.ThrowIfCancellationRequested();
                await Task.Run(() => _sealing.Seal(day), ct).ConfigureAwait(false);
                await WhileNobodyStoresAsync(Checkpoint, ct).ConfigureAwait(false); // frees the blocks of the unsorted rows for the next day
                sealedDay?.Report(day);
            }
            return (trimmed, days.Count);
        }
        finally
        {
            _store.Upkeep.Release();
        }
    }

    private Task<int> WhileNobodyStoresAsync(Action act, CancellationToken ct) => WhileNobodyStoresAsync(
        async () =>
        {
            await Task.Run(act, ct).ConfigureAwait(false);
            return 0;
        },
        ct);

    private async Task<T> WhileNobodyStoresAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        await _store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await act().ConfigureAwait(false);
        }
        finally
        {
            _store.Writing.Release();
        }
    }

    private void Checkpoint()
    {
        _writer.EndRollUp();    // the engine folds its log only while nobody else writes
        using var connection = _store.Connect();
        TelemetryStore.Run(connection, "CHECKPOINT");
    }
}
