namespace Investigator.Domain.Linking;

/// <summary>
/// What each resource says for one group, laid out by the resource's number: many candidates are asked of one group after the other, and looking into a table costs a fraction of looking into a dictionary.
/// The room is used again by the next group, since a table of millions is not made anew for each of thousands.
/// </summary>
internal sealed class HabitRoom(int resources)
{
    private readonly Table[] _used = [new(resources), new(resources)];
    private readonly Table[] _templates = [new(resources), new(resources)];

    /// <summary>Bits of a resource that the group uses; 0: it says nothing.</summary>
    /// <param name="own">1 for those who are counted among the members, else 0.</param>
    public Table Used(int own) => _used[own];

    /// <summary>Bits of a prompt template that is the group's own; 0: it is not.</summary>
    /// <param name="own">As above.</param>
    public Table Templates(int own) => _templates[own];

    public void Clear()
    {
        foreach (var table in (Table[])[.. _used, .. _templates]) table.Clear();
    }

    /// <summary>Numbers above 0 for few of many resources.</summary>
    internal sealed class Table(int resources)
    {
        private readonly double[] _bits = new double[resources];
        private readonly List<int> _set = [];

        public double this[int resource] => _bits[resource];

        public void Set(int resource, double bits)
        {
            _bits[resource] = bits;
            _set.Add(resource);
        }

        public void Clear()
        {
            foreach (var resource in _set) _bits[resource] = 0;
            _set.Clear();
        }
    }
}
