using System.CommandLine;
using Investigator.Domain.Audit;
using Investigator.Web.Audit;

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
            long line = 0;
            string? last = null;
            try
            {
                var found = AuditChain.FirstBreak(Entries());
                Verbs.Print(new { Entries = line, Intact = found is null, BrokenAt = found?.Sequence, found?.Message, LastHash = last });
                return Task.FromResult(found is null ? 0 : 1);
            }
            catch (InvalidDataException unreadable)
            {
                Verbs.Print(new { Entries = line, Intact = false, BrokenAt = (long?)line, unreadable.Message, LastHash = last });
                return Task.FromResult(1);
            }

            IEnumerable<AuditEntry> Entries()
            {
                foreach (var text in File.ReadLines(parsed.GetValue(Export)!))
                {
                    line++;
                    var entry = AuditLines.Read(text) ?? throw new InvalidDataException($"Line {line} is no audit entry: it was changed, cut, or belongs to another file.");
                    last = entry.Hash;
                    yield return entry;
                }
            }
        });
        return verify;
    }
}
