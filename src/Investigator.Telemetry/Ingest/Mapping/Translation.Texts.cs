using System.Text.Json;
using System.Text.Unicode;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <content>Texts and counts that are taken out of messages.</content>
internal sealed partial class Translation
{
    private const int Deepest = 256;

    private delegate bool Finder(JsonElement said, Utf8Text into);

    private (bool, string?) Texts(Rule rule, Place place, ReadOnlySpan<byte> input, Finder find)
    {
        if (SaidJson(place, input) is not { Length: > 0 } said) return (false, null);
        if (!Utf8.IsValid(said)) return (false, "is no valid UTF-8");
        _text.Clear();
        if (LooksLikeJson(said))
        {
            try
            {
                using var document = Parsed(said);
                if (!find(document.RootElement, _text) || _text.Length == 0) return (false, null);
                _line.Text(rule.Name, _text.Span);
                return (true, null);
            }
            catch (JsonException) when (!place.IsNumbered)
            {
                // Text that begins like JSON and is none, or nests beyond reason: then it is what was said.
            }
        }
        // A plain text is the prompt or the answer. What the system said can't be read out of it; a place of the system's own says so ("as": "text").
        if (rule.Type is FieldType.SystemText && place.Alternative.As is not Conversion.ResponseText) return (false, null);
        _line.Text(rule.Name, said);
        return (true, null);
    }

    private (bool, string?) Counted(Rule rule, Place place, ReadOnlySpan<byte> input, Func<JsonElement, int?> count)
    {
        if (SaidJson(place, input) is not { Length: > 0 } said || !LooksLikeJson(said)) return (false, null);
        try
        {
            using var document = Parsed(said);
            if (count(document.RootElement) is not { } number) return (false, null);
            _line.Number(rule.Name, number);
            return (true, null);
        }
        catch (JsonException)
        {
            return (false, null);
        }
    }

    private ReadOnlySpan<byte> SaidJson(Place place, ReadOnlySpan<byte> input)
    {
        if (place.IsNumbered) return NumberedMessages.List(_found, place.Slots[0], input).Span;
        ref readonly var found = ref _found[place.Slots[0]];
        return found.IsSaid ? _found.Text(found, input, _number) : [];
    }

    private static JsonDocument Parsed(ReadOnlySpan<byte> said)
    {
        var json = new Utf8JsonReader(said, new JsonReaderOptions { MaxDepth = Deepest });
        var document = JsonDocument.ParseValue(ref json);
        if (said[(int)json.BytesConsumed..].Trim(" \t\r\n"u8).IsEmpty) return document;
        document.Dispose();
        throw new JsonException("more follows");
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..];
}
