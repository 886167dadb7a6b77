namespace Investigator.Domain.Fingerprints;

/// <summary>Which neighbours a byte-pair tokenizer joins, and which first.</summary>
internal interface IMerges
{
    /// <summary>What two neighbours become.</summary>
    /// <param name="joined">The text of both.</param>
    /// <returns>The rank (the lowest is joined first) and the id of the token; <c>null</c> when they stay apart.</returns>
    (int Rank, int Id)? Of(ReadOnlySpan<char> joined, int left, int right);
}

/// <summary>The merges of a <c>tokenizer.json</c>: pairs of ids in the order in which they were learnt.</summary>
internal sealed class PairMerges(Dictionary<(int Left, int Right), (int Rank, int Id)> pairs) : IMerges
{
    public (int Rank, int Id)? Of(ReadOnlySpan<char> joined, int left, int right) => pairs.TryGetValue((left, right), out var merged) ? merged : null;
}

/// <summary>The ranks of a tiktoken file: two neighbours are joined when the file has what they make, and the rank is the id.</summary>
internal sealed class RankMerges(Dictionary<string, int> ranks) : IMerges
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ranks = ranks.GetAlternateLookup<ReadOnlySpan<char>>();

    public (int Rank, int Id)? Of(ReadOnlySpan<char> joined, int left, int right) => _ranks.TryGetValue(joined, out var rank) ? (rank, rank) : null;
}
