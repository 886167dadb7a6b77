using System.CommandLine;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;

namespace Investigator.Web.Cli;

/// <summary><c>verify-answer</c>: checks an answer pack without the console that made it.</summary>
internal sealed class VerifyAnswerVerb : IVerb
{
    private static readonly Argument<string> Answer = new("FILE") { Description = "An answer pack (JSON)." };

    private static readonly Option<string[]> Key = new("--key") { Description = "The public key (PEM) of who answers, handed over another way; may be given more than once. Without one it is shown that the file is whole, not who made it." };

    public Command Build()
    {
        var verify = new Command("verify-answer", "Checks the sections of an answer pack and the signature on it, and names what was altered. Exit code 0: whole; 1: altered, or by another key.") { Answer, Key };
        verify.OnFiles((parsed, _) => Task.FromResult(Verify(parsed)));
        return verify;
    }

    private static int Verify(ParseResult parsed)
    {
        using var keys = KeyFiles.Read(parsed.GetValue(Key));
        return Verify(parsed.GetValue(Answer)!, keys.Keys);
    }

    private static int Verify(string file, IReadOnlyList<AnchorKey> keys)
    {
        if (new FileInfo(file).Length > AnswerFile.MostBytes) return Verbs.Fail($"{file} is larger than 16 MiB: no answer is.");
        var check = new AnswerCheck(keys);
        var whole = check.Check(File.ReadAllBytes(file));
        if (whole && keys.Count == 0) Console.Error.WriteLine($"The file is whole. Who made it is not shown: compare the key {check.SignedBy} with the one that the answering provider tells you, or give its public key with --key.");
        Verbs.Print(new { Whole = whole, Altered = check.Faults, check.Sound, check.SignedBy, check.KeyIsKnown, check.AnchoredUpTo });
        return whole ? 0 : 1;
    }
}
