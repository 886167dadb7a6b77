using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions;

/// <summary>All that belongs to a decision, to be handed to counsel or a court and checked without the console.</summary>
public interface IEvidencePacks
{
    /// <summary>Gathers it and writes to the audit that it was handed out. O(decisions of the same act).</summary>
    Task<Done<EvidencePack>> MakeAsync(Person by, Guid decision, CancellationToken ct);

    /// <summary>What was known when these decisions were made, as it was then; those of before it was kept are left out. At most 500 are looked at.</summary>
    Task<IReadOnlyDictionary<Guid, DecisionEvidence>> KeptAsync(Person by, IReadOnlyCollection<Guid> decisions, CancellationToken ct);
}

/// <summary>The files of a pack, the sums and the instructions among them.</summary>
/// <param name="Name">A file name, made of the decision's id.</param>
public sealed record EvidencePack(string Name, IReadOnlyList<PackedFile> Files)
{
    /// <summary>The pack of these files, with <c>SHA256SUMS</c> over them and the instructions for whoever checks it.</summary>
    public static EvidencePack Of(Guid decision, IReadOnlyList<PackedFile> files)
    {
        var all = files.Append(new("README.txt", Instructions)).ToList();
        return new($"evidence-{decision:N}", [.. all, new("SHA256SUMS", string.Concat(all.Select(f => $"{f.Sha256}  {f.Name}\n")))]);
    }

    private const string Instructions = """
        What this is
        decision.json   the decision: what, on whom, when, why, by whom, until when, how it ended
        evidence.json   what was known of the account when it was decided: score, hits, detector versions, event ids, byte for byte as it was stored then
        act.txt         decision id and SHA-256 of the evidence of every decision of the same act
        proposal.json   for what a second person decides: who proposed, who opened the evidence and when, how long it was open to them before the answer, who answered what
        staggered.json  for an act that took effect later: when and by whom it was decided, and the seed from which this account's moment follows; "act.txt" and the evidence are as of then
        stream.json     when gateways were told, and which of them said that they enforce it
        appeals.json    objections and their answers
        fingerprint-*.json  each look at a suspect model about this campaign, with its plan, result and p-value, as it was sealed; one that found nothing proves nothing
        attachments.json   the files that people put beside the campaign, also those that were removed or are not in this pack, each with its SHA-256
        attachment-*    those files themselves, byte for byte; they were written by strangers: look at them on a machine that may be lost
        audit.ndjson    the entries of the audit about all this, each with its hash and the hash of the entry before

        How to check it, with common tools
        1. sha256sum -c SHA256SUMS
           Every file is as it was packed.
        2. sha256sum evidence.json
           The sum is the one in decision.json (evidence_sha256) and in act.txt.
        3. sha256sum act.txt
           The sum is the "evidence" in the detail of the audit entry that made the act, which is "staggered.decided" where it took effect later. Who changed evidence afterwards would have to change the audit too.
        4. Ask for an export of the whole audit and run: investigator verify-audit FILE
           It says whether the chain is whole. Each entry of audit.ndjson must stand in it, with the same hash.

        5. sha256sum fingerprint-*.json
           The sums are the "exhibitSha256" of the audit's entries "model-test.tested" in audit.ndjson, and the plans' are those of "model-test.registered" before them.

        6. sha256sum attachment-*
           The sums are those in attachments.json, and the "sha256" of the audit's entries "attachment.added" in audit.ndjson.

        What it does not show: that the console was told the truth, or that somebody with the database did not write a whole new chain before the first export was kept elsewhere.

        """;
}

/// <summary>One file of a pack.</summary>
/// <param name="Text">Its text; empty for a file of <paramref name="Bytes"/>.</param>
/// <param name="Bytes">What is no text of ours, byte for byte; <c>null</c>: it is <paramref name="Text"/> in UTF-8.</param>
public sealed record PackedFile(string Name, string Text, byte[]? Bytes = null)
{
    /// <summary>The file as it lies in the pack.</summary>
    public byte[] Content => Bytes ?? System.Text.Encoding.UTF8.GetBytes(Text);

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content));
}
