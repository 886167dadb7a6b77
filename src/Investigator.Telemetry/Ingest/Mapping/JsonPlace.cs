using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Where a record lies in a JSON document.</summary>
internal sealed class JsonPlace : RecordPlace
{
    private readonly List<(int Start, PathNode Node)> _around = [];

    public (int Start, int End) Record { get; set; }

    public void Begin() => _around.Clear();

    public void Push(int start, PathNode node) => _around.Add((start, node));

    public void Pop() => _around.RemoveAt(_around.Count - 1);

    public override void WriteAlone(ReadOnlySpan<byte> input, IBufferWriter<byte> to)
    {
        if (_around.Count == 0)
        {
            to.Write(input[Record.Start..Record.End]);
            return;
        }
        using var writer = new Utf8JsonWriter(to, PlainJson.Writing);
        Around(input, writer, 0);
    }

    // Each object around the record with all it says beside the way to the records, and then one record on the way.
    private void Around(ReadOnlySpan<byte> input, Utf8JsonWriter to, int level)
    {
        var (start, node) = _around[level];
        var json = new Utf8JsonReader(input[start..], JsonWalk.Options);
        (string Name, PathNode Node)? way = null;
        to.WriteStartObject();
        try
        {
            json.Read();
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                var child = node.Child(Encoding.UTF8.GetBytes(name));
                json.Read();
                var at = (int)json.TokenStartIndex;
                if (child is { LeadsToRecord: true } or { IsRecord: true }) way = (name, child);
                json.Skip();
                if (child is { LeadsToRecord: true } or { IsRecord: true }) continue;
                to.WritePropertyName(name);
                to.WriteRawValue(input.Slice(start + at, (int)json.BytesConsumed - at), skipInputValidation: true);
            }
        }
        catch (JsonException)
        {
            // The document breaks off behind the record: what stood before that is enough.
        }
        if (way is { } found)
        {
            to.WritePropertyName(found.Name);
            Way(input, to, level, found.Node);
        }
        to.WriteEndObject();
    }

    private void Way(ReadOnlySpan<byte> input, Utf8JsonWriter to, int level, PathNode node)
    {
        if (node.Each is { } each)
        {
            to.WriteStartArray();
            Way(input, to, level, each);
            to.WriteEndArray();
        }
        else if (node.IsRecord) to.WriteRawValue(input[Record.Start..Record.End], skipInputValidation: true);
        else Around(input, to, level + 1);
    }
}
