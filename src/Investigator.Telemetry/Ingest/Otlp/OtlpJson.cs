using System.Buffers;
using System.Text;
using System.Text.Json;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest.Otlp;

/// <summary>Protobuf messages as JSON: whole ones as the protocol's own JSON encoding, values as the plain JSON that they mean.</summary>
internal static class OtlpJson
{
    private const int Deepest = 64;

    /// <summary>A list or map as plain JSON; deeper than 64 levels it is cut with <c>null</c>.</summary>
    internal static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> input, Piece value)
    {
        var plain = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(plain, PlainJson.Writing)) Plain(input, value, writer, 0);
        return plain.WrittenSpan;
    }

    internal static void Message(ReadOnlySpan<byte> input, Piece piece, OtlpMessage schema, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        Fields(input, piece, schema, to, without: -1);
        to.WriteEndObject();
    }

    /// <summary>The fields of a message, but for one.</summary>
    internal static void Fields(ReadOnlySpan<byte> input, Piece piece, OtlpMessage schema, Utf8JsonWriter to, int without)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Number == without) continue;
            var isList = field.Type is OtlpType.Messages or OtlpType.Attributes;
            var begun = false;
            var reader = new ProtoReader(piece.Of(input));
            while (reader.Next())
            {
                if (reader.Field != field.Number || (begun && !isList)) continue;
                if (!begun)
                {
                    to.WritePropertyName(field.Name);
                    if (isList) to.WriteStartArray();
                    begun = true;
                }
                One(input, piece, ref reader, field, to);
            }
            if (begun && isList) to.WriteEndArray();
        }
    }

    private static void One(ReadOnlySpan<byte> input, Piece piece, ref ProtoReader reader, OtlpField field, Utf8JsonWriter to)
    {
        var inner = reader.Wire is WireType.Bytes ? piece.Below(reader.Bytes) : default;
        switch (field.Type)
        {
            case OtlpType.Text when reader.Wire is WireType.Bytes: to.WriteStringValue(Encoding.UTF8.GetString(inner.Of(input))); break;
            case OtlpType.Hex when reader.Wire is WireType.Bytes: to.WriteStringValue(Convert.ToHexStringLower(inner.Of(input))); break;
            case OtlpType.Time: to.WriteStringValue(reader.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
            case OtlpType.Whole or OtlpType.Enumeration: to.WriteNumberValue((long)reader.Number); break;
            case OtlpType.Message or OtlpType.Messages when reader.Wire is WireType.Bytes: Message(input, inner, field.Message!, to); break;
            case OtlpType.Attributes when reader.Wire is WireType.Bytes: Attribute(input, inner, to); break;
            case OtlpType.Value when reader.Wire is WireType.Bytes: Wrapped(input, inner, to, 0); break;
            default: to.WriteNullValue(); break;
        }
    }

    private static void Attribute(ReadOnlySpan<byte> input, Piece piece, Utf8JsonWriter to, int depth = 0)
    {
        to.WriteStartObject();
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
        {
            if (reader.Wire is not WireType.Bytes) continue;
            if (reader.Field == 1) to.WriteString("key", Encoding.UTF8.GetString(piece.Below(reader.Bytes).Of(input)));
            if (reader.Field != 2) continue;
            to.WritePropertyName("value");
            Wrapped(input, piece.Below(reader.Bytes), to, depth + 1);
        }
        to.WriteEndObject();
    }

    private static void Wrapped(ReadOnlySpan<byte> input, Piece piece, Utf8JsonWriter to, int depth)
    {
        to.WriteStartObject();
        var reader = new ProtoReader(piece.Of(input));
        if (depth <= Deepest && reader.Next())
        {
            var inner = reader.Wire is WireType.Bytes ? piece.Below(reader.Bytes) : default;
            switch (reader.Field)
            {
                case 1: to.WriteString("stringValue", Encoding.UTF8.GetString(inner.Of(input))); break;
                case 2: to.WriteBoolean("boolValue", reader.Number != 0); break;
                case 3: to.WriteString("intValue", ((long)reader.Number).ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
                case 4: Number(to, "doubleValue", reader.Number); break;
                case 5 or 6:
                    to.WriteStartObject(reader.Field == 5 ? "arrayValue" : "kvlistValue");
                    to.WriteStartArray("values");
                    var values = new ProtoReader(inner.Of(input));
                    while (values.Next())
                    {
                        if (values.Field != 1 || values.Wire is not WireType.Bytes) continue;
                        if (reader.Field == 5) Wrapped(input, inner.Below(values.Bytes), to, depth + 1);
                        else Attribute(input, inner.Below(values.Bytes), to, depth + 1);
                    }
                    to.WriteEndArray();
                    to.WriteEndObject();
                    break;
                case 7: to.WriteBase64String("bytesValue", inner.Of(input)); break;
            }
        }
        to.WriteEndObject();
    }

    private static void Plain(ReadOnlySpan<byte> input, Piece piece, Utf8JsonWriter to, int depth)
    {
        var reader = new ProtoReader(piece.Of(input));
        if (depth > Deepest || !reader.Next())
        {
            to.WriteNullValue();
            return;
        }
        var inner = reader.Wire is WireType.Bytes ? piece.Below(reader.Bytes) : default;
        switch (reader.Field)
        {
            case 1: to.WriteStringValue(Encoding.UTF8.GetString(inner.Of(input))); break;
            case 2: to.WriteBooleanValue(reader.Number != 0); break;
            case 3: to.WriteNumberValue((long)reader.Number); break;
            case 4: to.WriteRawValue(Finite(reader.Number), skipInputValidation: true); break;
            case 5: List(input, inner, to, depth); break;
            case 6: Map(input, inner, to, depth); break;
            default: to.WriteNullValue(); break;
        }
    }

    private static void List(ReadOnlySpan<byte> input, Piece list, Utf8JsonWriter to, int depth)
    {
        to.WriteStartArray();
        var values = new ProtoReader(list.Of(input));
        while (values.Next())
            if (values is { Field: 1, Wire: WireType.Bytes }) Plain(input, list.Below(values.Bytes), to, depth + 1);
        to.WriteEndArray();
    }

    private static void Map(ReadOnlySpan<byte> input, Piece map, Utf8JsonWriter to, int depth)
    {
        to.WriteStartObject();
        var pairs = new ProtoReader(map.Of(input));
        while (pairs.Next())
        {
            if (pairs is not { Field: 1, Wire: WireType.Bytes }) continue;
            var pair = map.Below(pairs.Bytes);
            var reader = new ProtoReader(pair.Of(input));
            string? key = null;
            Piece? value = null;
            while (reader.Next())
            {
                if (reader.Wire is not WireType.Bytes) continue;
                if (reader.Field == 1) key = Encoding.UTF8.GetString(pair.Below(reader.Bytes).Of(input));
                if (reader.Field == 2) value = pair.Below(reader.Bytes);
            }
            if (key is null) continue;
            to.WritePropertyName(key);
            if (value is { } said) Plain(input, said, to, depth + 1);
            else to.WriteNullValue();
        }
        to.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter to, string name, ulong bits)
    {
        to.WritePropertyName(name);
        to.WriteRawValue(Finite(bits), skipInputValidation: true);
    }

    private static string Finite(ulong bits) =>
        BitConverter.UInt64BitsToDouble(bits) is var number && double.IsFinite(number) ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "null";
}
