namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>A mapping made ready: every path has a slot, and the paths lie over each other as trees, one per way to the records. Immutable; shared by all deliveries.</summary>
internal sealed class MappingPlan
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public MappingPlan(FormatMapping mapping)
    {
        Mapping = mapping;
        foreach (var path in mapping.Fields.SelectMany(f => f.Alternatives).SelectMany(a => a.From).Concat(mapping.Only.SelectMany(PathsOf)))
            _slots.TryAdd(path, _slots.Count);
        Ways = [.. mapping.Records.Select(Lay)];
    }

    public FormatMapping Mapping { get; }

    public int SlotCount => _slots.Count;

    /// <summary>The trees; the first whose first step a document has is walked.</summary>
    public IReadOnlyList<Way> Ways { get; }

    public int SlotOf(string path) => _slots[path];

    private Way Lay(string records)
    {
        var root = new PathNode();
        var record = root;
        foreach (var step in SourcePath.Split(records))
        {
            record.LeadsToRecord = true;
            record = record.Add(step);
        }
        record.IsRecord = true;
        foreach (var (path, slot) in _slots) Place(SourcePath.IsAbsolute(path) ? root : record, SourcePath.Split(path), slot);
        root.Freeze();
        return new(root, SourcePath.Split(records) is [var first, ..] ? first : null);
    }

    private static void Place(PathNode node, IReadOnlyList<string> steps, int slot)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].EndsWith(".*", StringComparison.Ordinal))
            {
                node.Gather(steps[i][..^1], slot);
                return;
            }
            node = node.Add(steps[i]);
        }
        node.Slot = slot;
    }

    private static IEnumerable<string> PathsOf(Condition condition) =>
        (condition.Path is { } path ? [path] : Enumerable.Empty<string>())
            .Concat((condition.Any ?? []).Concat(condition.All ?? []).Concat(condition.None ?? []).SelectMany(PathsOf));
}

/// <summary>One way from a document to its records.</summary>
/// <param name="First">The name at the top of a document that shows this way; <c>null</c>: the document is the record.</param>
internal sealed record Way(PathNode Root, string? First);
