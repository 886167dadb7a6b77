namespace Investigator.Domain.Triage;

/// <summary>Turns added-up log-odds into log-odds that mean what they say: slope × log-odds + intercept (Platt 1999). Monotone, so no order changes.</summary>
/// <param name="Slope">Above 0; below 1 where the parts say too much, above 1 where they say too little.</param>
/// <param name="Intercept">Natural log-odds.</param>
public sealed record ScoreCalibration(double Slope, double Intercept)
{
    private const int MostSteps = 100;
    private const double Steady = 1e-9;

    /// <summary>Fits both numbers by maximum likelihood, with Platt's smoothed targets, so that perfectly separated cases give no infinite slope (Lin, Lin, Weng 2007). O(cases) per step, few steps.</summary>
    /// <param name="cases">Raw log-odds and what was true; some of both kinds.</param>
    /// <exception cref="ArgumentException">All cases are of one kind.</exception>
    public static ScoreCalibration Fit(IReadOnlyCollection<(double LogOdds, bool IsTrue)> cases)
    {
        var (yes, no) = (cases.Count(c => c.IsTrue), cases.Count(c => !c.IsTrue));
        if (yes == 0 || no == 0) throw new ArgumentException("A calibration needs cases of both kinds.", nameof(cases));
        var (high, low) = ((yes + 1.0) / (yes + 2.0), 1 / (no + 2.0));
        var (slope, intercept) = (0.0, Math.Log((yes + 1.0) / (no + 1.0)));
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradientSlope, gradientIntercept, curveSlope, curveBoth, curveIntercept) = (0.0, 0.0, Steady, 0.0, Steady);
            foreach (var (x, isTrue) in cases)
            {
                var p = AccountScores.Logistic(slope * x + intercept);
                var (off, weight) = ((isTrue ? high : low) - p, p * (1 - p));
                gradientSlope += off * x;
                gradientIntercept += off;
                curveSlope += weight * x * x;
                curveBoth += weight * x;
                curveIntercept += weight;
            }
            var determinant = curveSlope * curveIntercept - curveBoth * curveBoth;
            var (up, right) = ((curveIntercept * gradientSlope - curveBoth * gradientIntercept) / determinant, (curveSlope * gradientIntercept - curveBoth * gradientSlope) / determinant);
            // A Newton step that leaps is cut short: far out the curve is flat and the step means nothing.
            var cut = Math.Min(1, 2 / Math.Max(Math.Abs(up), Math.Abs(right) + Steady));
            (slope, intercept) = (slope + cut * up, intercept + cut * right);
            if (Math.Abs(up) + Math.Abs(right) < Steady) break;
        }
        return new(slope, intercept);
    }

    /// <summary>The probability that calibrated log-odds stand for.</summary>
    public double Probability(double logOdds) => AccountScores.Logistic(Slope * logOdds + Intercept);
}
