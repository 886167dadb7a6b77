using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Investigator.Casework.Data;
using Investigator.Domain.Ingest;
using Investigator.Simulator.Evaluation;
using Investigator.Telemetry;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Cli;

/// <summary>What verbs have in common: the stores they open, how they report, how they fail.</summary>
internal static partial class Verbs
{
    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    /// <summary>Runs a verb on the stores and turns what can go wrong in the world into a sentence and exit code 1.</summary>
    public static void OnStores(this Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> act) => command.SetAction((parsed, ct) => RunOnStoresAsync(act, parsed, ct));

    /// <summary>The same, for a verb that needs the stores only sometimes.</summary>
    public static Task<int> RunOnStoresAsync(Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> act, ParseResult parsed, CancellationToken ct) => GuardAsync(async () =>
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [], DisableDefaults = false });
        if (parsed.GetValue(CommandLine.Data) is { } folder) builder.Configuration["data"] = folder;
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddStores(builder.Configuration);
        using var host = builder.Build();
        await host.Services.PrepareAsync(ct);
        return await act(host.Services, parsed, ct);
    }, ct);

    /// <summary>Runs a verb that needs no store.</summary>
    public static void OnFiles(this Command command, Func<ParseResult, CancellationToken, Task<int>> act) => command.SetAction((parsed, ct) => GuardAsync(() => act(parsed, ct), ct));

    public static async Task<int> GuardAsync(Func<Task<int>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Fail("Stopped. What was stored stays; running the same again is safe.");
        }
        catch (Exception broken) when (Explain(broken) is { } sentence)
        {
            return Fail(sentence);
        }
    }

    public static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    public static int Print<T>(T result)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(result, Json));
        return 0;
    }

    /// <summary>The sentence for what the world broke; <c>null</c> for a bug, which shows itself whole.</summary>
    public static string? Explain(Exception broken) => broken switch
    {
        AggregateException several when several.InnerExceptions.All(one => Explain(one) is not null) => string.Join(Environment.NewLine, several.InnerExceptions.Select(Explain)),
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures.Select(failure => Framed().Replace(failure, "${sentence}"))),
        CaseStoreUnavailable or TelemetryUnavailable or IngestStopped or UnknownFormat or EvaluationInputException => broken.Message,
        FileNotFoundException missing => $"There is no file {missing.FileName}.",
        DirectoryNotFoundException or UnauthorizedAccessException or IOException => $"{broken.Message} Check that the path exists and that you may read or write it.",
        InvalidOperationException when broken.Source?.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) is true => $"{broken.Message} Correct the value or leave the key out for its default.",
        _ => null,
    };

    // Data annotations wrap each message into a sentence about classes, which says nothing to an operator.
    [GeneratedRegex(@"^DataAnnotation validation failed for '[^']*' members: '[^']*' with the error: '(?<sentence>.*)'\.$", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Framed();
}
