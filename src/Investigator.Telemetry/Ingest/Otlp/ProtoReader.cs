using System.Buffers.Binary;

namespace Investigator.Telemetry.Ingest.Otlp;

/// <summary>The fields of one protobuf message, one after the other, without copies. Never reads past its message; what breaks the encoding ends it with a problem.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private const int MostGroups = 64;
    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Where the reader is in its message.</summary>
    public int Position { get; private set; }

    public int Field { get; private set; }

    public WireType Wire { get; private set; }

    /// <summary>A varint, or the bits of a fixed number.</summary>
    public ulong Number { get; private set; }

    /// <summary>Where the bytes of a length-delimited field begin in the message, and how many there are.</summary>
    public (int Start, int Length) Bytes { get; private set; }

    public bool IsBroken { get; private set; }

    /// <returns>False at the end of the message, or when it is broken.</returns>
    public bool Next()
    {
        if (Position >= _message.Length || IsBroken) return false;
        if (!Varint(out var tag) || tag >> 3 is 0 or > 536_870_911) return Break();
        (Field, Wire) = ((int)(tag >> 3), (WireType)(tag & 7));
        switch (Wire)
        {
            case WireType.Varint when Varint(out var number):
                Number = number;
                return true;
            case WireType.Fixed64 when _message.Length - Position >= 8:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(_message[Position..]);
                Position += 8;
                return true;
            case WireType.Fixed32 when _message.Length - Position >= 4:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(_message[Position..]);
                Position += 4;
                return true;
            case WireType.Bytes when Varint(out var length) && length <= (ulong)(_message.Length - Position):
                Bytes = (Position, (int)length);
                Position += (int)length;
                return true;
            case WireType.BeginGroup when SkipGroup(): return Next();
            default: return Break();
        }
    }

    // Groups went out of use before OpenTelemetry began; a message may still hold one that nobody knows.
    private bool SkipGroup()
    {
        for (var depth = 1; depth > 0;)
        {
            if (depth > MostGroups || !Varint(out var tag)) return false;
            switch ((WireType)(tag & 7))
            {
                case WireType.Varint when Varint(out _): break;
                case WireType.Fixed64 when _message.Length - Position >= 8: Position += 8; break;
                case WireType.Fixed32 when _message.Length - Position >= 4: Position += 4; break;
                case WireType.Bytes when Varint(out var length) && length <= (ulong)(_message.Length - Position): Position += (int)length; break;
                case WireType.BeginGroup: depth++; break;
                case WireType.EndGroup: depth--; break;
                default: return false;
            }
        }
        return true;
    }

    private bool Varint(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && Position < _message.Length; shift += 7)
        {
            var next = _message[Position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return true;
        }
        return false;
    }

    private bool Break()
    {
        IsBroken = true;
        return false;
    }
}

/// <summary>How a field's value is written.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    BeginGroup = 3,
    EndGroup = 4,
    Fixed32 = 5,
}
