using System.Globalization;
using System.Text.RegularExpressions;
using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Question augmentation by other numbers, as the recipes for mathematics data do it.</summary>
internal static partial class Numbers
{
    /// <summary>The question itself in round 0, with its numbers moved in later rounds.</summary>
    public static Prompt Changed(string question, long round) => Prompt.Of(round == 0 ? question : Digits().Replace(question, number =>
        (long.Parse(number.Value, CultureInfo.InvariantCulture) + (round * (1 + (number.Index % 7)))).ToString(CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\b\d{1,6}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
