using System.Text.Unicode;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest.Otlp;

/// <content>Below the record.</content>
internal sealed partial class OtlpWalk
{
    private void Value(ReadOnlySpan<byte> input, Piece piece, ref ProtoReader reader, OtlpField field, PathNode node)
    {
        var isBytes = reader.Wire is WireType.Bytes;
        var inner = isBytes ? piece.Below(reader.Bytes) : default;
        switch (field.Type)
        {
            case OtlpType.Time when reader.Wire is WireType.Fixed64 && reader.Number <= long.MaxValue: Set(node, FoundValue.Of((long)reader.Number)); break;
            case OtlpType.Whole or OtlpType.Enumeration when reader.Wire is WireType.Varint: Set(node, FoundValue.Of((long)reader.Number)); break;
            case OtlpType.Text when isBytes: Text(input, inner, node); break;
            case OtlpType.Hex when isBytes: Hex(input, inner, node); break;
            case OtlpType.Value when isBytes: AnyValue(input, inner, node); break;
            case OtlpType.Attributes when isBytes: Attribute(input, inner, node); break;
            case OtlpType.Message when isBytes: Fields(input, inner, field.Message!, node); break;
            case OtlpType.Messages when isBytes && NameOf(input, inner, field.Message!) is { IsEmpty: false } name && node.Child(name) is { } named: Fields(input, inner, field.Message!, named); break;
        }
    }

    private void Set(PathNode node, in FoundValue value)
    {
        if (node.Slot >= 0) found.Set(node.Slot, value);
    }

    private void Hex(ReadOnlySpan<byte> input, Piece piece, PathNode node)
    {
        if (node.Slot < 0 || piece.Length is 0 or > 64) return;
        var room = found.Room(piece.Length * 2);
        Convert.TryToHexStringLower(piece.Of(input), room, out var length);
        Set(node, found.Kept(length));
    }

    private void Text(ReadOnlySpan<byte> input, Piece piece, PathNode node)
    {
        Set(node, new(FoundKind.Text, false, piece.Start, piece.Length, 0));
        if (node.HasChildren) JsonWithin(input, new(FoundKind.Text, false, piece.Start, piece.Length, 0), node);
    }

    private void Attribute(ReadOnlySpan<byte> input, Piece piece, PathNode node)
    {
        Piece? key = null, value = null;
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
        {
            if (reader.Wire is not WireType.Bytes) continue;
            if (reader.Field == 1) key = piece.Below(reader.Bytes);
            if (reader.Field == 2) value = piece.Below(reader.Bytes);
        }
        if (key is not { } named || value is not { } said) return;
        var name = named.Of(input);
        if (node.Child(name) is { } child)
        {
            AnyValue(input, said, child);
            return;
        }
        var (slot, prefix) = node.GathererOf(name);
        if (slot >= 0 && Scalar(input, said) is { Kind: not FoundKind.Nothing } scalar) found.Gather(slot, name[prefix..], scalar);
    }

    private void AnyValue(ReadOnlySpan<byte> input, Piece piece, PathNode node)
    {
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
        {
            if (reader.Field == 1 && reader.Wire is WireType.Bytes)
            {
                Text(input, piece.Below(reader.Bytes), node);
                return;
            }
            if (reader.Field is 5 or 6 && reader.Wire is WireType.Bytes)
            {
                if (node.Slot < 0 && !node.HasChildren) return;
                var plain = found.Keep(OtlpJson.Value(input, piece), FoundKind.Json);
                Set(node, plain);
                if (node.HasChildren) JsonWithin(input, plain, node);
                return;
            }
        }
        if (Scalar(input, piece) is { Kind: not FoundKind.Nothing } scalar) Set(node, scalar);
    }

    private static FoundValue Scalar(ReadOnlySpan<byte> input, Piece piece)
    {
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1 or 7 when reader.Wire is WireType.Bytes: return new(FoundKind.Text, false, piece.Start + reader.Bytes.Start, reader.Bytes.Length, 0);
                case 2 when reader.Wire is WireType.Varint: return FoundValue.Of(reader.Number != 0);
                case 3 when reader.Wire is WireType.Varint: return FoundValue.Of((long)reader.Number);
                case 4 when reader.Wire is WireType.Fixed64: return FoundValue.Of(BitConverter.UInt64BitsToDouble(reader.Number));
            }
        }
        return default;
    }

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> input, Piece piece, OtlpMessage schema)
    {
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
            if (schema[reader.Field] is { Name: "name" } && reader.Wire is WireType.Bytes) return piece.Below(reader.Bytes).Of(input);
        return default;
    }

    // Attributes hold messages and parameters as JSON texts: the same walk as everywhere goes into them.
    private void JsonWithin(ReadOnlySpan<byte> input, in FoundValue text, PathNode node)
    {
        if (Utf8.IsValid(found.Bytes(text, input))) _inner.Into(input, text, node);
    }

    private readonly JsonWalk _inner = new(plan, found, sink);
}
