namespace Investigator.Telemetry.DuckDb;

/// <summary>Room for bytes that the engine is told the address of: the collector never moves it. Used again after <see cref="Clear"/>.</summary>
internal sealed class PinnedRoom
{
    private const int BlockBytes = 1024 * 1024;
    private readonly List<byte[]> _blocks = [];
    private byte[] _block = [];
    private int _next;
    private int _used;

    /// <summary>Bytes kept since it was cleared.</summary>
    internal int Bytes { get; private set; }

    /// <summary>At least so many bytes, until something is taken again; what is to stay is kept.</summary>
    internal Span<byte> Take(int bytes)
    {
        if (_block.Length - _used < bytes) Turn(bytes);
        return _block.AsSpan(_used);
    }

    internal void Keep(int bytes)
    {
        _used += bytes;
        Bytes += bytes;
    }

    internal void Clear()
    {
        _blocks.RemoveAll(block => block.Length > BlockBytes);
        (_next, _used, _block, Bytes) = (0, 0, [], 0);
    }

    private void Turn(int bytes)
    {
        if (bytes > BlockBytes) _blocks.Insert(_next, New(bytes));
        else if (_next == _blocks.Count) _blocks.Add(New(BlockBytes));
        (_block, _used) = (_blocks[_next++], 0);
    }

    private static byte[] New(int bytes) => GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
}
