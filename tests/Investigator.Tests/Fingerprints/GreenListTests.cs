using Investigator.Domain.Fingerprints;

namespace Investigator.Tests.Fingerprints;

/// <summary>The watermark's rule, its count and what a count is worth.</summary>
public sealed class GreenListTests
{
    [Fact]
    public void The_keyed_hash_is_the_one_of_its_paper()
    {
        byte[] key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        Assert.Equal(0xa129ca6149be45e5, SipHash.Of(key, key.AsSpan(0, 15)));
        Assert.Equal(0x726fdb47dd0e0e31u, SipHash.Of(key, []));
        Assert.Throws<ArgumentException>(() => SipHash.Of(key.AsSpan(1), []));
    }

    [Fact]
    public void A_gateway_that_follows_the_documented_rule_agrees()
    {
        byte[] key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        // Tokens 5, 7 and 300 as 4 bytes each, lowest first; the vector stands in docs/fingerprints.md.
        byte[] input = [5, 0, 0, 0, 7, 0, 0, 0, 0x2c, 1, 0, 0];
        var list = new GreenList(key, 0.25, 2);
        Assert.Equal(SipHash.Of(key, input), list.Pair([9, 5, 7, 300], 3));
        Assert.Equal(SipHash.Of(key, input) < 1UL << 62, list.IsGreen([9, 5, 7, 300], 3));
    }

    [Theory, InlineData(0.1, 1), InlineData(0.25, 1), InlineData(0.5, 4)]
    public void Without_a_watermark_the_share_of_green_is_gamma(double gamma, int context)
    {
        var list = new GreenList(Counted.Key(3), gamma, context);
        var random = new Random(4);
        var count = Counted.Of(list, [.. Enumerable.Range(0, 40_000).Select(_ => random.Next(50_000))]);
        Assert.InRange(count.Z(gamma), -4, 4);
    }

    [Fact]
    public void Repeated_text_and_text_of_the_question_count_once_or_not_at_all()
    {
        var list = new GreenList(Counted.Key(1), 0.25, 1);
        var count = GreenCount.Of(list, [([1, 2, 3], [2, 3, 4, 5]), ([], [4, 5, 4, 5])], default);
        // Of 2-3, 3-4, 4-5 and 4-5, 5-4, 4-5 the first stood in a question and two were there before.
        Assert.Equal((3, 1, 2), (count.Scored, (int)count.Given, (int)count.Repeated));
    }

    [Fact]
    public void Without_a_watermark_p_values_are_uniform_on_text_that_repeats_itself_too()
    {
        var (kept, naive) = (new List<double>(), new List<double>());
        for (var run = 0; run < 600; run++)
        {
            var list = new GreenList(Counted.Key(run), 0.25, 1);
            var text = new ToyTeacher(run).Write(300);
            int[] again = [.. Enumerable.Repeat(text, 6).SelectMany(t => t)];
            kept.Add(Counted.Smoothed(list, Counted.Of(list, again), new Random(run)));
            var green = Enumerable.Range(1, again.Length - 1).Count(at => list.IsGreen(again, at));
            naive.Add(Binomial.AtLeast(green, again.Length - 1, 0.25));
        }

        Assert.True(Counted.Kolmogorov(kept) < 1.95, $"{Counted.Kolmogorov(kept)}");
        // The same texts without leaving repetitions out: the test would have been wrong by far.
        Assert.True(Counted.Kolmogorov(naive) > 4, $"{Counted.Kolmogorov(naive)}");
    }

    [Fact]
    public void A_parameter_out_of_its_range_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new GreenList(new byte[15], 0.25, 1));
        Assert.Throws<ArgumentException>(() => new GreenList(new byte[16], 1, 1));
        Assert.Throws<ArgumentException>(() => new GreenList(new byte[16], double.NaN, 1));
        Assert.Throws<ArgumentException>(() => new GreenList(new byte[16], 0.25, 9));
    }
}
