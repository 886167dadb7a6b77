using System.CommandLine;
using Investigator.Domain.Audit;

namespace Investigator.Web.Cli;

/// <summary><c>verify-audit</c>: checks an export without the database.</summary>
internal sealed class VerifyAuditVerb : IVerb
{
    private static readonly Argument<string> Export = new("FILE") { Description = "An export of the audit (NDJSON)." };

    public Command Build()
    {
        var verify = new Command("verify-audit", "Checks the hash chain of an audit export. Exit code 0: whole; 1: broken.") { Export };
        verify.OnFiles((parsed, _) =>
        {
            long entries = 0;
            string? last = null;
            try
            {
                using var export = File.OpenRead(parsed.GetValue(Export)!);
                var found = AuditChain.FirstBreak(AuditLines.ReadAll(export).Select(Count));
                Verbs.Print(new { Entries = entries, Intact = found is null, BrokenAt = found?.Sequence, found?.Message, LastHash = last });
                return Task.FromResult(found is null ? 0 : 1);
            }
            catch (InvalidDataException unreadable)
            {
                Verbs.Print(new { Entries = entries, Intact = false, BrokenAt = (long?)(entries + 1), unreadable.Message, LastHash = last });
                return Task.FromResult(1);
            }

            AuditEntry Count(AuditEntry entry)
            {
                (entries, last) = (entries + 1, entry.Hash);
                return entry;
            }
        });
        return verify;
    }
}
