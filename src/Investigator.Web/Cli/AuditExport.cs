using System.CommandLine;
using Investigator.Domain.Audit;

namespace Investigator.Web.Cli;

/// <summary><c>export audit</c>: the whole chain as NDJSON, for <c>verify-audit</c> and for keeping elsewhere.</summary>
internal static class AuditExport
{
    public static Command Build()
    {
        var audit = new Command("audit", "The whole audit, one JSON object a line, hashes included.") { ExportVerb.Out };
        audit.OnStores(async (services, parsed, ct) =>
        {
            var to = parsed.GetValue(ExportVerb.Out)!;
            await ExportVerb.RecordAsync(services, "audit", ct);
            long entries = 0;
            await using var text = to is "-" ? new StreamWriter(Console.OpenStandardOutput()) : new StreamWriter(to);
            text.NewLine = "\n";
            await foreach (var entry in services.GetRequiredService<IAuditLog>().ReadAllAsync(ct))
            {
                await text.WriteLineAsync(AuditLines.Write(entry).AsMemory(), ct);
                entries++;
            }

            Console.Error.WriteLine(FormattableString.Invariant($"{entries:N0} entries"));
            return 0;
        });
        return audit;
    }
}
