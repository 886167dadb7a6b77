using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest.Mapping;
using Investigator.Telemetry.Ingest.Otlp;

namespace Investigator.Telemetry.Ingest.Layouts;

/// <summary>
/// OpenTelemetry's protobuf: one message, as it comes over HTTP, or the collector's file, where each message has its length before it (four bytes, big end first).
/// </summary>
internal sealed class OtlpSource(MappedReader reader, IngestStream kind, int longest, int batchEntries, bool isFramed) : IUsageSource
{
    private byte[] _message = new byte[64 * 1024];

    public async IAsyncEnumerable<UsageBatch> ReadAsync(Stream log, [EnumeratorCancellation] CancellationToken ct)
    {
        using var feed = new BatchFeed(reader, kind, batchEntries);
        var walk = new OtlpWalk(reader.Plan, reader.Found, reader);
        for (var goesOn = true; goesOn;)
        {
            (var length, goesOn) = isFramed ? await FrameAsync(log, feed, ct).ConfigureAwait(false) : await WholeAsync(log, feed, ct).ConfigureAwait(false);
            if (length >= 0) Take(length, walk, feed);
            if (feed.IsFull) yield return feed.Hand();
        }
        if (feed.HasAny) yield return feed.Hand();
    }

    private void Take(int length, OtlpWalk walk, BatchFeed feed)
    {
        feed.Begin(length);
        reader.Begin(feed.Number, feed.Batch);
        if (walk.Message(_message.AsSpan(0, length)) is { } problem) feed.Batch.Reject(feed.Number, problem, _message.AsSpan(0, Math.Min(length, 4096)), isCut: true);
    }

    private async ValueTask<(int Length, bool GoesOn)> FrameAsync(Stream log, BatchFeed feed, CancellationToken ct)
    {
        var (read, damage) = await FillAsync(log, 0, 4, ct).ConfigureAwait(false);
        if (read == 0 && damage is null) return (-1, false);
        var length = read < 4 ? -1 : BinaryPrimitives.ReadInt32BigEndian(_message);
        if (damage is null && length >= 0 && length <= longest) (read, damage) = await FillAsync(log, 0, length, ct).ConfigureAwait(false);
        if (damage is null && length >= 0 && length <= longest && read == length) return (length, true);
        damage ??= length > longest || length < 0
            ? string.Create(CultureInfo.InvariantCulture, $"a message says that it is {(uint)length:N0} bytes long, more than the {longest:N0} that are taken; where the next one begins can't be known")
            : "the file ends in the middle of a message: the rest of it is missing";
        feed.Reject(damage, _message.AsSpan(0, Math.Min(Math.Max(read, 0), 4096)), isCut: true);
        return (-1, false);
    }

    private async ValueTask<(int Length, bool GoesOn)> WholeAsync(Stream log, BatchFeed feed, CancellationToken ct)
    {
        var length = 0;
        for (var read = 1; read > 0;)
        {
            if (length > longest)
            {
                feed.Reject(string.Create(CultureInfo.InvariantCulture, $"the message is longer than {longest:N0} bytes"), _message.AsSpan(0, 4096), isCut: true);
                return (-1, false);
            }
            (read, var damage) = await FillAsync(log, length, 64 * 1024, ct).ConfigureAwait(false);
            length += read;
            if (damage is null) continue;
            feed.Reject(damage, _message.AsSpan(0, Math.Min(length, 4096)), isCut: true);
            return (-1, false);
        }
        return (length == 0 ? -1 : length, false);
    }

    private async ValueTask<(int Read, string? Damage)> FillAsync(Stream log, int at, int bytes, CancellationToken ct)
    {
        if (_message.Length - at < bytes) Array.Resize(ref _message, Math.Max(_message.Length * 2, at + bytes));
        try
        {
            return (await log.ReadAtLeastAsync(_message.AsMemory(at, bytes), bytes, throwOnEndOfStream: false, ct).ConfigureAwait(false), null);
        }
        catch (InvalidDataException broken)
        {
            return (0, $"the {Packing.Of(broken)} data is cut off or damaged, nothing from here on could be read ({broken.Message})");
        }
    }
}
