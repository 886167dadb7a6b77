using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Investigator.Domain.Text;

namespace Investigator.Tests.Text;

public sealed class SimHashTests
{
    [Property(MaxTest = 200)]
    public bool One_changed_word_in_a_long_text_moves_few_bits(int seed, byte where)
    {
        var words = Words(seed, 200);
        var changed = words.ToArray();
        changed[where % 200] ^= 0x5555_AAAA_5555_AAAA;

        return SimHash.Distance(SimHash.Of(words), SimHash.Of(changed)) <= 16;
    }

    [Property(MaxTest = 200)]
    public bool Unrelated_texts_are_far_apart(int seed) =>
        SimHash.Distance(SimHash.Of(Words(seed, 200)), SimHash.Of(Words(seed ^ 0x40000000, 200))) is > 12 and < 52;

    [Theory]
    [InlineData(3, 40)]
    [InlineData(99, 101)]
    [InlineData(1000, 1016)]
    public void It_is_the_majority_of_the_shingles_bit_by_bit(int fewest, int most)
    {
        for (var count = fewest; count <= most; count++)
        {
            var (words, all) = (Words(count, count), count - 2);
            var shingles = Enumerable.Range(0, all).Select(i => SimHash.Of(words.AsSpan(i, 3))).ToList();
            var expected = Enumerable.Range(0, 64).Where(b => shingles.Count(s => (s >> b & 1) == 1) > all / 2).Aggregate(0UL, (h, b) => h | 1UL << b);

            Assert.Equal(expected, SimHash.Of(words));
        }
    }

    [Fact]
    public void Real_near_copies_are_closer_than_real_strangers()
    {
        var reader = new PromptReader(PromptFamilies.BuiltIn);
        var long_ = SamplePrompts.All.Where(p => p.Features.Words >= 60 && p.Template is null).Take(30).ToList();
        var copies = long_.Select(p => SimHash.Distance(p.Features.SimHash, reader.Read(p.System, "Hello! " + p.Prompt + " Thanks.").SimHash)).Average();
        var strangers = long_.Zip(long_.Skip(1), (a, b) => SimHash.Distance(a.Features.SimHash, b.Features.SimHash)).Average();

        Assert.True(copies < 8 && strangers > 24, $"copies {copies}, strangers {strangers}");
    }

    private static ulong[] Words(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))];
    }
}
