using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Messages whose parts stand under numbered names (<c>llm.input_messages.0.message.content</c>) as the list of messages that they mean.</summary>
internal static class NumberedMessages
{
    private const int Most = 10_000;

    /// <returns>A JSON list, or nothing when no name under the prefix begins with a number.</returns>
    internal static ReadOnlyMemory<byte> List(FoundValues found, int slot, ReadOnlySpan<byte> input)
    {
        var messages = new SortedDictionary<int, Message>();
        Span<byte> buffer = stackalloc byte[64];
        foreach (var gathered in found.Gathered)
        {
            if (gathered.Slot != slot) continue;
            var key = found.Bytes(gathered.Key, input);
            if (!Utf8Parser.TryParse(key, out int position, out var used) || position is < 0 or >= Most) continue;
            if (!messages.TryGetValue(position, out var message)) messages[position] = message = new();
            message.Take(key[used..], found.Text(gathered.Value, input, buffer));
        }
        if (messages.Count == 0) return default;
        var list = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(list, PlainJson.Writing);
        writer.WriteStartArray();
        foreach (var message in messages.Values) message.Write(writer);
        writer.WriteEndArray();
        writer.Flush();
        return list.WrittenMemory;
    }

    private sealed class Message
    {
        private byte[]? _role;
        private byte[]? _content;
        private readonly List<byte[]> _parts = [];

        public void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
        {
            if (name.EndsWith(".role"u8)) _role = value.ToArray();
            else if (name.SequenceEqual(".content"u8) || name.SequenceEqual(".message.content"u8)) _content = value.ToArray();
            else if (name.EndsWith(".message_content.text"u8)) _parts.Add(value.ToArray());
        }

        public void Write(Utf8JsonWriter to)
        {
            to.WriteStartObject();
            to.WriteString("role"u8, Valid(_role));
            if (_content is not null) to.WriteString("content"u8, Valid(_content));
            else if (_parts.Count > 0)
            {
                to.WriteStartArray("content"u8);
                foreach (var part in _parts) to.WriteStringValue(Valid(part));
                to.WriteEndArray();
            }
            to.WriteEndObject();
        }

        private static ReadOnlySpan<byte> Valid(byte[]? text) => text is not null && System.Text.Unicode.Utf8.IsValid(text) ? text : [];
    }
}
