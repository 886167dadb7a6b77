using System.Reflection;
using System.Text.RegularExpressions;
using Investigator.Casework.Data;
using Investigator.Domain.Triage;
using Investigator.Telemetry;
using Investigator.Web.Cli;

namespace Investigator.Web.Tests.Cli;

/// <summary>What the README and the docs tell a reader to type is what the program takes.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    public static TheoryData<string> Commands() => [.. Pages().SelectMany(page => CommandLines().Matches(File.ReadAllText(page))).Select(match => match.Groups["words"].Value.Trim()).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Commands))]
    public void A_command_in_the_docs_is_one_the_program_takes(string words)
    {
        var program = CommandLine.Build();
        if (words.Contains(' ', StringComparison.Ordinal)) Assert.Empty(CommandLine.Wrong(program.Parse(words.Replace("…", "", StringComparison.Ordinal))));
        else Assert.Contains(words, program.Subcommands.Select(verb => verb.Name)); // the verb is named without what it needs
    }

    [Fact]
    public void Every_key_of_the_configuration_table_is_one_the_program_reads()
    {
        var options = OptionTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var keys = Keys().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Value.Trim('`')).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("Authentication:Authority", keys);
        Assert.All(keys.Where(key => !key.StartsWith("ConnectionStrings:", StringComparison.Ordinal)), key => Assert.Contains(key.Split(':')[1], options));
    }

    [Fact]
    public void Every_file_a_page_links_to_is_there()
    {
        foreach (var page in Pages())
            foreach (var target in Links().Matches(File.ReadAllText(page)).Select(match => match.Groups["path"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)))
                Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)), $"{Path.GetFileName(page)} links to {target}, which is not there.");
    }

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md"));

    private static IEnumerable<Type> OptionTypes() => new[] { typeof(CommandLine), typeof(TelemetryOptions), typeof(CaseStoreOptions), typeof(AnalysisOptions) }
        .SelectMany(known => known.Assembly.GetTypes()).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Limits", StringComparison.Ordinal) || type.Name.EndsWith("Schedule", StringComparison.Ordinal));

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Investigator.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The solution is not above the test's binaries."));

    // `investigator VERB …` as code in a sentence or as a line of a code block, up to a comment.
    [GeneratedRegex(@"(?:`|^)(?:dotnet run --project src/Investigator\.Web -- |investigator )(?<words>[^`#\n]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CommandLines();

    [GeneratedRegex(@"`(Authentication|Casework|ConnectionStrings|Telemetry|Analysis|Ingest|Sharing):[A-Z][A-Za-z]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Keys();

    [GeneratedRegex(@"\]\((?<path>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Links();
}
