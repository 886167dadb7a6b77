using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest.Layouts;

/// <summary>JSON that is not one document a line: documents over many lines, or one list of them, however long the list is.</summary>
internal sealed class JsonDocumentSource(IUsageLogReader reader, IngestStream kind, int longest, int batchEntries) : IUsageSource
{
    private const int BufferBytes = 256 * 1024;

    public async IAsyncEnumerable<UsageBatch> ReadAsync(Stream log, [EnumeratorCancellation] CancellationToken ct)
    {
        using var feed = new BatchFeed(reader, kind, batchEntries);
        var cutter = new JsonCutter(longest);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (var (first, goesOn) = (true, true); goesOn; first = false)
            {
                var (read, damage) = await UnpackedText.ReadAsync(log, buffer, ct).ConfigureAwait(false);
                goesOn = read > 0;
                var skipped = first && buffer.AsSpan(0, read).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
                for (var text = new Text(skipped, read); Cut(buffer, ref text, cutter, feed);)
                    if (feed.IsFull) yield return feed.Hand();
                if (damage is not null) feed.Reject(damage, cutter.Record, isCut: true);
                else if (!goesOn && cutter.IsWithin) feed.Reject("the JSON ends in the middle of a record: the rest of it is missing", cutter.Record, isCut: true);
            }
            if (feed.HasAny) yield return feed.Hand();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool Cut(byte[] buffer, ref Text text, JsonCutter cutter, BatchFeed feed)
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(text.Start, text.End - text.Start);
        var whole = cutter.Next(ref rest);
        text = new(text.End - rest.Length, text.End);
        if (!whole) return false;
        if (cutter.IsTooLong) feed.Reject(string.Create(CultureInfo.InvariantCulture, $"the record is longer than {longest:N0} bytes"), cutter.Record, isCut: true);
        else feed.Take(cutter.Record);
        cutter.Begin();
        return true;
    }

    private readonly record struct Text(int Start, int End);
}
