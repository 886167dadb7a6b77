using System.Text.Json;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>
/// Walks a JSON document once along the paths of a mapping and hands out its records. Text that holds JSON is looked into where a path goes on;
/// lists of <c>key</c> and <c>value</c>, or of things with a <c>name</c>, are looked into by those names.
/// </summary>
internal sealed partial class JsonWalk(MappingPlan plan, FoundValues found, IRecordSink sink)
{
    // What no path leads to is skipped in a loop, and what is walked is as deep as the paths: depth costs nothing here.
    internal static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000_000 };
    private const int MostTextInText = 4;
    private readonly JsonPlace _place = new();
    private readonly bool _attributes = plan.Mapping.Layout is Layout.OtlpTraces or Layout.OtlpLogs;

    /// <returns>What keeps the document from having records, or <c>null</c>.</returns>
    /// <exception cref="JsonException">It is no JSON; records before the break were handed out.</exception>
    /// <exception cref="InvalidOperationException">A text holds half a surrogate pair.</exception>
    public string? Document(ReadOnlySpan<byte> document)
    {
        found.ClearAll();
        var json = new Utf8JsonReader(document, Options);
        json.Read();
        if (json.TokenType is JsonTokenType.StartArray) return List(document, ref json);
        if (json.TokenType is not JsonTokenType.StartObject) return "the line is not a JSON object";
        return One(document, ref json, isWhole: true);
    }

    private string? List(ReadOnlySpan<byte> document, ref Utf8JsonReader json)
    {
        var any = false;
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            any = true;
            if (json.TokenType is not JsonTokenType.StartObject) return "the list holds something that is not a JSON object";
            if (One(document, ref json, isWhole: false) is { } problem) return problem;
        }
        while (json.Read()) { }
        return any ? null : "the list is empty";
    }

    private string? One(ReadOnlySpan<byte> document, ref Utf8JsonReader json, bool isWhole)
    {
        if (WayInto(json) is not { } way)
        {
            json.Skip();
            while (isWhole && json.Read()) { }
            return $"there is no {string.Join(" and no ", plan.Ways.Select(w => w.First))} in it";
        }
        _place.Begin();
        if (!way.Root.IsRecord)
        {
            var problem = Ancestor(document, ref json, way.Root);
            while (isWhole && problem is null && json.Read()) { }
            return problem;
        }
        var start = (int)json.TokenStartIndex;
        found.ClearAll();
        Value(document, ref json, way.Root, new(0, false, 0));
        _place.Record = (start, (int)json.BytesConsumed);
        while (isWhole && json.Read()) { }      // text behind the record is no JSON: the reader says so, before the record is taken
        sink.Take(document, _place);
        return null;
    }

    private Way? WayInto(Utf8JsonReader json)
    {
        if (plan.Ways.Count == 1 && plan.Ways[0].First is null) return plan.Ways[0];
        var best = int.MaxValue;
        for (var way = 0; way < plan.Ways.Count; way++)
            if (plan.Ways[way].First is null) best = Math.Min(best, way);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            for (var way = 0; way < Math.Min(best, plan.Ways.Count); way++)
                if (json.ValueTextEquals(plan.Ways[way].First)) best = way;
            json.Skip();
        }
        return best < plan.Ways.Count ? plan.Ways[best] : null;
    }

    // An object or list on the way to the records. What stands beside the way is read first: senders write a resource before its spans or behind them.
    private string? Ancestor(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node)
    {
        if (node.IsRecord) return Record(document, ref json, node);
        if (json.TokenType is JsonTokenType.Null) return null;
        if (node.Each is { } each)
        {
            if (json.TokenType is not JsonTokenType.StartArray) return "there is no list where the records should be";
            while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
                if (Ancestor(document, ref json, each) is { } problem) return problem;
            return null;
        }
        if (json.TokenType is not JsonTokenType.StartObject) return "there is no object where the records should be";

        found.Clear(node.Below);
        Beside(document, json, node);
        _place.Push((int)json.TokenStartIndex, node);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var child = node.Child(Name(ref json));
            json.Read();
            if (child is not { } towards || !(towards.LeadsToRecord || towards.IsRecord)) json.Skip();
            else if (Ancestor(document, ref json, towards) is { } problem) return problem;
        }
        _place.Pop();
        return null;
    }

    private void Beside(ReadOnlySpan<byte> document, Utf8JsonReader json, PathNode node)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var child = node.Child(Name(ref json));
            json.Read();
            if (child is null || child.LeadsToRecord || child.IsRecord) json.Skip();
            else Value(document, ref json, child, new(0, false, 0));
        }
    }

    private string? Record(ReadOnlySpan<byte> document, ref Utf8JsonReader json, PathNode node)
    {
        if (json.TokenType is not JsonTokenType.StartObject) return "a record is not a JSON object";
        var scratch = found.ScratchUsed;
        found.BeginRecord(scratch);
        found.Clear(node.Below);
        if (node.Slot >= 0) found.Set(node.Slot, default);
        var start = (int)json.TokenStartIndex;
        Value(document, ref json, node, new(0, false, 0));
        _place.Record = (start, (int)json.BytesConsumed);
        sink.Take(document, _place);
        found.BeginRecord(scratch);
        return null;
    }

    /// <summary>A text that is being read: where it begins, whether that is in the scratch, and how many texts it lies in.</summary>
    private readonly record struct Where(int Base, bool InScratch, int Depth);
}
