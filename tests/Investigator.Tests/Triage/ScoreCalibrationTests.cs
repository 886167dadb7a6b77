using Investigator.Domain.Triage;

namespace Investigator.Tests.Triage;

public sealed class ScoreCalibrationTests
{
    [Fact]
    public void A_fit_gives_back_the_probabilities_that_made_the_cases()
    {
        var random = new Random(5);
        var cases = Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() * 12) - 6).Select(x => (x, random.NextDouble() < AccountScores.Logistic((0.5 * x) - 1))).ToList();

        var fit = ScoreCalibration.Fit(cases);

        Assert.InRange(fit.Slope, 0.46, 0.54);
        Assert.InRange(fit.Intercept, -1.1, -0.9);
        Assert.InRange(fit.Probability(2), 0.46, 0.54);
    }

    [Fact]
    public void Cases_that_one_line_parts_without_error_give_a_finite_slope()
    {
        var fit = ScoreCalibration.Fit([.. Enumerable.Range(-10, 21).Where(x => x != 0).Select(x => ((double)x, x > 0))]);

        Assert.InRange(fit.Slope, 0.1, 20);
        Assert.InRange(fit.Probability(0), 0.4, 0.6);
    }

    [Fact]
    public void Cases_of_one_kind_are_refused() => Assert.Throws<ArgumentException>(() => ScoreCalibration.Fit([(1.0, true), (2.0, true)]));
}
