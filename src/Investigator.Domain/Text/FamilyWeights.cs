using System.Buffers.Binary;

namespace Investigator.Domain.Text;

/// <summary>
/// A linear model over hashed words and word pairs: for each family one weight per bucket. A text's score is the sum of the weights of the buckets it
/// touches, each once, divided by the square root of their number, so that length alone moves nothing.
/// </summary>
public sealed class FamilyWeights
{
    /// <summary>Buckets the words and pairs are hashed into.</summary>
    public const int Buckets = 1 << 14;

    /// <summary>How far the learnt part may move the log-odds either way: text of a source never seen must be able to win by its wording.</summary>
    public const float Limit = 5f;

    private const int IdBytes = 40;
    private readonly float[] _weights;      // bucket-major: the families of a bucket lie side by side

    /// <summary>Makes the model from its numbers.</summary>
    /// <param name="families">Ids of the families learnt, in column order.</param>
    /// <param name="weights">One row of as many numbers as families for each bucket.</param>
    public FamilyWeights(IReadOnlyList<string> families, float[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Buckets * families.Count, nameof(weights));
        Families = families;
        _weights = weights;
    }

    /// <summary>Ids of the families learnt, in column order.</summary>
    public IReadOnlyList<string> Families { get; }

    /// <summary>The distinct buckets a text touches. O(words).</summary>
    /// <param name="words">The text.</param>
    /// <param name="buckets">At least twice as long as <paramref name="words"/>.</param>
    /// <returns>How many were written.</returns>
    public static int Touch(ReadOnlySpan<ulong> words, Span<ushort> buckets)
    {
        Span<ulong> seen = stackalloc ulong[Buckets / 64];
        seen.Clear();
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            Add((int)(words[i] >> 50), seen, buckets, ref count);
            if (i > 0) Add((int)(WordHashes.Pair(words[i - 1], words[i]) >> 50), seen, buckets, ref count);
        }
        return count;
    }

    /// <summary>Adds the log-odds of each family, within ±<see cref="Limit"/>, to <paramref name="scores"/>, in column order.</summary>
    public void AddTo(ReadOnlySpan<ushort> buckets, Span<float> scores)
    {
        if (buckets.IsEmpty) return;
        var columns = Families.Count;
        Span<float> sums = stackalloc float[columns];
        sums.Clear();
        foreach (var bucket in buckets)
        {
            var row = _weights.AsSpan(bucket * columns, columns);
            for (var c = 0; c < columns; c++) sums[c] += row[c];
        }
        var scale = 1f / MathF.Sqrt(buckets.Length);
        for (var c = 0; c < columns; c++) scores[c] += Math.Clamp(sums[c] * scale, -Limit, Limit);
    }

    /// <summary>The model as bytes: count, then per family its id (40 bytes), its scale and one signed byte a bucket.</summary>
    public byte[] ToBytes()
    {
        var columns = Families.Count;
        var bytes = new byte[4 + columns * (IdBytes + 4 + Buckets)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, columns);
        for (var c = 0; c < columns; c++)
        {
            var block = bytes.AsSpan(4 + c * (IdBytes + 4 + Buckets), IdBytes + 4 + Buckets);
            System.Text.Encoding.ASCII.GetBytes(Families[c], block);
            var largest = 1e-6f;
            for (var b = 0; b < Buckets; b++) largest = Math.Max(largest, Math.Abs(_weights[b * columns + c]));
            BinaryPrimitives.WriteSingleLittleEndian(block[IdBytes..], largest / 127f);
            for (var b = 0; b < Buckets; b++) block[IdBytes + 4 + b] = (byte)(sbyte)MathF.Round(_weights[b * columns + c] / largest * 127f);
        }
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static FamilyWeights FromBytes(ReadOnlySpan<byte> bytes)
    {
        var columns = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var ids = new string[columns];
        var weights = new float[Buckets * columns];
        for (var c = 0; c < columns; c++)
        {
            var block = bytes.Slice(4 + c * (IdBytes + 4 + Buckets), IdBytes + 4 + Buckets);
            ids[c] = System.Text.Encoding.ASCII.GetString(block[..IdBytes]).TrimEnd('\0');
            var scale = BinaryPrimitives.ReadSingleLittleEndian(block[IdBytes..]);
            for (var b = 0; b < Buckets; b++) weights[b * columns + c] = (sbyte)block[IdBytes + 4 + b] * scale;
        }
        return new(ids, weights);
    }

    private static void Add(int bucket, Span<ulong> seen, Span<ushort> buckets, ref int count)
    {
        if ((seen[bucket >> 6] >> (bucket & 63) & 1) != 0) return;
        seen[bucket >> 6] |= 1UL << (bucket & 63);
        buckets[count++] = (ushort)bucket;
    }
}
