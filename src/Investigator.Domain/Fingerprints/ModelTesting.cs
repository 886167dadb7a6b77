using System.Text.RegularExpressions;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Fingerprints;

/// <summary>Judges a suspect's answers as the plan says. Pure: the same plan and answers always give the same.</summary>
public static class ModelTesting
{
    /// <summary>Tests. O(tokens) for a watermark, O(characters) for traps.</summary>
    /// <param name="key">The watermark's key; ignored for a canary.</param>
    /// <param name="tokenizer">The plan's; <c>null</c> when the answers bring token ids.</param>
    /// <returns>Why not, or the result.</returns>
    public static Done<ModelTestResult> Test(ModelTestPlan plan, FingerprintDesign design, byte[] key, ITokenizer? tokenizer, SuspectAnswers answers, CancellationToken ct)
    {
        var asked = plan.Queries.ToHashSet(StringComparer.Ordinal);
        var rows = answers.Rows.Where(a => asked.Contains(a.Prompt)).ToList();
        if (rows.Count == 0) return Refusal.OutputsWrong;
        var distinct = rows.DistinctBy(a => plan.Test is ModelTestKind.GreenTokens ? (a.Prompt, a.Answer) : (a.Prompt, "")).ToList();
        var told = new Told(distinct, asked.Count - distinct.Select(a => a.Prompt).Distinct(StringComparer.Ordinal).Count(), answers.Rows.Count - rows.Count, rows.Count - distinct.Count, answers.Sha256);
        return plan.Test is ModelTestKind.GreenTokens ? Tokens(plan, design, key, tokenizer, told, ct) : Traps(plan, design, told);
    }

    private static Done<ModelTestResult> Tokens(ModelTestPlan plan, FingerprintDesign design, byte[] key, ITokenizer? tokenizer, Told told, CancellationToken ct)
    {
        if (design.Watermark is not { } watermark) return Refusal.PlanWrong;
        if (plan.Tokenizer is not null && tokenizer?.Sha256 != plan.TokenizerSha256) return Refusal.TokenizerMissing;
        var texts = new List<(IReadOnlyList<int>, IReadOnlyList<int>)>(told.Rows.Count);
        try
        {
            foreach (var row in told.Rows)
            {
                ct.ThrowIfCancellationRequested();
                // One kind of ids over all rows: mixed ones would count two vocabularies as one.
                if ((plan.Tokenizer is null ? row.AnswerTokens : tokenizer!.Tokens(row.Answer)) is not { } answer) return Refusal.TokenizerMissing;
                texts.Add((plan.Tokenizer is null ? row.PromptTokens ?? [] : tokenizer!.Tokens(row.Prompt), answer));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return Refusal.TokenizerTooSlow;
        }

        var count = GreenCount.Of(new GreenList(key, watermark.Gamma, watermark.Context), texts, ct);
        return new ModelTestResult(
            count.Scored, count.Green, watermark.Gamma, count.Z(watermark.Gamma), Binomial.LogAtLeast(count.Green, count.Scored, watermark.Gamma),
            told.Rows.Count, told.Missing, told.Unregistered, told.Duplicates, count.Repeated, count.Given, 0, 0, told.Sha256);
    }

    private static ModelTestResult Traps(ModelTestPlan plan, FingerprintDesign design, Told told)
    {
        var byPrompt = told.Rows.ToDictionary(r => r.Prompt, r => r.Answer, StringComparer.Ordinal);
        var judged = design.Traps.Where(t => byPrompt.ContainsKey(t.Prompt)).Select(t => (t.IsDecoy, IsFound: PlainWords.Hold(PlainWords.Of(byPrompt[t.Prompt]), PlainWords.Of(t.Text)))).ToList();
        var (traps, found) = (judged.Count(j => !j.IsDecoy), judged.Count(j => !j.IsDecoy && j.IsFound));
        var (decoys, decoysFound) = (judged.Count(j => j.IsDecoy), judged.Count(j => j.IsDecoy && j.IsFound));
        var against = plan.Test is ModelTestKind.TrapsAgainstDecoys;
        var chance = !against ? plan.Chance : decoys == 0 ? 0 : (double)decoysFound / decoys;
        var spread = Math.Sqrt(traps * chance * (1 - chance));
        var log = against
            ? Math.Log(Math.Max(Binomial.HypergeometricAtLeast(found, traps + decoys, found + decoysFound, traps), double.Epsilon))
            : Binomial.LogAtLeast(found, traps, plan.Chance);
        return new(
            traps, found, chance, spread > 0 ? (found - (traps * chance)) / spread : 0, log, told.Rows.Count, told.Missing, told.Unregistered, told.Duplicates, 0, 0, decoys, decoysFound, told.Sha256);
    }

    private sealed record Told(IReadOnlyList<SuspectAnswer> Rows, int Missing, int Unregistered, int Duplicates, string Sha256);
}
