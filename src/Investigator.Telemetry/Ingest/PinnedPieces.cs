using System.Collections.Concurrent;

namespace Investigator.Telemetry.Ingest;

/// <summary>Arrays of <see cref="TextArena.PieceBytes"/> that the collector never moves, to be used again. Thread-safe.</summary>
internal static class PinnedPieces
{
    private const int MostKept = 64;
    private static readonly ConcurrentBag<byte[]> s_free = [];

    /// <param name="bytes">How many are needed; a piece longer than others is not kept when it comes back.</param>
    internal static byte[] Rent(int bytes)
    {
        if (bytes > TextArena.PieceBytes) return GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        return s_free.TryTake(out var free) ? free : GC.AllocateUninitializedArray<byte>(TextArena.PieceBytes, pinned: true);
    }

    internal static void Return(byte[] piece)
    {
        if (piece.Length == TextArena.PieceBytes && s_free.Count < MostKept) s_free.Add(piece);
    }
}
