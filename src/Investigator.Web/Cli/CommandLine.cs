using System.CommandLine;

namespace Investigator.Web.Cli;

/// <summary>The command line: <c>serve</c> unless another verb is named. Exit codes: 0 done, 1 failed, 2 wrong usage. Results on stdout, everything else on stderr.</summary>
internal static class CommandLine
{
    public static Option<string?> Data { get; } = new("--data") { Description = "Folder of the embedded stores (default ./data).", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Build().Parse(args);
        if (Wrong(parsed) is { Count: > 0 } wrong)
        {
            foreach (var sentence in wrong) await Console.Error.WriteLineAsync(sentence);
            await Console.Error.WriteLineAsync("\"investigator --help\" lists verbs and options; \"investigator VERB --help\" those of a verb.");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
    }

    /// <summary>All verbs, found by scanning the assembly, and what <c>serve</c> takes without being named.</summary>
    public static RootCommand Build()
    {
        var root = new RootCommand("Investigator finds, stops and proves the industrial harvesting of a language model through fraudulent accounts.") { Data };
        root.TreatUnmatchedTokensAsErrors = false;
        foreach (var verb in typeof(IVerb).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVerb))).OrderBy(type => type.Name, StringComparer.Ordinal))
            root.Subcommands.Add(((IVerb)Activator.CreateInstance(verb)!).Build());
        foreach (var option in ServeVerb.Options) root.Options.Add(option);
        root.SetAction(ServeVerb.RunAsync);
        return root;
    }

    /// <summary>What is wrong with the words, a sentence each; empty when all of them mean something.</summary>
    public static IReadOnlyList<string> Wrong(ParseResult parsed) =>
    [
        .. parsed.Errors.Select(error => error.Message),
        .. Unknown(parsed) is { } token ? [$"\"{token}\" is neither a verb nor an option here. Configuration is given as --Section:Key=value."] : Array.Empty<string>(),
    ];

    // Only "serve" takes more than its options, and only configuration.
    private static string? Unknown(ParseResult parsed) => parsed.UnmatchedTokens.FirstOrDefault(token => !(token.StartsWith("--", StringComparison.Ordinal) && token.Contains(':', StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal)));
}
