using System.Text.Unicode;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest.Layouts;

/// <summary>Fills batches record by record, for the layouts that are not lines.</summary>
internal sealed class BatchFeed(IUsageLogReader reader, IngestStream kind, int batchEntries) : IDisposable
{
    private UsageBatch _batch = New(reader, kind, batchEntries);

    /// <summary>Number of the record last begun, from 1.</summary>
    public long Number { get; private set; }

    public bool IsFull => _batch.IsFull;

    public bool HasAny => _batch.Entries + _batch.PassedOver > 0;

    public UsageBatch Batch => _batch;

    /// <summary>Hands the batch out; a new one is begun.</summary>
    public UsageBatch Hand()
    {
        var full = _batch;
        _batch = New(reader, kind, batchEntries, full.EventCount);
        return full;
    }

    public void Take(ReadOnlySpan<byte> record)
    {
        Begin(record.Length);
        if (Utf8.IsValid(record)) reader.Read(kind, record, Number, _batch);
        else _batch.Reject(Number, "the record is not valid UTF-8", record);
    }

    /// <summary>Begins a record that is read without this feed's reader.</summary>
    public void Begin(int bytes)
    {
        Number++;
        _batch.Bytes += bytes;
    }

    public void Reject(string reason, ReadOnlySpan<byte> start, bool isCut)
    {
        Number++;
        _batch.Reject(Number, reason, start, isCut);
    }

    public void Dispose() => _batch.Release();

    private static UsageBatch New(IUsageLogReader reader, IngestStream kind, int entries, int expected = 0) => new(kind, entries, expected) { Format = reader.Format };
}
