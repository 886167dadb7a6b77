using System.Buffers;
using System.Text.Json;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest.Otlp;

/// <summary>Where a span or log record lies in its message. Alone it is written in the protocol's JSON encoding, with its resource and scope.</summary>
internal sealed class OtlpPlace : RecordPlace
{
    private readonly List<(Piece Piece, OtlpMessage Schema, PathNode?[] Children)> _around = [];

    public (Piece Piece, OtlpMessage Schema) Record { get; set; }

    public void Begin() => _around.Clear();

    public void Push(Piece piece, OtlpMessage schema, PathNode?[] children) => _around.Add((piece, schema, children));

    public void Pop() => _around.RemoveAt(_around.Count - 1);

    public override void WriteAlone(ReadOnlySpan<byte> input, IBufferWriter<byte> to)
    {
        using var writer = new Utf8JsonWriter(to, PlainJson.Writing);
        Around(input, writer, 0);
    }

    private void Around(ReadOnlySpan<byte> input, Utf8JsonWriter to, int level)
    {
        if (level == _around.Count)
        {
            OtlpJson.Message(input, Record.Piece, Record.Schema, to);
            return;
        }
        var (piece, schema, children) = _around[level];
        var way = schema.Fields.First(field => children[field.Number] is { } child && (child.LeadsToRecord || child.IsRecord || child.Each is { IsRecord: true } or { LeadsToRecord: true }));
        to.WriteStartObject();
        OtlpJson.Fields(input, piece, schema, to, without: way.Number);
        to.WriteStartArray(way.Name);
        Around(input, to, level + 1);
        to.WriteEndArray();
        to.WriteEndObject();
    }
}
