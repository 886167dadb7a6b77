using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>
/// Finds the texts in what was sent to a model and what came back, whoever's shape it has: messages with roles (content as text or in parts), Anthropic's,
/// Google's and Amazon's bodies, plain prompts, LangChain's types, streams of events. Where nothing fits there is no text: a wrong text would be worse.
/// </summary>
internal static class MessageText
{
    private static readonly string[] Lists = ["messages", "contents", "input"];
    private static readonly string[] Prompts = ["prompt", "inputText", "input_text", "input", "message", "query", "question"];
    private static readonly string[] Systems = ["system", "systemInstruction", "system_instruction", "instructions"];

    /// <summary>The newest message of the user. A plain text is one.</summary>
    internal static bool Prompt(JsonElement said, Utf8Text into)
    {
        if (said.ValueKind is JsonValueKind.String) return Content(said, into);
        if (Messages(said) is { } messages)
        {
            for (var i = messages.GetArrayLength() - 1; i >= 0; i--)
                if (RoleOf(messages[i]) is "user" && Content(messages[i], into)) return true;
            return false;
        }
        if (said.ValueKind is JsonValueKind.Array && said.GetArrayLength() > 0) return said[said.GetArrayLength() - 1] is { ValueKind: JsonValueKind.String } last && Content(last, into);
        return Named(said, Prompts, into);
    }

    /// <summary>All that was said in the system's or developer's role.</summary>
    internal static bool System(JsonElement said, Utf8Text into)
    {
        var any = false;
        foreach (var name in Systems)
        {
            if (said.ValueKind is not JsonValueKind.Object || !said.TryGetProperty(name, out var system)) continue;
            into.Line();
            any |= Content(system, into);
        }
        if (Messages(said) is not { } messages) return any;
        foreach (var message in messages.EnumerateArray())
        {
            if (RoleOf(message) is not "system") continue;
            into.Line();
            any |= Content(message, into);
        }
        return any;
    }

    /// <summary>How many times the user has spoken: the position of the request in its conversation.</summary>
    internal static int? Turn(JsonElement said)
    {
        if (Messages(said) is not { } messages) return null;
        var turns = messages.EnumerateArray().Count(message => RoleOf(message) is "user" && !IsToolResult(message));
        return turns == 0 ? null : turns;
    }

    internal static JsonElement? Messages(JsonElement said)
    {
        if (said.ValueKind is JsonValueKind.Array) return said.GetArrayLength() > 0 && RoleOf(said[0]) is not null ? said : null;
        if (said.ValueKind is not JsonValueKind.Object) return null;
        foreach (var name in Lists)
            if (said.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array && list.GetArrayLength() > 0)
                return list[0].ValueKind is JsonValueKind.Array ? list[0] : list;      // LangChain wraps a list into a list
        return null;
    }

    /// <summary>A text, or the texts of parts one after the other; pictures, calls and results of tools are none.</summary>
    internal static bool Content(JsonElement content, Utf8Text into)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                into.Append(content);
                return true;
            case JsonValueKind.Array:
                var any = false;
                foreach (var part in content.EnumerateArray())
                {
                    var before = into.Length;
                    if (any) into.Line();
                    if (Content(part, into)) any = true;
                    else into.Rewind(before);
                }
                return any;
            case JsonValueKind.Object:
                if (content.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && IsNoText(type.GetString()!)) return false;
                foreach (var name in (ReadOnlySpan<string>)["text", "content", "parts"])
                    if (content.TryGetProperty(name, out var inner) && inner.ValueKind is not JsonValueKind.Null) return Content(inner, into);
                return false;
            default: return false;
        }
    }

    private static bool Named(JsonElement said, ReadOnlySpan<string> names, Utf8Text into)
    {
        if (said.ValueKind is not JsonValueKind.Object) return false;
        foreach (var name in names)
            if (said.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String or JsonValueKind.Array && Content(text, into)) return true;
        return false;
    }

    internal static string? RoleOf(JsonElement message)
    {
        if (message.ValueKind is not JsonValueKind.Object) return null;
        var role = message.TryGetProperty("role", out var said) && said.ValueKind is JsonValueKind.String ? said.GetString()
            : message.TryGetProperty("type", out said) && said.ValueKind is JsonValueKind.String ? said.GetString() : null;
        return role?.ToUpperInvariant() switch
        {
            "USER" or "HUMAN" => "user",
            "SYSTEM" or "DEVELOPER" => "system",
            "ASSISTANT" or "AI" or "MODEL" or "BOT" => "assistant",
            null => null,
            _ => "other",
        };
    }

    private static bool IsToolResult(JsonElement message) =>
        message.TryGetProperty("content", out var content) && content.ValueKind is JsonValueKind.Array
        && content.EnumerateArray().All(part => part.ValueKind is JsonValueKind.Object && (part.TryGetProperty("toolResult", out _) || part.TryGetProperty("tool_use_id", out _)));

    private static bool IsNoText(string type) => type is "image" or "image_url" or "input_image" or "tool_use" or "tool_result" or "tool_call" or "tool_call_response"
        or "thinking" or "redacted_thinking" or "reasoning" or "input_audio" or "file" or "document" or "blob" or "uri";
}
