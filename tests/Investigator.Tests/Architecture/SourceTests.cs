using System.Text.RegularExpressions;

namespace Investigator.Tests.Architecture;

/// <summary>Rules over the source text itself.</summary>
public sealed partial class SourceTests
{
    /// <summary>Files past the hard stop of 500 lines, each with its excuse. The list may only shrink.</summary>
    private static readonly string[] LongFiles = [];

    /// <summary>Analyzer suppressions in the product's code. The number may only shrink.</summary>
    private const int MostSuppressions = 12;

    [Fact]
    public void A_file_fits_in_a_head()
    {
        var strays = Sources("*.cs").Where(f => f.Lines.Length > 500).Concat(Sources("*.razor").Where(f => f.Lines.Length > 200))
            .Select(f => f.Path).Except(LongFiles);
        Assert.Empty(strays);
    }

    [Fact]
    public void A_suppression_carries_its_reason_and_is_rare()
    {
        var suppressions = Sources("*.cs").SelectMany(f => f.Lines.Where(l => Suppression().IsMatch(l)).Select(l => (f.Path, Line: l))).ToList();
        Assert.All(suppressions, s => Assert.Matches(@"//|Justification", s.Line));
        Assert.True(suppressions.Count <= MostSuppressions, $"{suppressions.Count} suppressions:\n{string.Join('\n', suppressions)}");
    }

    [Fact]
    public void A_constructor_asks_for_few_services()
    {
        var strays = House.Types
            .Where(t => !typeof(Delegate).IsAssignableFrom(t) && t.GetMethod("<Clone>$") is null) // records are values, not services
            .SelectMany(t => t.GetConstructors().Select(c => (Type: t.FullName, Services: c.GetParameters().Count(p => p.ParameterType.IsInterface || p.ParameterType == typeof(TimeProvider)))))
            .Where(c => c.Services > 8);
        Assert.Empty(strays);
    }

    private static IEnumerable<(string Path, string[] Lines)> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(Repository.Root, f), File.ReadAllLines(f)));

    [GeneratedRegex(@"#pragma warning disable|SuppressMessage\(", RegexOptions.NonBacktracking)]
    private static partial Regex Suppression();
}
