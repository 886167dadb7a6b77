using System.Globalization;
using Investigator.Simulator.Worlds;

namespace Investigator.Benchmarks.Detection;

/// <summary>A world on the command line: SEED SCALE, then NAME=VALUE in any order.</summary>
internal static class WorldArguments
{
    /// <param name="arguments">As typed.</param>
    /// <param name="keep">The folder named by <c>keep=</c>, or <c>null</c>.</param>
    public static WorldOptions Read(IReadOnlyList<string> arguments, out string? keep)
    {
        var named = arguments.Where(a => a.Contains('=', StringComparison.Ordinal)).Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal);
        var plain = arguments.Where(a => !a.Contains('=', StringComparison.Ordinal)).ToList();
        keep = named.GetValueOrDefault("keep");
        return new()
        {
            Seed = plain.Count > 0 ? int.Parse(plain[0], CultureInfo.InvariantCulture) : 7,
            Plan = Plan(named),
            Days = named.TryGetValue("days", out var days) ? int.Parse(days, CultureInfo.InvariantCulture) : 14,
            Scale = plain.Count > 1 ? double.Parse(plain[1], CultureInfo.InvariantCulture) : 0.3,
        };
    }

    // Without any of these names the usual mix of the scale.
    private static WorldPlan Plan(Dictionary<string, string> named) => Harvests(named) with { Without = named.TryGetValue("without", out var without) ? without.Split('+') : [] };

    private static WorldPlan Harvests(Dictionary<string, string> named) => named.Keys.Intersect(["families", "evasion", "pool", "cover"], StringComparer.Ordinal).Any()
        ? WorldPlan.Of(
            named.TryGetValue("families", out var families) && families is not "all" ? families.Split('+', StringSplitOptions.RemoveEmptyEntries) : null,
            named.TryGetValue("pool", out var pool) ? int.Parse(pool, CultureInfo.InvariantCulture) : null,
            named.TryGetValue("evasion", out var evasion) ? int.Parse(evasion, CultureInfo.InvariantCulture) : null,
            named.TryGetValue("cover", out var cover) ? double.Parse(cover, CultureInfo.InvariantCulture) : null)
        : new();
}
