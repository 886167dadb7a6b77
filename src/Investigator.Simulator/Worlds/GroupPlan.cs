using System.Globalization;

namespace Investigator.Simulator.Worlds;

/// <summary>How many of one honest kind to settle, in place of what the scale gives.</summary>
/// <param name="Kind">Name of an honest archetype, as <see cref="World.Archetypes"/> lists them.</param>
/// <param name="Groups">Groups of that kind: classes, carriers, companies. 0 leaves the kind out.</param>
/// <param name="Members">Accounts of each group, or requests where the kind says so; <c>null</c>: as usual.</param>
public sealed record GroupPlan(string Kind, int Groups = 1, int? Members = null)
{
    /// <summary>Why this cannot be settled, in words for a person, or <c>null</c>.</summary>
    public string? Refusal() =>
        !World.Archetypes.Any(known => string.Equals(known.Name, Kind, StringComparison.Ordinal))
            ? $"There is no honest kind \"{Kind}\". There are: {string.Join(", ", World.Archetypes.Select(known => known.Name))}."
        : Groups is < 0 or > 10_000 || Members is < 1 or > 1_000_000 ? $"Of {Kind} there may be 0 to 10,000 groups of 1 to 1,000,000 members."
        : null;

    /// <summary>Reads <c>mobile-cgnat:groups=1,members=5000</c>; everything after the kind may be left out.</summary>
    /// <returns>The plan, or what is wrong with the text, in words for a person.</returns>
    public static (GroupPlan? Plan, string? Refusal) Parse(string text)
    {
        var (kind, settings, refusal) = NamedNumbers.Parse(text, ["groups", "members"]);
        if (refusal is not null) return (null, refusal);
        if (settings.Values.FirstOrDefault(number => number != Math.Truncate(number) || Math.Abs(number) > 1e6) is not 0 and var odd)
            return (null, $"In \"{text}\", {odd.ToString(CultureInfo.InvariantCulture)} is not a whole number in range.");
        return (new(kind, (int)settings.GetValueOrDefault("groups", 1), settings.TryGetValue("members", out var members) ? (int)members : null), null);
    }
}
