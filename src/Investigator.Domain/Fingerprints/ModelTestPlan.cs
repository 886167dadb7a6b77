using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Fingerprints;

/// <summary>What will be asked of a suspect model and how the answers will be judged: fixed before the first of them is seen.</summary>
/// <param name="Suspect">The model, as people name it.</param>
/// <param name="Reason">Why it is suspected.</param>
/// <param name="Alpha">A p-value at or below it counts as found, 1e-12 to 0.1.</param>
/// <param name="Chance">Share of hits without the fingerprint: gamma for a watermark; how often chance finds a trap's answer.</param>
/// <param name="Assumed">Share of hits if the suspect learnt from marked answers; the power is computed for it.</param>
/// <param name="Expected">Trials that are expected: distinct tokens for a watermark, traps otherwise.</param>
/// <param name="Queries">The questions, each once.</param>
/// <param name="Tokenizer">Its name, for a watermark whose file of answers brings no token ids.</param>
/// <param name="TokenizerSha256">Its hash when the plan was registered.</param>
public sealed record ModelTestPlan(
    ModelTestKind Test, string Suspect, string Reason, double Alpha, double Chance, double Assumed, long Expected, IReadOnlyList<string> Queries, string? Tokenizer, string? TokenizerSha256)
{
    /// <summary>Most questions of a plan.</summary>
    public const int MostQueries = 2000;

    /// <summary>Characters of a question.</summary>
    public const int LongestQuery = 4000;

    /// <summary>The plan for a fingerprint: a canary's questions are its traps', in their order, and its trials their number.</summary>
    public ModelTestPlan For(FingerprintDesign design)
    {
        if (design.Watermark is { } watermark) return this with { Test = ModelTestKind.GreenTokens, Chance = watermark.Gamma, Queries = [.. Queries.Select(q => q.Trim()).Where(q => q.Length > 0)] };
        var traps = design.Traps.Where(t => !t.IsDecoy || Test is ModelTestKind.TrapsAgainstDecoys).ToList();
        return this with { Expected = traps.Count(t => !t.IsDecoy), Queries = [.. traps.Select(t => t.Prompt)], Tokenizer = null, TokenizerSha256 = null };
    }

    /// <summary>What can't be registered so, or <c>null</c>.</summary>
    public Refusal? Fault(FingerprintDesign design)
    {
        if (string.IsNullOrWhiteSpace(Suspect)) return Refusal.NameMissing;
        if (string.IsNullOrWhiteSpace(Reason)) return Refusal.ReasonMissing;
        if (Suspect.Length > 200 || Reason.Length > 1000) return Refusal.TooLong;
        if (!Enum.IsDefined(Test) || (Test is ModelTestKind.GreenTokens) != (design.Kind is FingerprintKind.Watermark)) return Refusal.PlanWrong;
        if (Test is ModelTestKind.TrapsAgainstDecoys && !design.Traps.Any(t => t.IsDecoy)) return Refusal.TrapsWrong;
        var known = Alpha is >= 1e-12 and <= 0.1 && Chance is >= 0 and < 1 && (Chance > 0 || Test is ModelTestKind.TrapsAgainstDecoys) && Assumed > Chance && Assumed < 1 && Expected is >= 1 and <= Power.MostTrials;
        var asked = Queries.Count is >= 1 and <= MostQueries && Queries.All(q => q.Length is >= 1 and <= LongestQuery) && Queries.Distinct(StringComparer.Ordinal).Count() == Queries.Count;
        return known && asked ? null : Refusal.PlanWrong;
    }

    /// <summary>How likely the test finds what is assumed, 0 to 1.</summary>
    public double PowerFor(FingerprintDesign design) => Test is ModelTestKind.TrapsAgainstDecoys
        ? Power.AgainstDecoys((int)Expected, design.Traps.Count(t => t.IsDecoy), Alpha, Chance, Assumed)
        : Power.Of(Expected, Alpha, Chance, Assumed);

    /// <summary>SHA-256 over the plan, what it is about, who registered it and when. 64 hexadecimal digits.</summary>
    public string Seal(Guid fingerprint, string registeredBy, DateTimeOffset at) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"investigator model test plan 1\n{fingerprint}\n{JsonSerializer.Serialize(this)}\n{registeredBy}\n{at.UtcDateTime:O}\n")));
}

/// <summary>How answers are judged. The numbers are stored.</summary>
public enum ModelTestKind
{
    /// <summary>Distinct green tokens against their binomial share.</summary>
    GreenTokens,

    /// <summary>Traps found against a known chance, binomial.</summary>
    TrapsAgainstChance,

    /// <summary>Traps found against decoys found, Fisher's exact test.</summary>
    TrapsAgainstDecoys,
}
