using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <content>Below the record: values along the paths.</content>
internal sealed partial class JsonWalk
{
    private void Value(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node, Where where)
    {
        if (json.TokenType is JsonTokenType.StartObject && _attributes && IsAttributeValue(json))
        {
            AttributeValue(document, ref json, node, where);
            return;
        }
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject when node.HasChildren: Object(document, ref json, node, where); break;
            case JsonTokenType.StartArray when node.HasChildren: Array(document, ref json, node, where); break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray: json.Skip(); break;
            case JsonTokenType.String: Text(document, ref json, node, where); return;
        }
        if (node.Slot < 0) return;
        switch (json.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray: found.Set(node.Slot, new(FoundKind.Json, where.InScratch, where.Base + start, (int)json.BytesConsumed - start, 0)); break;
            case JsonTokenType.Number: found.Set(node.Slot, new(FoundKind.Digits, where.InScratch, where.Base + start, json.ValueSpan.Length, 0)); break;
            case JsonTokenType.True or JsonTokenType.False: found.Set(node.Slot, FoundValue.Of(json.TokenType is JsonTokenType.True)); break;
        }
    }

    private void Object(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node, Where where)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = Name(ref json);
            Named(document, ref json, node, name, where);
        }
    }

    private void Named(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node, scoped ReadOnlySpan<byte> name, Where where)
    {
        if (node.Child(name) is { } child)
        {
            json.Read();
            Value(document, ref json, child, where);
            return;
        }
        var (slot, prefix) = node.GathererOf(name);
        json.Read();
        if (slot < 0) json.Skip();
        else found.Gather(slot, name[prefix..], Scalar(ref json, where));
    }

    private void Array(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node, Where where)
    {
        for (var position = 0; json.Read() && json.TokenType is not JsonTokenType.EndArray; position++)
        {
            if (node.HasNames && json.TokenType is JsonTokenType.StartObject && Element(document, ref json, node, where)) continue;
            if (node.Child(position) is { } child) Value(document, ref json, child, where);
            else json.Skip();
        }
    }

    /// <returns>False when the element has no name of its own; nothing was read then.</returns>
    private bool Element(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node, Where where)
    {
        var ahead = json;
        var name = default(ReadOnlySpan<byte>);
        var (isPair, isNamed) = (false, false);
        Utf8JsonReader value = default;
        while (ahead.Read() && ahead.TokenType is JsonTokenType.PropertyName)
        {
            var isKey = ahead.ValueTextEquals("key"u8);
            var isName = !isKey && !isPair && ahead.ValueTextEquals("name"u8);
            if (ahead.ValueTextEquals("value"u8)) value = ahead;
            ahead.Read();
            if ((isKey || isName) && ahead.TokenType is JsonTokenType.String)
            {
                (isPair, isNamed) = (isPair || isKey, isNamed || isName);
                name = ahead.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(ahead.GetString()!) : ahead.ValueSpan;
            }
            ahead.Skip();
        }
        if (!isPair && !isNamed) return false;
        if (!isPair && node.Child(name) is { } child)
        {
            Value(document, ref json, child, where);
            return true;
        }
        if (isPair && value.TokenType is JsonTokenType.PropertyName) Named(document, ref value, node, name, where);
        json.Skip();
        return true;
    }

    private void Text(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node, Where where)
    {
        if (node.Slot < 0 && !node.HasChildren) return;
        var text = TextOf(ref json, where);
        if (node.Slot >= 0) found.Set(node.Slot, text);
        if (node.HasChildren && where.Depth < MostTextInText) Within(document, text, node, where);
    }

    /// <summary>Looks into a text or a piece of JSON that another walk found.</summary>
    internal void Into(ReadOnlySpan<byte> document, in FoundValue text, PathNode node) => Within(document, text, node, new(0, false, 0));

    private void Within(ReadOnlySpan<byte> document, in FoundValue text, PathNode node, Where where)
    {
        var bytes = found.Bytes(text, document);
        if (bytes.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..]) return;
        try
        {
            var inner = new Utf8JsonReader(bytes, Options);
            inner.Read();
            if (inner.TokenType is JsonTokenType.StartObject) Object(document, ref inner, node, new(text.Start, text.InScratch, where.Depth + 1));
            else Array(document, ref inner, node, new(text.Start, text.InScratch, where.Depth + 1));
        }
        catch (JsonException)
        {
            // It only looked like JSON; as a text it is kept where a path ends here.
        }
    }

    private FoundValue TextOf(ref Utf8JsonReader json, Where where)
    {
        if (!json.ValueIsEscaped) return new(FoundKind.Text, where.InScratch, where.Base + (int)json.TokenStartIndex + 1, json.ValueSpan.Length, 0);
        var room = found.Room(json.ValueSpan.Length);
        return found.Kept(json.CopyString(room));
    }

    private FoundValue Scalar(ref Utf8JsonReader json, Where where)
    {
        if (json.TokenType is JsonTokenType.StartObject && _attributes && IsAttributeValue(json))
        {
            json.Read();
            json.Read();
            var inner = Scalar(ref json, where);
            json.Read();
            return inner;
        }
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.String: return TextOf(ref json, where);
            case JsonTokenType.Number: return new(FoundKind.Digits, where.InScratch, where.Base + start, json.ValueSpan.Length, 0);
            case JsonTokenType.True or JsonTokenType.False: return FoundValue.Of(json.TokenType is JsonTokenType.True);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                json.Skip();
                return new(FoundKind.Json, where.InScratch, where.Base + start, (int)json.BytesConsumed - start, 0);
            default: return default;
        }
    }

    // {"stringValue": …}, {"intValue": "10"}: OpenTelemetry's wrapping of every value.
    private static bool IsAttributeValue(Utf8JsonReader json) =>
        json.Read() && json.TokenType is JsonTokenType.PropertyName && json.ValueSpan is { Length: >= 8 } name && name.EndsWith("Value"u8)
        && (name.SequenceEqual("stringValue"u8) || name.SequenceEqual("intValue"u8) || name.SequenceEqual("boolValue"u8) || name.SequenceEqual("doubleValue"u8)
            || name.SequenceEqual("arrayValue"u8) || name.SequenceEqual("kvlistValue"u8) || name.SequenceEqual("bytesValue"u8));

    private void AttributeValue(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node, Where where)
    {
        var ahead = json;
        ahead.Read();
        var isPlain = !ahead.ValueSpan.SequenceEqual("arrayValue"u8) && !ahead.ValueSpan.SequenceEqual("kvlistValue"u8);
        if (isPlain)
        {
            ahead.Read();
            if (ahead.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) Value(document, ref ahead, node, where);
        }
        else if (node.Slot >= 0 || node.HasChildren)
        {
            var plain = found.Keep(PlainJson.Of(json), FoundKind.Json);
            var inner = new Utf8JsonReader(found.Bytes(plain, document), Options);
            inner.Read();
            Value(document, ref inner, node, new(plain.Start, true, where.Depth));
        }
        json.Skip();
    }

    private static ReadOnlySpan<byte> Name(ref Utf8JsonReader json) => json.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan;
}
