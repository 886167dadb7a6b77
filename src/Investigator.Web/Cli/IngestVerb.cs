using System.CommandLine;
using Investigator.Domain.Ingest;
using Investigator.Web.Ingest;

namespace Investigator.Web.Cli;

/// <summary><c>ingest</c>: loads files, folders or stdin.</summary>
internal sealed class IngestVerb : IVerb
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "Logs, plain, gzip or zstd; a folder stands for all files in it; \"-\" is stdin. Native files show by their records whether they hold events or accounts; where they don't, a name that begins with \"accounts\" tells.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<bool> Accounts = new("--accounts") { Description = "Native files that don't show what they hold are account records." };

    private static readonly Option<string> Format = new("--format") { Description = "The log format; \"auto\" finds out by looking. The verb \"formats\" lists them.", DefaultValueFactory = _ => LogFormat.Automatic };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Store nothing: show how the first 100 records of each file map, what is missing, and which detectors are blind without it." };

    public Command Build()
    {
        var ingest = new Command("ingest", "Loads usage events and account records; prints a summary as JSON. Loading the same again changes nothing.") { Files, Accounts, Format, DryRun };
        ingest.SetAction((parsed, ct) => parsed.GetValue(DryRun)
            ? Verbs.GuardAsync(() => PreviewAsync(parsed, ct), ct)
            : Verbs.RunOnStoresAsync(RunAsync, parsed, ct));
        return ingest;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken ct)
    {
        var found = LogFiles.Find(parsed.GetValue(Files)!);
        if (found.Refusal is { } why) return Verbs.Fail(why);

        var ingest = services.GetRequiredService<IUsageIngest>();
        var total = IngestSummary.Nothing;
        foreach (var (path, name) in found.Files)
        {
            var kind = parsed.GetValue(Accounts) || Path.GetFileName(name).StartsWith("accounts", StringComparison.OrdinalIgnoreCase) ? IngestStream.Accounts : IngestStream.Events;
            await using var log = LogFiles.Open(path);
            try
            {
                total += await ingest.IngestAsync(kind, FormatOf(parsed), name, log, new Told(name), ct);
            }
            catch (UnknownFormat unknown)
            {
                if (total.Read > 0) Verbs.Print(IngestReply.Of(total));
                return Verbs.Fail($"{name}: {unknown.Message} Nothing of this file was loaded.");
            }
            catch (IngestStopped stopped)
            {
                Verbs.Print(IngestReply.Of(total + stopped.Stored));
                return Verbs.Fail(stopped.Message);
            }
        }

        return Verbs.Print(IngestReply.Of(total));
    }

    private static async Task<int> PreviewAsync(ParseResult parsed, CancellationToken ct)
    {
        var found = LogFiles.Find(parsed.GetValue(Files)!);
        if (found.Refusal is { } why) return Verbs.Fail(why);
        await using var formats = FormatServices.Build();
        var previews = new List<IngestPreview>();
        foreach (var (path, name) in found.Files)
        {
            await using var log = LogFiles.Open(path);
            try
            {
                previews.Add(IngestPreview.Of(name, await formats.GetRequiredService<ILogFormats>().PreviewAsync(FormatOf(parsed), name, log, 100, ct)));
            }
            catch (UnknownFormat unknown)
            {
                return Verbs.Fail($"{name}: {unknown.Message}");
            }
        }
        foreach (var preview in previews) preview.Tell(Console.Error);
        return Verbs.Print(previews);
    }

    private static string FormatOf(ParseResult parsed) => parsed.GetValue(Format) switch
    {
        "native" => LogFormat.Canonical,       // what it was called at first
        var format => format!,
    };

    private sealed class Told(string name) : IProgress<IngestSummary>
    {
        public void Report(IngestSummary value) => Console.Error.WriteLine(FormattableString.Invariant($"{name}: {value.Read:N0} lines read"));
    }
}
