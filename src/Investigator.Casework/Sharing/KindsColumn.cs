using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

/// <summary>Kinds of indicators live in one column as their stable words, not as numbers that move when a kind is added.</summary>
internal static class KindsColumn
{
    private static readonly Dictionary<string, IndicatorKind> s_byWord = Enum.GetValues<IndicatorKind>().ToDictionary(kind => kind.Word(), StringComparer.Ordinal);

    public static void IsKinds(this PropertyBuilder<IReadOnlyList<IndicatorKind>> property) => property.HasConversion(
        kinds => Write(kinds),
        text => Read(text),
        new ValueComparer<IReadOnlyList<IndicatorKind>>((a, b) => ReferenceEquals(a, b) || a!.SequenceEqual(b!), kinds => kinds.Aggregate(0, HashCode.Combine), kinds => kinds));

    private static string Write(IReadOnlyList<IndicatorKind> kinds) => string.Join(' ', kinds.Select(kind => kind.Word()));

    private static IReadOnlyList<IndicatorKind> Read(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(s_byWord.ContainsKey).Select(word => s_byWord[word])];
}
