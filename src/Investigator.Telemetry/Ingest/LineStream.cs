using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// Cuts a stream into lines and hands them to a reader, batch by batch. Memory is bounded whatever comes: by the longest line taken and
/// by the size of a batch. Blank lines are skipped; a line that can't be looked at is rejected and the rest goes on.
/// </summary>
internal sealed class LineStream(IUsageLogReader reader, IngestStream kind, int longestLine, int batchEntries, DateTime oldest = default) : IUsageSource
{
    private const int RejectedBytes = 4096;
    private const int BufferBytes = 1024 * 1024;

    private UsageBatch _batch = new(kind, batchEntries);
    private long _line;
    private byte[]? _tooLong;       // start of a line that is too long, while the rest of it passes by
    private byte[] _unfinished = [];

    /// <summary>The batches, in the order of the lines; each is the caller's to release.</summary>
    public async IAsyncEnumerable<UsageBatch> ReadAsync(Stream lines, [EnumeratorCancellation] CancellationToken ct)
    {
        var raw = PipeReader.Create(lines, new(bufferSize: BufferBytes, leaveOpen: true));
        var gzip = await StartsWithAsync(raw, Packing.GzipMark, ct).ConfigureAwait(false);
        var zstd = !gzip && await StartsWithAsync(raw, Packing.ZstdMark, ct).ConfigureAwait(false);
        using var packed = new PackedStream(raw.AsStream(leaveOpen: true));
        using var unpacked = gzip ? new GZipStream(packed, CompressionMode.Decompress) : zstd ? Packing.Zstd(raw.AsStream(leaveOpen: true)) : null;
        var text = unpacked is null ? raw : PipeReader.Create(unpacked, new(bufferSize: BufferBytes, leaveOpen: true));
        try
        {
            for (var (first, goesOn) = (true, true); goesOn; first = false)
            {
                var (rest, completed, damage) = await ReadSomeAsync(text, first ? Encoding.UTF8.Preamble.Length : 1, ct).ConfigureAwait(false);
                if (first && damage is null) rest = WithoutPreamble(rest);
                while (CutLine(ref rest, out var line))
                {
                    Take(line);
                    if (_batch.IsFull) yield return Hand();
                }
                goesOn = !completed && damage is null;
                if (!goesOn) End(rest, damage ?? (gzip ? CutOff(rest, packed) : null));
                else Keep(text, rest);
            }
            if (_batch.Entries > 0 || _batch.PassedOver > 0) yield return Hand();
        }
        finally
        {
            _batch.Release();
            if (unpacked is not null) await text.CompleteAsync().ConfigureAwait(false);
            await raw.CompleteAsync().ConfigureAwait(false);
        }
    }

    private UsageBatch Hand()
    {
        var full = _batch;
        _batch = new(kind, batchEntries, full.EventCount);
        return full;
    }

    // Damaged gzip is a finding about the source, not a failure: what came before it is kept.
    private static async ValueTask<(ReadOnlySequence<byte> Text, bool Completed, string? Damage)> ReadSomeAsync(PipeReader text, int least, CancellationToken ct)
    {
        try
        {
            var read = await text.ReadAtLeastAsync(least, ct).ConfigureAwait(false);
            return (read.Buffer, read.IsCompleted, null);
        }
        catch (InvalidDataException broken)
        {
            return (default, true, $"the {Packing.Of(broken)} data is cut off or damaged, nothing from here on could be read ({broken.Message})");
        }
    }

    private static async ValueTask<bool> StartsWithAsync(PipeReader reader, ReadOnlyMemory<byte> mark, CancellationToken ct)
    {
        var read = await reader.ReadAtLeastAsync(mark.Length, ct).ConfigureAwait(false);
        var found = read.Buffer.Length >= mark.Length && read.Buffer.Slice(0, mark.Length).ToArray().AsSpan().SequenceEqual(mark.Span);
        reader.AdvanceTo(read.Buffer.Start);
        return found;
    }

    private static ReadOnlySequence<byte> WithoutPreamble(ReadOnlySequence<byte> text)
    {
        var preamble = Encoding.UTF8.Preamble;
        if (text.Length < preamble.Length) return text;
        Span<byte> start = stackalloc byte[3];
        text.Slice(0, 3).CopyTo(start);
        return start.SequenceEqual(preamble) ? text.Slice(3) : text;
    }

    private static bool CutLine(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }
        line = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        return true;
    }

    private void Keep(PipeReader text, ReadOnlySequence<byte> rest)
    {
        if (_tooLong is not null || rest.Length > longestLine)
        {
            _tooLong ??= Start(rest);
            text.AdvanceTo(rest.End);
            return;
        }
        _unfinished = Start(rest);
        text.AdvanceTo(rest.Start, rest.End);
    }

    // The unpacker takes the end of a cut stream for the end of the data; half a line gives it away, or that nothing came and no end was written. (A cut between two lines can't be seen.)
    private string? CutOff(in ReadOnlySequence<byte> rest, PackedStream packed)
    {
        if (IsCut(rest)) return "the gzip data ends in the middle of a line: the rest of it is missing";
        return _line == 0 && rest.IsEmpty && _tooLong is null && !packed.EndsAsNothing ? "the gzip data ends before its first line: it is cut off or damaged" : null;
    }

    private static bool IsCut(ReadOnlySequence<byte> rest)
    {
        var end = Start(rest.Slice(Math.Max(0, rest.Length - RejectedBytes))).AsSpan().Trim(" \t\r"u8);
        return !end.IsEmpty && end[^1] != (byte)'}';
    }

    private void End(ReadOnlySequence<byte> rest, string? damage)
    {
        if (damage is null)
        {
            if (!rest.IsEmpty || _tooLong is not null) Take(rest);
            return;
        }
        _line++;
        Reject(damage, _tooLong ?? (rest.IsEmpty ? _unfinished : Start(rest)));
    }

    private void Take(in ReadOnlySequence<byte> line)
    {
        _line++;
        if (_tooLong is not null || line.Length > longestLine)
        {
            Reject(string.Create(CultureInfo.InvariantCulture, $"the line is longer than {longestLine:N0} bytes"), _tooLong ?? Start(line));
            _tooLong = null;
            return;
        }
        if (line.IsSingleSegment)
        {
            Take(line.FirstSpan);
            return;
        }
        var copy = ArrayPool<byte>.Shared.Rent((int)line.Length);
        line.CopyTo(copy);
        Take(copy.AsSpan(0, (int)line.Length));
        ArrayPool<byte>.Shared.Return(copy);
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty) return;

        _batch.Bytes += line.Length;
        if (!Utf8.IsValid(line))
        {
            Reject("the line is not valid UTF-8", line[..Math.Min(line.Length, RejectedBytes)]);
            return;
        }
        var (events, texts) = (_batch.EventCount, _batch.Texts.Length);
        reader.Read(kind, line, _line, _batch);
        if (!_batch.IsOlder(events, oldest)) return;
        _batch.Rewind(events, texts);
        Reject(UsageBatch.TooOld(oldest), line);
    }

    private void Reject(string reason, ReadOnlySpan<byte> start) => _batch.Reject(_line, reason, start, isCut: true);

    private static byte[] Start(in ReadOnlySequence<byte> line) => line.Slice(0, Math.Min(line.Length, RejectedBytes)).ToArray();
}
