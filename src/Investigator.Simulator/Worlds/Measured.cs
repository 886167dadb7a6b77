using System.Globalization;

namespace Investigator.Simulator.Worlds;

/// <summary>How one real tenant of a model platform arrives: its own day and how bursty its gaps are.</summary>
public sealed record TenantArrivals(double ActiveShare, double GapShape, IReadOnlyList<double> Hours);

/// <summary>Percentiles of one real tenant's output tokens.</summary>
public sealed record TenantTokens(double P10, double P50, double P90, double P99)
{
    public int Draw(Rng rng) => (int)Math.Round(Measured.Between(rng.Unit(), [(0, Math.Max(1, P10 * 0.6)), (0.1, P10), (0.5, P50), (0.9, P90), (0.99, P99), (1, P99 * 1.3)]));
}

/// <summary>Figures measured on public traces; see the SOURCE.md files and, for the daily curve, the mean over tenants of the same trace.</summary>
public sealed class Measured
{
    /// <summary>Mean of tenants' own days, hours 0 to 23, mean near 1.</summary>
    public static readonly IReadOnlyList<double> Day =
        [0.70, 0.79, 0.56, 0.44, 0.37, 0.41, 0.36, 0.54, 0.53, 1.05, 1.59, 1.13, 1.21, 1.29, 1.46, 1.64, 1.30, 1.82, 1.41, 1.06, 0.93, 0.89, 1.35, 1.17];

    /// <summary>One person's day: the mean curve with the night cut out. The measured curve is a mean over many people and time zones, so it never falls to nothing, while a person sleeps. An assumption.</summary>
    public static readonly IReadOnlyList<double> PersonDay =
        [0.25, 0.08, 0.03, 0.01, 0.01, 0.02, 0.10, 0.40, 0.80, 1.20, 1.59, 1.50, 1.21, 1.29, 1.46, 1.64, 1.50, 1.60, 1.41, 1.20, 1.30, 1.40, 1.25, 0.75];

    public static readonly IReadOnlyList<double> Flat = [.. Enumerable.Repeat(1.0, 24)];

    /// <summary>Days of the week, from the first.</summary>
    public static readonly IReadOnlyList<double> Week = [1.33, 1.12, 1.01, 0.79, 0.85, 0.73, 1.17];

    private readonly int[] _chatOutput;

    private Measured(int[] chatOutput, IReadOnlyList<TenantArrivals> tenants, IReadOnlyList<TenantTokens> business, IReadOnlyList<TenantTokens> reasoning) =>
        (_chatOutput, Tenants, BusinessOutput, ReasoningOutput) = (chatOutput, tenants, business, reasoning);

    public IReadOnlyList<TenantArrivals> Tenants { get; }
    public IReadOnlyList<TenantTokens> BusinessOutput { get; }
    public IReadOnlyList<TenantTokens> ReasoningOutput { get; }

    public static Measured Load()
    {
        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        var tokens = Resources.Rows("tenants-servegen/tokens.csv", 9).ToLookup(row => row[0], row => new TenantTokens(Number(row[5]), Number(row[6]), Number(row[7]), Number(row[8])), StringComparer.Ordinal);
        return new(
            [.. Resources.Rows("tokens-azure/quantiles.csv", 3).Select(row => (int)Number(row[2]))],
            [.. Resources.Rows("tenants-servegen/arrivals.csv", 28).Select(row => new TenantArrivals(Number(row[2]), Number(row[3]), [.. row[4..].Select(Number)]))],
            [.. tokens["m-large"]], [.. tokens["deepseek-r1"]]);
    }

    /// <summary>Output tokens of a chat answer, from the empirical distribution with its two peaks.</summary>
    public int ChatOutput(Rng rng)
    {
        var at = rng.Unit() * 100;
        var low = (int)at;
        return (int)Math.Round(_chatOutput[low] + ((at - low) * (_chatOutput[low + 1] - _chatOutput[low])));
    }

    internal static double Between(double at, ReadOnlySpan<(double At, double Value)> points)
    {
        for (var i = 1; i < points.Length; i++)
            if (at <= points[i].At)
                return points[i - 1].Value + ((at - points[i - 1].At) / (points[i].At - points[i - 1].At) * (points[i].Value - points[i - 1].Value));
        return points[^1].Value;
    }
}
