using Microsoft.Extensions.Options;

namespace Investigator.Telemetry.DuckDb;

/// <summary>Lets the text of prompts go when its time has passed. The host calls it on a schedule.</summary>
public sealed class TextRetention(TelemetryStore store, IOptions<TelemetryOptions> options, TimeProvider clock)
{
    /// <summary>Deletes text that came in longer ago than <see cref="TelemetryOptions.TextRetention"/> and gives its room in the file free for new rows.</summary>
    /// <remarks>Freed blocks are written over by later data, not wiped: on disks that may fall into other hands, encrypt the volume.</remarks>
    /// <returns>How many texts went.</returns>
    public async Task<long> TrimTextAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - options.Value.TextRetention;
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Trim(before), ct).ConfigureAwait(false);
        }
        finally
        {
            store.Writing.Release();
        }
    }

    private long Trim(DateTime before)
    {
        using var connection = store.Connect();
        var gone = TelemetryStore.Run(connection, "DELETE FROM usage_text WHERE stored_at < $before", ("before", before));
        if (gone > 0) TelemetryStore.Run(connection, "CHECKPOINT");
        return gone;
    }
}
