using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest.Otlp;

/// <summary>
/// Walks an OpenTelemetry message in protobuf along the paths of a mapping, which names fields as the JSON encoding does: one mapping serves both.
/// Texts stay where they are in the message.
/// </summary>
internal sealed partial class OtlpWalk(MappingPlan plan, FoundValues found, IRecordSink sink)
{
    private readonly OtlpMessage _schema = plan.Mapping.Layout is Layout.OtlpTraces ? OtlpSchema.Traces : OtlpSchema.Logs;
    private readonly OtlpPlace _place = new();

    /// <returns>What broke it, or <c>null</c>. Records before the break were handed out.</returns>
    public string? Message(ReadOnlySpan<byte> message)
    {
        found.ClearAll();
        _place.Begin();
        var root = plan.Ways[0].Root;
        return Ancestor(message, new(0, message.Length), _schema, root) ? null : "the protobuf encoding breaks off or is damaged; nothing behind that place could be read";
    }

    // What stands beside the way to the records comes first, as in JSON: the encoding allows any order.
    private bool Ancestor(ReadOnlySpan<byte> input, Piece piece, OtlpMessage schema, PathNode node)
    {
        var children = Bind(node, schema);
        found.Clear(node.Below);
        var whole = Beside(input, piece, schema, children);
        _place.Push(piece, schema, children);
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
        {
            if (schema[reader.Field] is not { Message: { } inner } field || reader.Wire is not WireType.Bytes || children[reader.Field] is not { } child) continue;
            var towards = field.Type is OtlpType.Messages ? child.Each ?? child : child;
            if (towards.IsRecord) Record(input, piece.Below(reader.Bytes), inner, towards);
            else if (towards.LeadsToRecord && !Ancestor(input, piece.Below(reader.Bytes), inner, towards)) return false;
        }
        _place.Pop();
        return whole && !reader.IsBroken;
    }

    private bool Beside(ReadOnlySpan<byte> input, Piece piece, OtlpMessage schema, PathNode?[] children)
    {
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
        {
            if (schema[reader.Field] is { } field && children[reader.Field] is { LeadsToRecord: false, IsRecord: false } child && !(child.Each is { } each && (each.LeadsToRecord || each.IsRecord)))
                Value(input, piece, ref reader, field, child);
        }
        return !reader.IsBroken;
    }

    private void Record(ReadOnlySpan<byte> input, Piece piece, OtlpMessage schema, PathNode node)
    {
        var scratch = found.ScratchUsed;
        found.BeginRecord(scratch);
        found.Clear(node.Below);
        if (node.Slot >= 0) found.Set(node.Slot, new(FoundKind.Text, false, piece.Start, piece.Length, 0));
        Fields(input, piece, schema, node);
        _place.Record = (piece, schema);
        sink.Take(input, _place);
        found.BeginRecord(scratch);
    }

    private void Fields(ReadOnlySpan<byte> input, Piece piece, OtlpMessage schema, PathNode node)
    {
        var children = Bind(node, schema);
        var reader = new ProtoReader(piece.Of(input));
        while (reader.Next())
            if (schema[reader.Field] is { } field && children[reader.Field] is { } child) Value(input, piece, ref reader, field, child);
    }

    private static PathNode?[] Bind(PathNode node, OtlpMessage schema)
    {
        lock (node.Bound)
        {
            if (node.Bound.TryGetValue(schema, out var known)) return known;
            var bound = new PathNode?[schema.Most];
            foreach (var field in schema.Fields) bound[field.Number] = node.Child(System.Text.Encoding.UTF8.GetBytes(field.Name));
            return node.Bound[schema] = bound;
        }
    }
}

/// <summary>A stretch of the input.</summary>
internal readonly record struct Piece(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> input) => input.Slice(Start, Length);

    public Piece Below((int Start, int Length) inner) => new(Start + inner.Start, inner.Length);
}
