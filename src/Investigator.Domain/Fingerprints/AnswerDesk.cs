using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Fingerprints;

/// <summary>Says whether a text was served by us, and to whom: with a purpose, and on the record.</summary>
public sealed class AnswerDesk(IServedAnswers answers, IAnswerKeys keys, IAuditLog audit)
{
    /// <summary>Characters of a text that is looked up.</summary>
    public const int Longest = 200_000;

    private const int MostShown = 100;

    /// <summary>Looks for the text among the hashes of served answers. Writes who looked and why into the audit; of the text its hash alone.</summary>
    /// <param name="purpose">10 to 500 characters.</param>
    public async Task<Done<AnswerLookup>> LookUpAsync(Person by, string? text, string? purpose, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (purpose is null || purpose.Trim().Length < 10) return Refusal.PurposeMissing;
        if (purpose.Length > 500 || text?.Length > Longest) return Refusal.TooLong;
        var runs = AnswerGrams.Runs(text ?? "");
        if (runs.Count < AnswerGrams.Window) return Refusal.TextTooShort;
        if (await keys.LoadAsync(ct).ConfigureAwait(false) is not { } key) return Refusal.KeyGone;
        var grams = AnswerGrams.Kept(key, runs);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text!)));
        // First the entry: who looked is on the record even if the answer never arrives.
        await audit.AppendAsync(by, "answer.looked-up", $"text:{sha256}", new { purpose = purpose.Trim(), characters = text!.Length, grams = grams.Count }, ct).ConfigureAwait(false);
        var found = await answers.FindAsync(grams, MostShown, ct).ConfigureAwait(false);
        return new AnswerLookup(sha256, grams.Count, found.Rows, found.Total);
    }
}

/// <summary>What a look-up found. Nothing found proves nothing: answers that nobody reported, that were rewritten or whose retention has passed are not here.</summary>
/// <param name="Sha256">Of the text in UTF-8, as the audit has it.</param>
/// <param name="Grams">Hashes of the text that were looked for.</param>
/// <param name="Found">Those that share most, at most 100.</param>
/// <param name="Total">How many answers share any.</param>
public sealed record AnswerLookup(string Sha256, int Grams, IReadOnlyList<FoundAnswer> Found, long Total);
