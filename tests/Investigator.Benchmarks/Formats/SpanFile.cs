using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Investigator.Benchmarks.Ingest;

namespace Investigator.Benchmarks.Formats;

/// <summary>
/// A seeded file as a collector writes it: ExportTraceServiceRequests in protobuf, each with its length before it, 512 spans a message as exporters batch them. Spans carry what
/// GenAI instrumentation says today, the prompt of 100 words as the JSON of gen_ai.input.messages.
/// </summary>
internal static class SpanFile
{
    private const int SpansPerMessage = 512;

    /// <param name="withText">Whether spans carry the prompt.</param>
    /// <returns>Bytes written.</returns>
    internal static long Write(string path, int spans, int seed, bool withText)
    {
        var random = new Random(seed);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        Span<byte> prefix = stackalloc byte[4];
        for (var done = 0; done < spans; done += SpansPerMessage)
        {
            var scope = new ProtoWriter();
            for (var i = done; i < Math.Min(spans, done + SpansPerMessage); i++) scope.Message(2, Span(i, random, withText));
            var resource = new ProtoWriter().Message(1, Attribute("service.name", "gateway"));
            var message = new ProtoWriter().Message(1, new ProtoWriter().Message(1, resource).Message(2, scope)).Written;
            BinaryPrimitives.WriteInt32BigEndian(prefix, message.Length);
            file.Write(prefix);
            file.Write(message);
        }
        file.Flush();
        return file.Length;
    }

    private static ProtoWriter Span(int i, Random random, bool withText)
    {
        var account = random.Next(20_000);
        var start = 1_767_225_600_000_000_000UL + ((ulong)i * 2_592_000);
        var id = new byte[16];
        random.NextBytes(id);
        var span = new ProtoWriter().Bytes(1, id).Bytes(2, id.AsSpan(0, 8)).Text(5, "chat large-1").Number(6, 3).Fixed(7, start).Fixed(8, start + 1_500_000_000);
        span.Message(9, Attribute("gen_ai.operation.name", "chat")).Message(9, Attribute("gen_ai.provider.name", "self")).Message(9, Attribute("gen_ai.request.model", "large-1")).Message(9, Attribute("gen_ai.response.model", "large-1-2026"))
            .Message(9, Attribute("gen_ai.usage.input_tokens", 130 + random.Next(60))).Message(9, Attribute("gen_ai.usage.output_tokens", random.Next(900))).Message(9, Attribute("gen_ai.request.max_tokens", 1024))
            .Message(9, Attribute("gen_ai.response.id", string.Create(CultureInfo.InvariantCulture, $"resp-{i:x8}"))).Message(9, Attribute("gen_ai.conversation.id", string.Create(CultureInfo.InvariantCulture, $"conv-{account}-{i % 3}")))
            .Message(9, Attribute("account.id", string.Create(CultureInfo.InvariantCulture, $"acc-{account:d6}"))).Message(9, Attribute("client.address", string.Create(CultureInfo.InvariantCulture, $"{11 + (account % 80)}.{account % 251}.{account % 17}.{random.Next(256)}")))
            .Message(9, Attribute("user_agent.original", "client/1.7 python")).Message(9, Attribute("server.address", "api.example")).Message(9, Attribute("server.port", 443));
        if (withText)
        {
            var prompt = new StringBuilder("""[{"role":"user","parts":[{"type":"text","content":" """.TrimEnd());
            for (var w = 0; w < 100; w++) prompt.Append(w == 0 ? "" : " ").Append(UsageFile.Words[random.Next(UsageFile.Words.Length)]);
            span.Message(9, Attribute("gen_ai.input.messages", prompt.Append("""."}]}]""").ToString()));
        }
        return span;
    }

    private static ProtoWriter Attribute(string key, string value) => new ProtoWriter().Text(1, key).Message(2, new ProtoWriter().Text(1, value));

    private static ProtoWriter Attribute(string key, long value) => new ProtoWriter().Text(1, key).Message(2, new ProtoWriter().Number(3, (ulong)value));

    /// <summary>As much of protobuf's writing as spans need.</summary>
    private sealed class ProtoWriter
    {
        private readonly ArrayBufferWriter<byte> _to = new();

        public ReadOnlySpan<byte> Written => _to.WrittenSpan;

        public ProtoWriter Message(int field, ProtoWriter inner) => Bytes(field, inner.Written);

        public ProtoWriter Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

        public ProtoWriter Bytes(int field, ReadOnlySpan<byte> bytes)
        {
            Varint(((ulong)field << 3) | 2);
            Varint((ulong)bytes.Length);
            _to.Write(bytes);
            return this;
        }

        public ProtoWriter Number(int field, ulong number)
        {
            Varint((ulong)field << 3);
            Varint(number);
            return this;
        }

        public ProtoWriter Fixed(int field, ulong number)
        {
            Varint(((ulong)field << 3) | 1);
            BinaryPrimitives.WriteUInt64LittleEndian(_to.GetSpan(8), number);
            _to.Advance(8);
            return this;
        }

        private void Varint(ulong number)
        {
            for (; number >= 0x80; number >>= 7) _to.Write([(byte)(number | 0x80)]);
            _to.Write([(byte)number]);
        }
    }
}
