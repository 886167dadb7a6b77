using System.CommandLine;
using Investigator.Telemetry.DuckDb;

namespace Investigator.Web.Cli;

/// <summary><c>upkeep</c>: retention and the sorting of past days, once. The console does the same every ten minutes.</summary>
internal sealed class UpkeepVerb : IVerb
{
    public Command Build()
    {
        var upkeep = new Command("upkeep", "Removes what retention says must go and sorts past days for quick reads; prints what it did as JSON. A running console does this by itself.");
        upkeep.OnStores(async (services, _, ct) =>
        {
            var (trimmed, days) = await services.GetRequiredService<TelemetryUpkeep>().RunAsync(new Told(), ct);
            return Verbs.Print(new { trimmed.Texts, trimmed.Events, trimmed.Features, trimmed.RollUps, trimmed.Quarantined, SortedDays = days });
        });
        return upkeep;
    }

    private sealed class Told : IProgress<DateTime>
    {
        public void Report(DateTime value) => Console.Error.WriteLine(FormattableString.Invariant($"{value:yyyy-MM-dd} sorted"));
    }
}
