using System.CommandLine;
using Investigator.Web.Audit;

namespace Investigator.Web.Cli;

/// <summary><c>serve</c>: the console.</summary>
internal sealed class ServeVerb : IVerb
{
    private static readonly Option<string?> Urls = new("--urls") { Description = $"Addresses to listen on, with semicolons between (default {ListeningAddresses.Default})." };

    private static readonly Option<bool> JsonLog = new("--log-json") { Description = "Write the log as JSON, one object a line." };

    // "dotnet run" and hosts hand these on; the framework reads them.
    private static readonly Option<string?> Environment = new("--environment") { Hidden = true };

    public static IReadOnlyList<Option> Options { get; } = [Urls, JsonLog, Environment];

    public Command Build()
    {
        var serve = new Command("serve", "Runs the console (the default). With empty stores and no configuration it loads a demo world and signs in without passwords, on loopback only.") { TreatUnmatchedTokensAsErrors = false };
        foreach (var option in Options) serve.Options.Add(option);
        serve.SetAction(RunAsync);
        return serve;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken ct) => Verbs.GuardAsync(async () =>
    {
        List<string> arguments = [.. parsed.UnmatchedTokens];
        if (parsed.GetValue(CommandLine.Data) is { } data) arguments.Add("--data=" + data);
        if (parsed.GetValue(Urls) is { } urls) arguments.Add("--urls=" + urls);
        if (parsed.GetValue(Environment) is { } environment) arguments.Add("--environment=" + environment);
        if (parsed.GetValue(JsonLog)) arguments.Add("--Logging:Console:FormatterName=json");
        await using var app = await ConsoleApp.BuildAsync([.. arguments], ct);
        return await ConsoleApp.ServeAsync(app, ct);
    }, ct);
}
