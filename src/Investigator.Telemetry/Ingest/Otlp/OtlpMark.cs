using System.Buffers.Binary;

namespace Investigator.Telemetry.Ingest.Otlp;

/// <summary>Tells OpenTelemetry's protobuf by its beginning: a message whose first field holds a resource and scopes; a span begins with an id, a log record with a time.</summary>
internal static class OtlpMark
{
    internal static LogLayout? Of(ReadOnlySpan<byte> head)
    {
        if (Kind(head) is { } whole) return whole ? LogLayout.OtlpTraces : LogLayout.OtlpLogs;
        if (head.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(head) is 0 or > 256 * 1024 * 1024) return null;
        return Kind(head[4..]) is { } framed ? framed ? LogLayout.OtlpTracesFramed : LogLayout.OtlpLogsFramed : null;
    }

    // Down the first fields: request, resource, scopes, record. The head may end inside any of them, so that lengths are not held against it.
    private static bool? Kind(ReadOnlySpan<byte> message)
    {
        if (Inner(message, 1) is not { } group) return null;
        for (var rest = group.Of(message); !rest.IsEmpty;)
        {
            if (Header(rest) is not { } field || field.Wire is not WireType.Bytes || field.Number is < 1 or > 1000) return null;
            var content = rest.Slice(field.Start, Math.Min(field.Length, rest.Length - field.Start));
            if (field.Number == 2) return RecordKind(content);
            rest = rest[(field.Start + content.Length)..];
        }
        return null;
    }

    private static bool? RecordKind(ReadOnlySpan<byte> scope)
    {
        for (var rest = scope; !rest.IsEmpty;)
        {
            if (Header(rest) is not { } field || field.Wire is not WireType.Bytes) return null;
            var content = rest.Slice(field.Start, Math.Min(field.Length, rest.Length - field.Start));
            if (field.Number == 2 && Header(content) is { } first)
                return first switch { { Number: 1, Wire: WireType.Bytes, Length: 16 } => true, { Wire: WireType.Fixed64 } or { Number: 2, Wire: WireType.Varint } or { Number: 5, Wire: WireType.Bytes } => false, _ => null };
            rest = rest[(field.Start + content.Length)..];
        }
        return null;
    }

    private static Piece? Inner(ReadOnlySpan<byte> message, int number) =>
        Header(message) is { Wire: WireType.Bytes } field && field.Number == number ? new(field.Start, Math.Min(field.Length, message.Length - field.Start)) : null;

    private static (int Number, WireType Wire, int Start, int Length)? Header(ReadOnlySpan<byte> message)
    {
        if (!Varint(message, out var tag, out var used) || tag is 0 or > int.MaxValue) return null;
        var wire = (WireType)(tag & 7);
        if (wire is not WireType.Bytes) return ((int)(tag >> 3), wire, used, 0);
        if (!Varint(message[used..], out var length, out var more) || length > 1 << 30) return null;
        return ((int)(tag >> 3), wire, used + more, (int)length);
    }

    private static bool Varint(ReadOnlySpan<byte> bytes, out ulong value, out int used)
    {
        (value, used) = (0, 0);
        while (used < bytes.Length && used < 10)
        {
            var next = bytes[used];
            value |= (ulong)(next & 0x7F) << (7 * used++);
            if (next < 0x80) return true;
        }
        return false;
    }
}
