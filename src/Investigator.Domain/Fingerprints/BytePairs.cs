namespace Investigator.Domain.Fingerprints;

/// <summary>Joins the symbols of one piece of text, pair by pair (Sennrich, Haddow, Birch, "Neural Machine Translation of Rare Words with Subword Units", ACL 2016).</summary>
internal static class BytePairs
{
    /// <summary>
    /// Joins until no pair is left that may be: of all pairs the one of the lowest rank, of equals the first. O(n log n) in the symbols: a piece may be a whole answer without a space.
    /// </summary>
    /// <param name="piece">The text that the symbols cover.</param>
    /// <param name="symbols">Where each starts, where it ends, and its id.</param>
    public static void Join(string piece, IReadOnlyList<(int Start, int End, int Id)> symbols, IMerges merges, List<int> tokens)
    {
        var count = symbols.Count;
        var (ids, ends, before, after) = (new int[count], new int[count], new int[count], new int[count]);
        for (var i = 0; i < count; i++) (ids[i], ends[i], before[i], after[i]) = (symbols[i].Id, symbols[i].End, i - 1, i + 1 < count ? i + 1 : -1);

        var gone = new bool[count];
        var waiting = new PriorityQueue<(int Left, int LeftId, int RightId, int Id), (int Rank, int At)>();
        void Consider(int left)
        {
            if (left < 0 || after[left] is not (>= 0 and var right)) return;
            if (merges.Of(piece.AsSpan(symbols[left].Start, ends[right] - symbols[left].Start), ids[left], ids[right]) is { } merged)
                waiting.Enqueue((left, ids[left], ids[right], merged.Id), (merged.Rank, left));
        }

        for (var i = 0; i + 1 < count; i++) Consider(i);
        while (waiting.TryDequeue(out var pair, out _))
        {
            // What was joined meanwhile is another pair now, which was considered for itself.
            if (gone[pair.Left] || ids[pair.Left] != pair.LeftId || after[pair.Left] is not (>= 0 and var right) || ids[right] != pair.RightId) continue;
            (ids[pair.Left], ends[pair.Left], after[pair.Left], gone[right]) = (pair.Id, ends[right], after[right], true);
            if (after[right] >= 0) before[after[right]] = pair.Left;
            Consider(before[pair.Left]);
            Consider(pair.Left);
        }

        for (var i = 0; i >= 0 && i < count; i = after[i]) tokens.Add(ids[i]);
    }
}
