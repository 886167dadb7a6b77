using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest.Layouts;

/// <summary>Comma-separated text with a header: each row becomes a JSON object of its columns, which the reader takes like any other record.</summary>
internal sealed class CsvSource(IUsageLogReader reader, IngestStream kind, int longest, int batchEntries, byte delimiter) : IUsageSource
{
    private const int BufferBytes = 256 * 1024;
    private const int MostColumns = 2000;
    private readonly ArrayBufferWriter<byte> _json = new(4096);
    private JsonEncodedText[]? _header;

    public async IAsyncEnumerable<UsageBatch> ReadAsync(Stream log, [EnumeratorCancellation] CancellationToken ct)
    {
        using var feed = new BatchFeed(reader, kind, batchEntries);
        var rows = new CsvRows(delimiter, longest);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (var (first, goesOn) = (true, true); goesOn; first = false)
            {
                var (read, damage) = await UnpackedText.ReadAsync(log, buffer, ct).ConfigureAwait(false);
                goesOn = read > 0;
                var start = first && buffer.AsSpan(0, read).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
                while (Cut(buffer, ref start, read, rows, feed))
                    if (feed.IsFull) yield return feed.Hand();
                if (damage is not null) feed.Reject(damage, rows.Shown(), isCut: true);
                else if (!goesOn && rows.IsQuoteOpen) feed.Reject("a quote is opened in this row and never closed", rows.Shown(), isCut: true);
                else if (!goesOn && rows.End()) Take(rows, feed);
            }
            if (feed.HasAny) yield return feed.Hand();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool Cut(byte[] buffer, ref int start, int end, CsvRows rows, BatchFeed feed)
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(start, end - start);
        var whole = rows.Next(ref rest);
        start = end - rest.Length;
        if (!whole) return false;
        Take(rows, feed);
        rows.Begin();
        return true;
    }

    private void Take(CsvRows rows, BatchFeed feed)
    {
        if (rows.IsTooLong) feed.Reject(string.Create(CultureInfo.InvariantCulture, $"the row is longer than {longest:N0} bytes; is a quote opened in it and never closed?"), rows.Shown(), isCut: true);
        else if (rows.IsBlank) return;
        else if (_header is null) _header = Header(rows);
        else if (rows.Count > _header.Length) feed.Reject(string.Create(CultureInfo.InvariantCulture, $"the row has {rows.Count} fields, the header {_header.Length}"), rows.Shown(), isCut: true);
        else if (Row(rows)) feed.Take(_json.WrittenSpan);
        else feed.Reject("the row is not valid UTF-8", rows.Shown(), isCut: true);
    }

    private bool Row(CsvRows rows)
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, PlainJson.Writing);
        writer.WriteStartObject();
        for (var i = 0; i < rows.Count; i++)
        {
            var field = rows.Field(i);
            if (!Utf8.IsValid(field)) return false;
            if (!field.IsEmpty) writer.WriteString(_header![i], field);      // an empty field says nothing
        }
        writer.WriteEndObject();
        return true;
    }

    private static JsonEncodedText[] Header(CsvRows rows) =>
        [.. Enumerable.Range(0, Math.Min(rows.Count, MostColumns)).Select(i => JsonEncodedText.Encode(Encoding.UTF8.GetString(rows.Field(i).Trim(" \t"u8))))];
}
