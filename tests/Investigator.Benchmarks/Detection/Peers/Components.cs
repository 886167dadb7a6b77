namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>Sets that grow together (union and find, with halved paths).</summary>
internal sealed class Components
{
    private readonly int[] _parent;

    public Components(int count) => _parent = [.. Enumerable.Range(0, count)];

    public void Join(int one, int other) => _parent[Root(one)] = Root(other);

    /// <summary>For each member the number of its set, or -1 where it is alone.</summary>
    public int[] Groups()
    {
        var roots = Enumerable.Range(0, _parent.Length).Select(Root).ToArray();
        var sizes = roots.CountBy(root => root).ToDictionary();
        return [.. roots.Select(root => sizes[root] > 1 ? root : -1)];
    }

    private int Root(int member)
    {
        while (_parent[member] != member) member = _parent[member] = _parent[_parent[member]];
        return member;
    }
}
