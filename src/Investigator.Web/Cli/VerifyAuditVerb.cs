using System.CommandLine;
using Investigator.Domain.Audit;

namespace Investigator.Web.Cli;

/// <summary><c>verify-audit</c>: checks an export without the database.</summary>
internal sealed class VerifyAuditVerb : IVerb
{
    private static readonly Argument<string> Export = new("FILE") { Description = "An export of the audit (NDJSON)." };

    private static readonly Option<string[]> Key = new("--key") { Description = "A public key (PEM) that signs anchors; may be given more than once. Without one, anchors are counted and not checked." };

    private static readonly Option<string?> Kept = new("--anchors") { Description = "Anchors that were kept elsewhere (the file of Audit:AnchorCopy)." };

    public Command Build()
    {
        var verify = new Command("verify-audit", "Checks the hash chain of an audit export and the signatures on it. Exit code 0: whole; 1: broken.") { Export, Key, Kept };
        verify.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Kept) is not null && parsed.GetValue(Key) is null or []) parsed.AddError("--anchors needs the --key that signed them.");
        });
        verify.OnFiles((parsed, _) => Task.FromResult(Verify(parsed)));
        return verify;
    }

    private static int Verify(ParseResult parsed)
    {
        using var keys = KeyFiles.Read(parsed.GetValue(Key));
        var lines = parsed.GetValue(Kept) is { } copy ? File.ReadAllLines(copy) : [];
        var kept = lines.Select(AuditAnchor.Read).OfType<AuditAnchor>().ToList();
        if (kept.Count < lines.Length) Console.Error.WriteLine(FormattableString.Invariant($"{lines.Length - kept.Count} of {lines.Length} lines of the kept anchors can't be read; a process that died while writing leaves one."));
        return Verify(parsed.GetValue(Export)!, new(keys.Keys, kept));
    }

    private static int Verify(string file, AuditCheck check)
    {
        AuditBreak? found;
        try
        {
            using var export = File.OpenRead(file);
            found = check.FirstBreak(AuditLines.ReadAll(export));
        }
        catch (InvalidDataException unreadable)
        {
            found = new(check.Entries + 1, unreadable.Message);
        }

        Verbs.Print(new { check.Entries, Intact = found is null, BrokenAt = found?.Sequence, found?.Message, check.LastHash, check.Anchors, check.AnchoredUpTo, check.AnchoredAt });
        return found is null ? 0 : 1;
    }
}
