using System.CommandLine;
using Investigator.Domain.Ingest;
using Investigator.Web.Ingest;

namespace Investigator.Web.Cli;

/// <summary><c>ingest</c>: loads files or stdin.</summary>
internal sealed class IngestVerb : IVerb
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "NDJSON files, plain or gzip; \"-\" is stdin. Files whose name begins with \"accounts\" hold account records.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<bool> Accounts = new("--accounts") { Description = "All files hold account records." };

    private static readonly Option<string> Format = new("--format") { Description = "The log format: native.", DefaultValueFactory = _ => "native" };

    public Command Build()
    {
        Format.AcceptOnlyFromAmong("native");
        var ingest = new Command("ingest", "Loads usage events and account records; prints a summary as JSON. Loading the same again changes nothing.") { Files, Accounts, Format };
        ingest.OnStores(RunAsync);
        return ingest;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken ct)
    {
        var files = parsed.GetValue(Files)!;
        if (files.FirstOrDefault(file => file is not "-" && !File.Exists(file)) is { } missing) return Verbs.Fail($"There is no file {missing}. Nothing was loaded.");

        var ingest = services.GetRequiredService<IUsageIngest>();
        var total = IngestSummary.Nothing;
        foreach (var file in files)
        {
            var name = file is "-" ? "stdin" : Path.GetFileName(file);
            var kind = parsed.GetValue(Accounts) || name.StartsWith("accounts", StringComparison.OrdinalIgnoreCase) ? IngestStream.Accounts : IngestStream.Events;
            await using var lines = file is "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
            try
            {
                total += await ingest.IngestAsync(kind, name, lines, new Told(name), ct);
            }
            catch (IngestStopped stopped)
            {
                Verbs.Print(IngestReply.Of(total + stopped.Stored));
                return Verbs.Fail(stopped.Message);
            }
        }

        return Verbs.Print(IngestReply.Of(total));
    }

    private sealed class Told(string name) : IProgress<IngestSummary>
    {
        public void Report(IngestSummary value) => Console.Error.WriteLine(FormattableString.Invariant($"{name}: {value.Read:N0} lines read"));
    }
}
