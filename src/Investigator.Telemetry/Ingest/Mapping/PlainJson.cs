using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>OpenTelemetry's wrapped lists and maps as the JSON that they mean.</summary>
internal static class PlainJson
{
    private const int Deepest = 64;

    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 1000 };

    /// <param name="json">Stands on the wrapping object; a copy, the caller's reader does not move.</param>
    /// <exception cref="JsonException">It nests deeper than 64 levels, or is no such value.</exception>
    internal static ReadOnlySpan<byte> Of(Utf8JsonReader json)
    {
        var plain = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(plain, Writing)) Value(ref json, writer, 0);
        return plain.WrittenSpan;
    }

    private static void Value(ref Utf8JsonReader json, Utf8JsonWriter to, int depth)
    {
        if (depth > Deepest) throw new JsonException("attributes nest deeper than 64 levels");
        var written = false;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = json.ValueSpan;
            json.Read();
            if (written) json.Skip();
            else if (name.SequenceEqual("arrayValue"u8)) List(ref json, to, depth, isMap: false);
            else if (name.SequenceEqual("kvlistValue"u8)) List(ref json, to, depth, isMap: true);
            else Scalar(ref json, to, name);
            written = true;
        }
        if (!written) to.WriteNullValue();
    }

    private static void Scalar(ref Utf8JsonReader json, Utf8JsonWriter to, ReadOnlySpan<byte> name)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String when name.SequenceEqual("intValue"u8) && long.TryParse(json.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var whole): to.WriteNumberValue(whole); break;
            case JsonTokenType.String: to.WriteStringValue(json.GetString()); break;
            case JsonTokenType.Number: to.WriteRawValue(json.ValueSpan, skipInputValidation: true); break;
            case JsonTokenType.True or JsonTokenType.False: to.WriteBooleanValue(json.GetBoolean()); break;
            default:
                json.Skip();
                to.WriteNullValue();
                break;
        }
    }

    // {"values": [ … ]}, of values or of {"key", "value"}.
    private static void List(ref Utf8JsonReader json, Utf8JsonWriter to, int depth, bool isMap)
    {
        if (isMap) to.WriteStartObject();
        else to.WriteStartArray();
        if (json.TokenType is JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                var isValues = json.ValueTextEquals("values"u8);
                json.Read();
                if (!isValues || json.TokenType is not JsonTokenType.StartArray) json.Skip();
                else Elements(ref json, to, depth, isMap);
            }
        }
        else json.Skip();
        if (isMap) to.WriteEndObject();
        else to.WriteEndArray();
    }

    private static void Elements(ref Utf8JsonReader json, Utf8JsonWriter to, int depth, bool isMap)
    {
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            if (json.TokenType is not JsonTokenType.StartObject) json.Skip();
            else if (!isMap) Value(ref json, to, depth + 1);
            else Pair(ref json, to, depth);
        }
    }

    private static void Pair(ref Utf8JsonReader json, Utf8JsonWriter to, int depth)
    {
        string? key = null;
        Utf8JsonReader value = default;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var (isKey, isValue) = (json.ValueTextEquals("key"u8), json.ValueTextEquals("value"u8));
            json.Read();
            if (isKey && json.TokenType is JsonTokenType.String) key = json.GetString();
            if (isValue && json.TokenType is JsonTokenType.StartObject) value = json;
            json.Skip();
        }
        if (key is null) return;
        to.WritePropertyName(key);
        if (value.TokenType is JsonTokenType.StartObject) Value(ref value, to, depth + 1);
        else to.WriteNullValue();
    }
}
