using System.Globalization;
using System.Text;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>One step of the paths of a mapping, laid over each other as a tree: a record is walked once, whatever the number of paths into it.</summary>
internal sealed class PathNode
{
    private readonly NameTable<PathNode> _children = new();
    private readonly List<(byte[] Prefix, int Slot)> _gathering = [];
    private PathNode?[] _byPosition = [];

    /// <summary>Where the value at this path is kept; -1: it is only passed through.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Whether a record begins here.</summary>
    public bool IsRecord { get; set; }

    /// <summary>Whether records lie below.</summary>
    public bool LeadsToRecord { get; set; }

    /// <summary>Every element of a list, on the way to the records.</summary>
    public PathNode? Each { get; private set; }

    public bool HasChildren => _children.Count > 0 || _gathering.Count > 0;

    /// <summary>Whether a list here may be looked into by the names of its elements, not only by their positions.</summary>
    public bool HasNames { get; private set; }

    /// <summary>Slots that are filled anew for each value here: all below but those of the record.</summary>
    public int[] Below { get; private set; } = [];

    /// <summary>Per kind of protobuf message, the child of each of its fields.</summary>
    public Dictionary<object, PathNode?[]> Bound { get; } = [];

    public IEnumerable<KeyValuePair<string, PathNode>> Children => _children.All;

    public PathNode Add(string step)
    {
        if (step == "*") return Each ??= new();
        var child = _children.GetOrAdd(step, static () => new());
        if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) HasNames = true;
        else if (position < 1000)
        {
            if (_byPosition.Length <= position) Array.Resize(ref _byPosition, position + 1);
            _byPosition[position] = child;
        }
        return child;
    }

    public void Gather(string prefix, int slot)
    {
        _gathering.Add((Encoding.UTF8.GetBytes(prefix), slot));
        HasNames = true;
    }

    public PathNode? Child(ReadOnlySpan<byte> name) => _children.Find(name);

    public PathNode? Child(int position) => position < _byPosition.Length ? _byPosition[position] : null;

    /// <summary>The slot that gathers this name, and how much of the name is its prefix.</summary>
    public (int Slot, int Prefix) GathererOf(ReadOnlySpan<byte> name)
    {
        foreach (var (prefix, slot) in _gathering)
            if (name.StartsWith(prefix)) return (slot, prefix.Length);
        return (-1, 0);
    }

    public void Freeze()
    {
        var below = new List<int>();
        foreach (var child in _children.All.Select(pair => pair.Value).Append(Each))
        {
            if (child is null) continue;
            child.Freeze();
            if (child.IsRecord) continue;
            below.AddRange(child.Below);
            if (child.Slot >= 0) below.Add(child.Slot);
        }
        below.AddRange(_gathering.Select(g => g.Slot));
        Below = [.. below.Distinct()];
    }
}
