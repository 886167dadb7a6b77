using System.IO.Compression;
using ZstdSharp;

namespace Investigator.Telemetry.Ingest;

/// <summary>Compressed deliveries, known by their first bytes.</summary>
internal static class Packing
{
    internal static ReadOnlyMemory<byte> GzipMark { get; } = new byte[] { 0x1F, 0x8B };

    internal static ReadOnlyMemory<byte> ZstdMark { get; } = new byte[] { 0x28, 0xB5, 0x2F, 0xFD };

    /// <summary>The stream unpacked, or as it is. Damage shows as <see cref="InvalidDataException"/>.</summary>
    /// <param name="head">Its first bytes, which <paramref name="packed"/> will say again.</param>
    internal static Stream Open(Stream packed, ReadOnlySpan<byte> head) =>
        head.StartsWith(GzipMark.Span) ? new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true)
        : head.StartsWith(ZstdMark.Span) ? Zstd(packed)
        : packed;

    internal static Stream Zstd(Stream packed) => new ZstdStream(packed);

    /// <summary>Which packing an error speaks of.</summary>
    internal static string Of(InvalidDataException broken) => broken.InnerException is ZstdException or EndOfStreamException ? "zstd" : "gzip";

    // The library has errors of its own kind; here damage is damage.
    private sealed class ZstdStream(Stream packed) : Stream
    {
        private readonly DecompressionStream _unpacked = new(packed, leaveOpen: true);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return _unpacked.Read(buffer);
            }
            catch (Exception broken) when (broken is ZstdException or EndOfStreamException)
            {
                throw new InvalidDataException(broken.Message, broken);
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await _unpacked.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception broken) when (broken is ZstdException or EndOfStreamException)
            {
                throw new InvalidDataException(broken.Message, broken);
            }
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) _unpacked.Dispose();
            base.Dispose(disposing);
        }
    }
}
