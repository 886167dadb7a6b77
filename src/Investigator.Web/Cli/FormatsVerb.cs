using System.CommandLine;
using Investigator.Domain.Ingest;

namespace Investigator.Web.Cli;

/// <summary><c>formats</c>: what can be read, the operator's own mappings included; exit code 1 when one of those is wrong.</summary>
internal sealed class FormatsVerb : IVerb
{
    public Command Build()
    {
        var formats = new Command("formats", "Lists the log formats as JSON and checks the mappings of Ingest:Mappings.");
        formats.OnFiles(async (_, _) =>
        {
            await using var services = FormatServices.Build();
            var known = services.GetRequiredService<ILogFormats>();
            try
            {
                Verbs.Print(known.All.Select(f => new { f.Name, f.Title, Stream = f.Stream is IngestStream.Events ? "events" : "accounts", f.Origin, f.EventId }));
                return known.Problems.Count == 0 ? 0 : Verbs.Fail(string.Join(Environment.NewLine, known.Problems));
            }
            catch (UnknownFormat wrong)
            {
                return Verbs.Fail(wrong.Message);
            }
        });
        return formats;
    }
}
