using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Fingerprints;

internal sealed class ModelTests(RecordedActs acts, FingerprintSecrets secrets, IEnumerable<ITokenizers> tokenizers) : IModelTests
{
    public async Task<Page<ModelTestRow>> LoadAsync(Person by, Guid? fingerprint, Guid? campaign, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<ModelTest> runs = db.ModelTests.AsNoTracking();
        if (fingerprint is { } one) runs = runs.Where(r => r.FingerprintId == one);
        if (campaign is { } pool) runs = runs.Where(r => r.CampaignId == pool);
        var total = await runs.LongCountAsync(ct).ConfigureAwait(false);
        var page = await runs.OrderByDescending(r => r.RegisteredAt).ThenBy(r => r.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return new(await RowsAsync(db, page, ct).ConfigureAwait(false), total);
    }

    public async Task<ModelTestRow?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Sees) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var run = await db.ModelTests.AsNoTracking().Where(r => r.Id == id).ToListAsync(ct).ConfigureAwait(false);
        return await RowsAsync(db, run, ct).ConfigureAwait(false) is [var row] ? row : null;
    }

    public async Task<Done<ModelTest>> RegisterAsync(Person by, Guid fingerprint, ModelTestPlan plan, CancellationToken ct)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        var tokenizer = plan.Tokenizer is { Length: > 0 } named ? Find(named) : null;
        return await acts.DoAsync<ModelTest>(
            async db =>
            {
                if (await db.Fingerprints.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fingerprint, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                var whole = (plan with { Tokenizer = tokenizer is null ? null : plan.Tokenizer, TokenizerSha256 = tokenizer?.Sha256 }).For(found.Design);
                if (found.Kind is FingerprintKind.Watermark && plan.Tokenizer is { Length: > 0 } && tokenizer is null) return Refusal.TokenizerMissing;
                var registered = ModelTest.Register(acts.NewId(), by, found, whole, acts.Clock);
                if (registered.Value is not { } run) return registered;
                db.ModelTests.Add(run);
                await acts.RecordAsync(
                    db, by, "model-test.registered", $"model-test:{run.Id}",
                    new { fingerprint, campaign = run.CampaignId, run.PlanSha256, run.Plan.Suspect, test = run.Plan.Test.ToString(), run.Plan.Alpha, run.Power, queries = run.Plan.Queries.Count }, ct).ConfigureAwait(false);
                return registered;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<ModelTest>> TestAsync(Person by, Guid id, long version, SuspectAnswers answers, string source, CancellationToken ct)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        // Counted before the writer's turn: nobody waits while tokens are.
        var judged = await JudgeAsync(id, answers, ct).ConfigureAwait(false);
        if (judged.Value is not { } result) return judged.Refusal!.Value;
        return await acts.DoAsync<ModelTest>(
            async db =>
            {
                if (await db.ModelTests.SingleOrDefaultAsync(r => r.Id == id, ct).ConfigureAwait(false) is not { } run) return Refusal.NotFound;
                if (run.Version != version) return Refusal.ChangedMeanwhile;
                var fingerprint = await db.Fingerprints.AsNoTracking().SingleAsync(f => f.Id == run.FingerprintId, ct).ConfigureAwait(false);
                var others = await db.ModelTests.Where(r => r.Id != id && r.LogProbability != null).Select(r => r.LogProbability!.Value).ToListAsync(ct).ConfigureAwait(false);
                var registered = await db.ModelTests.CountAsync(ct).ConfigureAwait(false);
                if (run.Take(by, fingerprint, result, ModelLimits.Cut(source, ModelLimits.Name), others, registered, acts.Clock) is { } no) return no;
                await acts.RecordAsync(
                    db, by, "model-test.tested", $"model-test:{id}",
                    new { campaign = run.CampaignId, run.Source, result.OutputsSha256, run.ExhibitSha256, logP = run.LogProbability, result.Scored, result.Hits }, ct).ConfigureAwait(false);
                return run;
            },
            ct).ConfigureAwait(false);
    }

    private async Task<Done<ModelTestResult>> JudgeAsync(Guid id, SuspectAnswers answers, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await db.ModelTests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct).ConfigureAwait(false) is not { } run) return Refusal.NotFound;
        if (run.Result is not null) return Refusal.AlreadyDecided;
        var fingerprint = await db.Fingerprints.AsNoTracking().SingleAsync(f => f.Id == run.FingerprintId, ct).ConfigureAwait(false);
        if ((fingerprint.ProtectedKey.Length == 0 ? [] : secrets.Open(fingerprint.ProtectedKey)) is not { } key) return Refusal.KeyGone;
        var tokenizer = run.Plan.Tokenizer is { } named ? Find(named) : null;
        return await Task.Run(() => ModelTesting.Test(run.Plan, fingerprint.Design, key, tokenizer, answers, ct), ct).ConfigureAwait(false);
    }

    private ITokenizer? Find(string name) => tokenizers.Select(t => t.Find(name)).FirstOrDefault(t => t is not null);

    internal static async Task<IReadOnlyList<ModelTestRow>> RowsAsync(InvestigatorDb db, List<ModelTest> runs, CancellationToken ct)
    {
        if (runs.Count == 0) return [];
        var ids = runs.Select(r => r.FingerprintId).Distinct().ToList();
        var names = await db.Fingerprints.Where(f => ids.Contains(f.Id)).Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => f.Name, ct).ConfigureAwait(false);
        var tested = await db.ModelTests.Where(r => r.LogProbability != null).Select(r => new { r.Id, Log = r.LogProbability!.Value }).ToListAsync(ct).ConfigureAwait(false);
        var registered = await db.ModelTests.CountAsync(ct).ConfigureAwait(false);
        double[] probabilities = [.. tested.Select(t => Math.Exp(t.Log))];
        var (holm, hochberg) = (MultipleTests.Holm(probabilities, registered), MultipleTests.BenjaminiHochberg(probabilities, registered));
        var places = tested.Select((t, i) => (t.Id, i)).ToDictionary(t => t.Id, t => t.i);
        return [.. runs.Select(r => places.TryGetValue(r.Id, out var at)
            ? new ModelTestRow(r, names.GetValueOrDefault(r.FingerprintId, ""), holm[at], hochberg[at], registered)
            : new ModelTestRow(r, names.GetValueOrDefault(r.FingerprintId, ""), null, null, registered))];
    }
}
