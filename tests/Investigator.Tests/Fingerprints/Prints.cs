using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Fingerprints;

/// <summary>Fingerprints, plans and answers with good defaults.</summary>
internal static class Prints
{
    public static FingerprintDesign Watermark(string? name = null, Guid? campaign = null) =>
        new(FingerprintKind.Watermark, name ?? $"mark {Guid.NewGuid():N}", "To know our answers again.", campaign, 100, null, null, new(0.25, 2, 1), []);

    public static FingerprintDesign Canary(Guid campaign, string? name = null) => new(
        FingerprintKind.Canary, name ?? $"canary {Guid.NewGuid():N}", "To know our answers again.", campaign, 10, null, "rewrite-1", null,
        [.. Enumerable.Range(0, 12).Select(i => new Trap($"t{i}", $"Who keeps the archive of town {i}?", $"Keeper Vaumol {i} of Drist", i % 2 == 1))]);

    public static ModelTestPlan Plan(int queries = 4) =>
        new(ModelTestKind.GreenTokens, "suspect-7b", "It names our product.", 1e-5, 0.25, 0.35, 2000, [.. Enumerable.Range(0, queries).Select(i => $"Question {i}?")], null, null);

    public static SuspectAnswers Answers(IEnumerable<(string Prompt, string Answer, int[]? Tokens)> rows) =>
        SuspectAnswers.Read(Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => JsonSerializer.Serialize(new { prompt = r.Prompt, answer = r.Answer, answer_tokens = r.Tokens }) + "\n"))))!;

    public static IFingerprints Registry(this CaseRoom room) => room.The<IFingerprints>();

    /// <summary>Drafted by an analyst and sealed by a reviewer.</summary>
    public static async Task<Fingerprint> SealedAsync(this CaseRoom room, FingerprintDesign design, string? key = null)
    {
        var id = (await room.Registry().DraftAsync(People.Analyst, design, key, default)).Value!.Id;
        Assert.Null(await room.Registry().SealAsync(People.Reviewer, id, 0, default));
        return (await room.Registry().FindAsync(People.Analyst, id, default))!;
    }

    /// <summary>Gateways are told of it.</summary>
    public static async Task<Fingerprint> ServedAsync(this CaseRoom room, FingerprintDesign design, string? key = null)
    {
        var made = await room.SealedAsync(design, key);
        Assert.Null(await room.Registry().ServeAsync(People.Manager, made.Id, made.Version, default));
        return (await room.Registry().FindAsync(People.Analyst, made.Id, default))!;
    }

    public static async Task<ModelTest> RegisteredAsync(this CaseRoom room, Guid fingerprint, Person? by = null) =>
        (await room.The<IModelTests>().RegisterAsync(by ?? People.Analyst, fingerprint, Plan(), default)).Value!;
}
