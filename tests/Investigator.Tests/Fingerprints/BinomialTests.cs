using Investigator.Domain.Fingerprints;

namespace Investigator.Tests.Fingerprints;

/// <summary>Tails against sums by hand, and power against simulation.</summary>
public sealed class BinomialTests
{
    [Fact]
    public void Tails_agree_with_sums_of_exact_fractions()
    {
        foreach (var n in (int[])[1, 2, 7, 20, 61])
            foreach (var p in (double[])[0.01, 0.25, 0.5, 0.9])
                for (var k = 0; k <= n + 1; k++)
                    Assert.InRange(Binomial.AtLeast(k, n, p) - Enumerable.Range(0, n + 1).Where(i => i >= k).Sum(i => Choose(n, i) * Math.Pow(p, i) * Math.Pow(1 - p, n - i)), -1e-13, 1e-13);
    }

    [Theory, InlineData(300, 1000, 0.25), InlineData(25_500, 100_000, 0.25), InlineData(2_505_000, 10_000_000, 0.25), InlineData(990, 1000, 0.98), InlineData(240, 1000, 0.25)]
    public void Large_tails_agree_with_the_incomplete_beta_function(long k, long n, double p)
    {
        var beta = MathNet.Numerics.SpecialFunctions.BetaRegularized(k, n - k + 1, p);
        Assert.InRange(Binomial.AtLeast(k, n, p) / beta, 1 - 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void A_tail_too_small_for_a_number_keeps_its_logarithm()
    {
        Assert.Equal(0, Binomial.AtLeast(4000, 4000, 0.25));
        Assert.Equal(4000 * Math.Log(0.25), Binomial.LogAtLeast(4000, 4000, 0.25), 6);
        Assert.Equal(double.NegativeInfinity, Binomial.LogAtLeast(5, 4, 0.25));
        Assert.Equal(1, Binomial.AtLeast(0, 0, 0.25));
    }

    [Fact]
    public void The_critical_count_is_the_first_that_is_rare_enough()
    {
        var k = Binomial.Critical(500, 0.01, 0.25);
        Assert.True(Binomial.AtLeast(k, 500, 0.25) <= 0.01 && Binomial.AtLeast(k - 1, 500, 0.25) > 0.01);
        Assert.Equal(4, Binomial.Critical(3, 1e-5, 0.25));
    }

    [Fact]
    public void Fishers_test_agrees_with_tea_and_milk()
    {
        // Four of four cups told right, of eight with four marked: 1 in 70; three or more: 17 in 70 (Fisher 1935).
        Assert.Equal(1 / 70.0, Binomial.HypergeometricAtLeast(4, 8, 4, 4), 12);
        Assert.Equal(17 / 70.0, Binomial.HypergeometricAtLeast(3, 8, 4, 4), 12);
        Assert.Equal(1, Binomial.HypergeometricAtLeast(0, 8, 4, 4), 12);
    }

    [Fact]
    public void The_trials_that_are_asked_for_give_the_power_that_was_promised()
    {
        var n = Power.TrialsFor(1e-5, 0.9, 0.25, 0.3)!.Value;
        Assert.InRange(Power.Of(n, 1e-5, 0.25, 0.3), 0.9, 0.92);
        Assert.True(Power.Of(n * 8 / 10, 1e-5, 0.25, 0.3) < 0.9);
        Assert.Null(Power.TrialsFor(1e-5, 0.9, 0.25, 0.25));
        Assert.Null(Power.TrialsFor(1e-5, 0.9, 0.25, 0.250001));
    }

    [Fact]
    public void The_power_in_simulated_watermarks_is_the_one_in_theory()
    {
        // Over a large uniform vocabulary a watermark gives a green token with gamma·e^delta / (1 + (e^delta − 1)·gamma) (Kirchenbauer 2023, §4).
        const double Gamma = 0.25, Delta = 0.3, Alpha = 0.01;
        const int Tokens = 400, Runs = 1500;
        var share = Gamma * Math.Exp(Delta) / (1 + ((Math.Exp(Delta) - 1) * Gamma));
        var found = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (list, random) = (new GreenList(Counted.Key(run), Gamma, 1), new Random(run));
            var text = new int[Tokens + 1];
            for (var at = 1; at <= Tokens; at++)
            {
                var green = random.NextDouble() < share;
                do text[at] = random.Next(1_000_000);
                while (list.IsGreen(text, at) != green);
            }

            if (Counted.Probability(list, Counted.Of(list, text)) <= Alpha) found++;
        }

        var power = Power.Of(Tokens, Alpha, Gamma, share);
        var error = Math.Sqrt(power * (1 - power) / Runs);
        Assert.InRange((double)found / Runs, power - (4 * error), power + (4 * error));
        Assert.InRange(power, 0.3, 0.95); // or the comparison would show nothing
    }

    [Fact]
    public void The_power_against_decoys_agrees_with_simulation()
    {
        const int Traps = 40, Decoys = 40, Runs = 4000;
        var random = new Random(5);
        int Draw(int n, double p) => Enumerable.Range(0, n).Count(_ => random.NextDouble() < p);
        var found = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (t, d) = (Draw(Traps, 0.3), Draw(Decoys, 0.05));
            if (Binomial.HypergeometricAtLeast(t, Traps + Decoys, t + d, Traps) <= 0.01) found++;
        }

        var power = Power.AgainstDecoys(Traps, Decoys, 0.01, 0.05, 0.3);
        Assert.InRange((double)found / Runs, power - (4 * Math.Sqrt(power * (1 - power) / Runs)), power + (4 * Math.Sqrt(power * (1 - power) / Runs)));
    }

    [Fact]
    public void Adjusted_p_values_are_those_of_the_textbooks()
    {
        double[] p = [0.01, 0.04, 0.03, 0.005];
        Assert.Equal([0.03, 0.06, 0.06, 0.02], MultipleTests.Holm(p, 4).Select(x => Math.Round(x, 10)));
        Assert.Equal([0.02, 0.04, 0.04, 0.02], MultipleTests.BenjaminiHochberg(p, 4).Select(x => Math.Round(x, 10)));
        // Six that were registered and never run weigh as much as six that found nothing.
        Assert.Equal([0.09, 0.28, 0.24, 0.05], MultipleTests.Holm(p, 10).Select(x => Math.Round(x, 10)));
        Assert.Empty(MultipleTests.Holm([], 3));
    }

    [Fact]
    public void Holm_keeps_false_findings_among_many_runs_below_the_level()
    {
        var random = new Random(6);
        var any = Enumerable.Range(0, 4000).Count(_ => MultipleTests.Holm([.. Enumerable.Range(0, 20).Select(_ => random.NextDouble())], 20).Any(p => p <= 0.05));
        Assert.InRange(any / 4000.0, 0.03, 0.065);
    }

    private static double Choose(int n, int k) => Enumerable.Range(0, k).Aggregate(1.0, (c, i) => c * (n - i) / (i + 1));
}
