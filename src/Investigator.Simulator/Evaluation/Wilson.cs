namespace Investigator.Simulator.Evaluation;

/// <summary>The score interval of a share (Wilson 1927), 95 %.</summary>
internal static class Wilson
{
    /// <param name="part">Cases that count.</param>
    /// <param name="whole">All cases; with none the interval is 0 to 1.</param>
    /// <param name="side">-1 for the lower end, +1 for the upper.</param>
    public static double End(double part, double whole, int side)
    {
        const double Z = 1.96;
        if (whole <= 0) return side < 0 ? 0 : 1;
        var p = part / whole;
        return Math.Clamp((p + (Z * Z / (2 * whole)) + (side * Z * Math.Sqrt((p * (1 - p) / whole) + (Z * Z / (4 * whole * whole))))) / (1 + (Z * Z / whole)), 0, 1);
    }
}
