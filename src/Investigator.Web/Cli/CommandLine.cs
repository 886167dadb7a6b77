using System.CommandLine;

namespace Investigator.Web.Cli;

/// <summary>The command line: <c>serve</c> unless another verb is named. Exit codes: 0 done, 1 failed, 2 wrong usage. Results on stdout, everything else on stderr.</summary>
internal static class CommandLine
{
    public static Option<string?> Data { get; } = new("--data") { Description = "Folder of the embedded stores (default ./data).", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Investigator finds, stops and proves the industrial harvesting of a language model through fraudulent accounts.") { Data };
        root.TreatUnmatchedTokensAsErrors = false;
        foreach (var verb in typeof(IVerb).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVerb))).OrderBy(type => type.Name, StringComparer.Ordinal))
            root.Subcommands.Add(((IVerb)Activator.CreateInstance(verb)!).Build());
        foreach (var option in ServeVerb.Options) root.Options.Add(option);
        root.SetAction(ServeVerb.RunAsync);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 || Unknown(parsed) is not null)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            if (Unknown(parsed) is { } token) await Console.Error.WriteLineAsync($"\"{token}\" is neither a verb nor an option here. Configuration is given as --Section:Key=value.");
            await Console.Error.WriteLineAsync("\"investigator --help\" lists verbs and options; \"investigator VERB --help\" those of a verb.");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
    }

    // Only "serve" takes more than its options, and only configuration.
    private static string? Unknown(ParseResult parsed) => parsed.UnmatchedTokens.FirstOrDefault(token => !(token.StartsWith("--", StringComparison.Ordinal) && token.Contains(':', StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal)));
}
