using System.CommandLine;
using Investigator.Domain.Ingest;

namespace Investigator.Web.Cli;

/// <summary><c>migrate</c>: brings both stores to this version's schema and stops. <c>serve</c> does the same at start.</summary>
internal sealed class MigrateVerb : IVerb
{
    public Command Build()
    {
        var migrate = new Command("migrate", "Creates the stores or brings them to this version's schema, then stops.");
        migrate.OnStores(async (services, _, ct) => // the case store is ready by now; asking the telemetry store opens it
        {
            var stored = await services.GetRequiredService<IIngestLedger>().StoredAsync(ct);
            return Verbs.Print(new { Data = Stores.Folder(services.GetRequiredService<IConfiguration>()), stored.Events, stored.Accounts });
        });
        return migrate;
    }
}
