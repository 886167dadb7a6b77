using System.Text.Json;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Reads one form in which others report.</summary>
public interface IInboundReader
{
    /// <summary>Its word: <c>stix</c>, <c>misp</c>, <c>csv</c>, <c>ndjson</c>.</summary>
    string Id { get; }

    /// <summary>What the content reports. Never throws on content, whatever it is; fetches nothing.</summary>
    /// <param name="content">At most <see cref="InboundLimits.Bytes"/>.</param>
    /// <param name="now">What stands in for times that the content does not give.</param>
    InboundReading Read(ReadOnlyMemory<byte> content, DateTimeOffset now);
}

/// <summary>All readers, and which one a delivery is for.</summary>
public static class InboundReaders
{
    private static readonly IInboundReader[] s_all = [new StixReader(), new MispReader(), new CsvReader(), new NdjsonReader()];

    /// <summary>Every reader.</summary>
    public static IReadOnlyList<IInboundReader> All => s_all;

    /// <summary>Reads a delivery by what it looks like.</summary>
    public static InboundReading Read(ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        if (content.Length > InboundLimits.Bytes) return InboundReading.Refused("", "It is larger than 32 MiB. Send it in parts.");
        var bytes = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        var format = FormatOf(bytes);
        return s_all.FirstOrDefault(reader => reader.Id == format) is { } found
            ? found.Read(bytes, now)
            : InboundReading.Refused("", "It is neither a STIX 2.1 bundle, nor a MISP event, nor CSV or NDJSON with the columns that this console writes.");
    }

    private static string? FormatOf(ReadOnlyMemory<byte> content)
    {
        var start = content.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty) return null;
        if (start[0] is not ((byte)'{' or (byte)'[')) return CsvReader.LooksLike(start) ? "csv" : null;
        try
        {
            // Only the first object is looked at; what follows it on other lines is a matter for the reader of lines.
            var json = new Utf8JsonReader(start, new JsonReaderOptions { MaxDepth = InboundLimits.Depth });
            return json.Read() && json.TokenType is JsonTokenType.StartObject ? FormatOf(ref json, start) : json.TokenType is JsonTokenType.StartArray ? "misp" : null;
        }
        catch (JsonException)
        {
            return "stix"; // its reader says where it is broken
        }
    }

    private static string? FormatOf(ref Utf8JsonReader json, ReadOnlySpan<byte> all)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("Event"u8) || json.ValueTextEquals("response"u8) || json.ValueTextEquals("Attribute"u8)) return "misp";
            if (json.ValueTextEquals("objects"u8) || json.ValueTextEquals("spec_version"u8) || json.ValueTextEquals("more"u8)) return "stix";
            var isType = json.ValueTextEquals("type"u8);
            if (!json.Read()) return null;
            if (isType && json.TokenType is JsonTokenType.String && json.ValueTextEquals("bundle"u8)) return "stix";
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !json.TrySkip()) return null;
        }

        return all.IndexOf("\"value\""u8) >= 0 ? "ndjson" : "stix";
    }
}
