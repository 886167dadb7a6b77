namespace Investigator.Tests.Ingest;

/// <summary>Inputs as a broken disk, a cut connection or an attacker makes them of good ones.</summary>
internal static class Mutations
{
    private static readonly byte[][] Dictionary =
    [
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "\""u8.ToArray(), "\\"u8.ToArray(), "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), ","u8.ToArray(), ":"u8.ToArray(), "\n"u8.ToArray(),
        "null"u8.ToArray(), "1e999"u8.ToArray(), "-9223372036854775809"u8.ToArray(), "\"\""u8.ToArray(), "{}"u8.ToArray(), [0], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x0A], [0x12, 0x80, 0x80, 0x04], "\u202E"u8.ToArray(),
    ];

    /// <summary>The input with one to three bytes changed, nothing moved.</summary>
    internal static byte[] InPlace(byte[] input, Random random)
    {
        byte[] changed = [.. input];
        for (var round = random.Next(1, 4); round > 0; round--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    }

    /// <summary>One of the corpus with one to five changes: bytes, bits, gaps, repeats, cuts, nesting, pieces of another.</summary>
    internal static byte[] Of(byte[][] corpus, Random random)
    {
        var input = corpus[random.Next(corpus.Length)].ToList();
        for (var round = random.Next(1, 6); round > 0 && input.Count > 0; round--)
        {
            var at = random.Next(input.Count);
            switch (random.Next(8))
            {
                case 0: input[at] = (byte)random.Next(256); break;
                case 1: input[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: input.RemoveRange(at, Math.Min(random.Next(1, 64), input.Count - at)); break;
                case 3: input.InsertRange(at, Dictionary[random.Next(Dictionary.Length)]); break;
                case 4: input.InsertRange(at, input.GetRange(at, Math.Min(random.Next(1, 512), input.Count - at))); break;
                case 5: input.RemoveRange(at, input.Count - at); break;
                case 6: input.InsertRange(at, Enumerable.Repeat(Dictionary[random.Next(4)], random.Next(1, 300)).SelectMany(b => b)); break;
                case 7:
                    var other = corpus[random.Next(corpus.Length)];
                    var from = random.Next(other.Length);
                    input.InsertRange(at, other.Skip(from).Take(random.Next(1, 2048)));
                    break;
            }
        }
        return [.. input];
    }
}
