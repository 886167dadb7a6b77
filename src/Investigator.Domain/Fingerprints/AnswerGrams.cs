using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Fingerprints;

/// <summary>
/// A text as a few keyed hashes of its word runs, from which nobody reads it back: enough to ask later whether it was served. Runs of <see cref="Words"/> words, of which winnowing keeps the least
/// of every <see cref="Window"/> in a row (Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003).
/// </summary>
/// <remarks>Any passage of <see cref="Shortest"/> words or more that two texts share gives them a hash in common. About 2 of every 9 runs are kept.</remarks>
public static class AnswerGrams
{
    /// <summary>Words of a run.</summary>
    public const int Words = 8;

    /// <summary>Runs of which one is kept.</summary>
    public const int Window = 8;

    /// <summary>Words of a passage that is surely found.</summary>
    public const int Shortest = Words + Window - 1;

    /// <summary>Most runs of one text; what is past them is not looked at.</summary>
    public const int Most = 50_000;

    /// <summary>The hash of each run in order, without a key: the first 8 bytes of SHA-256, highest first, over the run's words in UTF-8 with a space between. A gateway may send these instead of text.</summary>
    public static IReadOnlyList<ulong> Runs(string text)
    {
        var words = PlainWords.Of(text);
        // The words once as bytes: a run is then a slice of them.
        var bytes = Encoding.UTF8.GetBytes(string.Join(' ', words));
        var starts = new int[words.Count + 1];
        for (var i = 0; i < words.Count; i++) starts[i + 1] = starts[i] + Encoding.UTF8.GetByteCount(words[i]) + 1;
        var runs = new List<ulong>();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var from = 0; from + Words <= words.Count && runs.Count < Most; from++)
        {
            SHA256.HashData(bytes.AsSpan(starts[from]..(starts[from + Words] - 1)), hash);
            runs.Add(BinaryPrimitives.ReadUInt64BigEndian(hash));
        }

        return runs;
    }

    /// <summary>What is kept of the runs: keyed, winnowed, each once.</summary>
    /// <param name="key">16 secret bytes.</param>
    public static IReadOnlyCollection<ulong> Kept(ReadOnlySpan<byte> key, IReadOnlyList<ulong> runs)
    {
        var keyed = new ulong[Math.Min(runs.Count, Most)];
        Span<byte> input = stackalloc byte[8];
        for (var i = 0; i < keyed.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(input, runs[i]);
            keyed[i] = SipHash.Of(key, input);
        }

        var kept = new HashSet<ulong>();
        for (var from = 0; from + Math.Min(Window, keyed.Length) <= keyed.Length && keyed.Length > 0; from++)
        {
            var least = keyed[from];
            for (var i = from + 1; i < Math.Min(from + Window, keyed.Length); i++) least = Math.Min(least, keyed[i]);
            kept.Add(least);
        }

        return kept;
    }
}
