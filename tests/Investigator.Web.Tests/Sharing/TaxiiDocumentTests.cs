using System.Reflection;
using System.Text.RegularExpressions;

namespace Investigator.Web.Tests.Sharing;

/// <summary>The conformance table in docs/taxii.md names tests that there are.</summary>
public sealed partial class TaxiiDocumentTests
{
    [Fact]
    public void Each_row_of_the_conformance_table_names_a_test()
    {
        var tests = typeof(TaxiiDocumentTests).Assembly.GetTypes().Where(t => t.Namespace == typeof(TaxiiDocumentTests).Namespace)
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)).Where(m => m.GetCustomAttributes<FactAttribute>().Any()).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var rows = Rows().ToList();
        Assert.True(rows.Count > 20);
        foreach (var row in rows)
        {
            var named = Name().Matches(row[^1]).Select(m => m.Groups["name"].Value).ToList();
            if (row[^1] is "the same") continue;
            Assert.True(named.Count > 0, $"No test: {string.Join(" | ", row)}");
            Assert.All(named, name => Assert.Contains(name, tests));
        }
    }

    private static IEnumerable<string[]> Rows()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Investigator.sln"))) folder = Path.GetDirectoryName(folder)!;
        var lines = File.ReadAllLines(Path.Combine(folder, "docs", "taxii.md"));
        var from = Array.IndexOf(lines, "## Conformance");
        return lines.Skip(from).TakeWhile((line, i) => i == 0 || !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());
    }

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z_]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
