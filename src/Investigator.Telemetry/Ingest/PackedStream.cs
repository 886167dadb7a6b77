namespace Investigator.Telemetry.Ingest;

/// <summary>Packed bytes on their way to the unpacker, of which the last are remembered: they tell a packed nothing from one that was cut off before anything came. The stream below stays the caller's.</summary>
internal sealed class PackedStream(Stream packed) : Stream
{
    private const int TrailerBytes = 8;     // of gzip: checksum and length
    private ulong _last = ulong.MaxValue;

    /// <summary>Whether it ended as gzip of nothing ends: checksum and length are zero.</summary>
    public bool EndsAsNothing => _last == 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Remembered(buffer, packed.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await packed.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Remembered(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Remembered(ReadOnlySpan<byte> buffer, int read)
    {
        foreach (var b in buffer[Math.Max(0, read - TrailerBytes)..read]) _last = (_last << 8) | b;
        return read;
    }
}
