using System.IO.Hashing;
using System.Text;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Finds by a UTF-8 name without making a string of it. Filled once, then only read.</summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Dictionary<string, T> _byName = new(StringComparer.Ordinal);
    private (ulong Hash, byte[] Name, T Value)[] _slots = [];

    public int Count => _byName.Count;

    public IEnumerable<KeyValuePair<string, T>> All => _byName;

    public T GetOrAdd(string name, Func<T> make)
    {
        if (_byName.TryGetValue(name, out var known)) return known;
        var added = _byName[name] = make();
        Lay();
        return added;
    }

    public T? Find(ReadOnlySpan<byte> name)
    {
        if (_slots.Length == 0) return null;
        var hash = XxHash3.HashToUInt64(name);
        for (var at = (int)hash & (_slots.Length - 1); ; at = (at + 1) & (_slots.Length - 1))
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Value is null) return null;
            if (slot.Hash == hash && name.SequenceEqual(slot.Name)) return slot.Value;
        }
    }

    // At most a quarter full: most names of a log are not in the mapping, and their search should end at once.
    private void Lay()
    {
        _slots = new (ulong, byte[], T)[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_byName.Count * 4)];
        foreach (var (name, value) in _byName)
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            var hash = XxHash3.HashToUInt64(utf8);
            var at = (int)hash & (_slots.Length - 1);
            while (_slots[at].Value is not null) at = (at + 1) & (_slots.Length - 1);
            _slots[at] = (hash, utf8, value);
        }
    }
}
