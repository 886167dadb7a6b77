using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Finds the text that a model answered with: whole answers of all common shapes, and streams of events, joined.</summary>
internal static class ResponseText
{
    internal static bool Find(JsonElement answer, Utf8Text into)
    {
        switch (answer.ValueKind)
        {
            case JsonValueKind.String: return MessageText.Content(answer, into);
            case JsonValueKind.Array: return List(answer, into);
            case JsonValueKind.Object: return Object(answer, into);
            default: return false;
        }
    }

    private static bool List(JsonElement list, Utf8Text into)
    {
        var any = false;
        if (MessageText.Messages(list) is { } messages && MessageText.RoleOf(messages[0]) is not "other")
        {
            foreach (var message in messages.EnumerateArray())
                if (MessageText.RoleOf(message) is "assistant") any |= MessageText.Content(message, into);
            return any;
        }
        foreach (var chunk in list.EnumerateArray()) any |= Chunk(chunk, into) || Object(chunk, into);
        return any;
    }

    private static bool Object(JsonElement answer, Utf8Text into)
    {
        if (answer.ValueKind is not JsonValueKind.Object) return false;
        if (answer.TryGetProperty("choices", out var choices) && choices.ValueKind is JsonValueKind.Array)
        {
            var any = false;
            foreach (var choice in choices.EnumerateArray()) any |= Choice(choice, into);
            return any;
        }
        // Google's candidates, Amazon's Converse and Titan, Meta's generation, OpenAI's responses, Anthropic's content.
        foreach (var name in (ReadOnlySpan<string>)["output", "candidates", "results", "message", "content", "outputText", "generation", "text", "completion", "parts"])
        {
            if (!answer.TryGetProperty(name, out var inner) || inner.ValueKind is JsonValueKind.Null) continue;
            if (inner.ValueKind is JsonValueKind.String ? MessageText.Content(inner, into) : inner.ValueKind is JsonValueKind.Array ? Parts(inner, into) : Object(inner, into)) return true;
        }
        return false;
    }

    private static bool Parts(JsonElement parts, Utf8Text into)
    {
        var any = false;
        foreach (var part in parts.EnumerateArray()) any |= part.ValueKind is JsonValueKind.Object && !part.TryGetProperty("type", out _) ? Object(part, into) : MessageText.Content(part, into);
        return any;
    }

    private static bool Choice(JsonElement choice, Utf8Text into)
    {
        if (choice.ValueKind is not JsonValueKind.Object) return false;
        foreach (var name in (ReadOnlySpan<string>)["message", "delta", "text"])
            if (choice.TryGetProperty(name, out var inner) && MessageText.Content(inner, into)) return true;
        return false;
    }

    // {"type":"content_block_delta","delta":{"text":…}}, {"contentBlockDelta":{"delta":{"text":…}}}
    private static bool Chunk(JsonElement chunk, Utf8Text into)
    {
        if (chunk.ValueKind is not JsonValueKind.Object) return false;
        if (chunk.TryGetProperty("contentBlockDelta", out var block) && block.ValueKind is JsonValueKind.Object) chunk = block;
        return chunk.TryGetProperty("delta", out var delta) && delta.ValueKind is JsonValueKind.Object && delta.TryGetProperty("text", out var text)
            && text.ValueKind is JsonValueKind.String && MessageText.Content(text, into);
    }
}
