using System.Text;
using System.Text.Json;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.Ingest.Layouts;
using Investigator.Telemetry.Ingest.Otlp;

namespace Investigator.Telemetry.Ingest;

/// <summary>The beginning of a delivery: how its records lie, and the first of them.</summary>
internal sealed record LogSample(LogLayout Layout, byte Delimiter, IReadOnlyList<JsonElement> Records)
{
    private const int MostRecords = 5;

    /// <summary>Whether it begins as JSON does.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether it is neither text nor anything else that is known.</summary>
    public bool IsNoText { get; init; }

    /// <param name="text">Its first bytes, unpacked.</param>
    internal static LogSample Of(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ParquetSource.Mark)) return new(LogLayout.Parquet, 0, []);
        if (text.StartsWith(Encoding.UTF8.Preamble)) text = text[Encoding.UTF8.Preamble.Length..];
        var start = text.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty) return new(LogLayout.Lines, 0, []);
        if (start[0] is (byte)'{' or (byte)'[') return Json(start);
        if (OtlpMark.Of(text) is { } otlp) return new(otlp, 0, []);
        if (CsvHeader(start) is { } delimiter) return new(LogLayout.Csv, delimiter, CsvRecords(start, delimiter));
        // A file of lines may begin with a block of zeros that a crash left; a picture, or UTF-16, has them and no line of JSON.
        return new(LogLayout.Lines, 0, []) { IsNoText = text.Contains((byte)0) && text.IndexOf("\n{"u8) < 0 };
    }

    private static LogSample Json(ReadOnlySpan<byte> text)
    {
        var line = text.IndexOf((byte)'\n') is >= 0 and var end ? text[..end] : text;
        var isLine = text[0] == (byte)'{' && (line.Length == text.Length || Parsed(line) is not null);
        var records = new List<JsonElement>();
        var cutter = new JsonCutter(int.MaxValue);
        var rest = text;
        while (records.Count < MostRecords && cutter.Next(ref rest))
        {
            if (Parsed(cutter.Record) is { } record) records.Add(record);
            cutter.Begin();
        }
        // One object and no line end in sight: a line, if nothing shows that it goes on over several.
        if (line.Length == text.Length && records.Count > 1) isLine = false;
        return new(isLine ? LogLayout.Lines : LogLayout.Documents, 0, records) { IsText = true };
    }

    internal static JsonElement? Parsed(ReadOnlySpan<byte> json)
    {
        if (!System.Text.Unicode.Utf8.IsValid(json)) return null;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
            return JsonElement.ParseValue(ref reader) is { ValueKind: JsonValueKind.Object } element && json[(int)reader.BytesConsumed..].Trim(" \t\r\n"u8).IsEmpty ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A header: one line of text without control characters, with at least two names.
    private static byte? CsvHeader(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        if (end < 0) return null;
        var line = text[..end].TrimEnd((byte)'\r');
        if (line.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || !System.Text.Unicode.Utf8.IsValid(line)) return null;
        byte best = 0;
        var most = 0;
        foreach (var delimiter in ",;\t|"u8)
        {
            if (line.Count(delimiter) <= most) continue;
            (best, most) = (delimiter, line.Count(delimiter));
        }
        return most > 0 ? best : null;
    }

    private static List<JsonElement> CsvRecords(ReadOnlySpan<byte> text, byte delimiter)
    {
        var rows = new CsvRows(delimiter, int.MaxValue);
        List<string>? header = null;
        var records = new List<JsonElement>();
        while (records.Count < MostRecords && rows.Next(ref text))
        {
            var fields = Enumerable.Range(0, rows.Count).Select(i => Encoding.UTF8.GetString(rows.Field(i))).ToList();
            rows.Begin();
            if (header is null) header = [.. fields.Select(name => name.Trim())];
            else records.Add(AsRecord(header, fields));
        }
        return records.Count == 0 && header is not null ? [AsRecord(header, header)] : records;
    }

    // For recognition the names count, so that an empty field is there too.
    private static JsonElement AsRecord(List<string> header, List<string> fields)
    {
        var record = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++) record[header[i]] = i < fields.Count ? fields[i] : "";
        return JsonSerializer.SerializeToElement(record);
    }
}

/// <summary>How records lie in the bytes of a delivery.</summary>
internal enum LogLayout
{
    Lines,
    Documents,
    Csv,
    Parquet,
    OtlpTraces,
    OtlpLogs,
    OtlpTracesFramed,
    OtlpLogsFramed,
}
