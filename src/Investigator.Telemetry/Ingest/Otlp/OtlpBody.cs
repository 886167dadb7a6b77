using System.Globalization;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Otlp;

/// <summary>A message as it comes over HTTP: unpacked into memory within a limit, and looked at before anything of it is taken.</summary>
public static class OtlpBody
{
    /// <summary>Unpacks (gzip, zstd, by the first bytes) and copies.</summary>
    /// <param name="into">Stands at its beginning afterwards.</param>
    /// <returns>What is wrong, or <c>null</c>.</returns>
    public static async Task<UnreadableBody?> ReadAsync(Stream body, MemoryStream into, int most, CancellationToken ct)
    {
        var head = new byte[4];
        head = head[..await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false)];
        using var again = new ReplayStream(head, body);
        using var unpacked = Packing.Open(again, head);
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await unpacked.ReadAsync(buffer, ct).ConfigureAwait(false)) > 0;)
            {
                if (into.Length + read > most) return new(TooLarge(most), IsTooLarge: true);
                await into.WriteAsync(buffer.AsMemory(0, read), ct).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException broken)
        {
            return new($"The packing is damaged or cut off: {broken.Message}", IsTooLarge: false);
        }
        into.Position = 0;
        return null;
    }

    /// <summary>Whether the encoding holds together as far as the single records; what is inside them is looked at when they are read.</summary>
    /// <returns>What is wrong, or <c>null</c>.</returns>
    public static string? Problem(ReadOnlySpan<byte> message, bool isJson)
    {
        if (!isJson) return Holds(message, 4) ? null : "The body is no protobuf message of this service.";
        try
        {
            var json = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = 1000 });
            if (!json.Read() || json.TokenType is not JsonTokenType.StartObject) return "The body is no JSON object.";
            while (json.Read()) { }
            return null;
        }
        catch (JsonException broken)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The body is no valid JSON, at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}.");
        }
    }

    public static string TooLarge(int most) => string.Create(CultureInfo.InvariantCulture, $"A message may have {most} bytes, unpacked. Send smaller batches.");

    // Requests, groups, scopes: messages whose fields 1 and 2 are messages again.
    private static bool Holds(ReadOnlySpan<byte> message, int levels)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (levels > 1 && reader.Wire is WireType.Bytes && reader.Field == (levels == 4 ? 1 : 2) && !Holds(message.Slice(reader.Bytes.Start, reader.Bytes.Length), levels - 1)) return false;
        return !reader.IsBroken;
    }
}

/// <summary>Why a body was not read.</summary>
public sealed record UnreadableBody(string Message, bool IsTooLarge);
