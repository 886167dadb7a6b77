namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Takes the records that a walk finds, one after the other; their values lie in the walk's <see cref="FoundValues"/>.</summary>
internal interface IRecordSink
{
    /// <param name="input">The document.</param>
    /// <param name="place">The lists and objects around the record, for setting it aside with what belongs to it.</param>
    void Take(ReadOnlySpan<byte> input, RecordPlace place);
}

/// <summary>Where a record lies in its document.</summary>
internal abstract class RecordPlace
{
    /// <summary>Writes the record with what its ancestors say beside it, as a JSON document that the same mapping reads as just this record.</summary>
    public abstract void WriteAlone(ReadOnlySpan<byte> input, System.Buffers.IBufferWriter<byte> to);
}
