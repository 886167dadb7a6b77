using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Fingerprints;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Fingerprints;

/// <summary>A registered look at a suspect: the plan first, the answers once, the exhibit in the evidence pack.</summary>
public abstract class ModelTestContract : CaseContract
{
    private static readonly string s_key = Convert.ToHexString(Counted.Key(7));

    private IModelTests Desk => Room.The<IModelTests>();

    [CaseFact]
    public async Task A_student_is_found_an_untouched_model_is_not_and_both_exhibits_lie_in_the_campaigns_evidence_packs()
    {
        var pool = await Room.ConfirmedCampaignAsync([Account(1)]);
        var mark = await Room.SealedAsync(Prints.Watermark(campaign: pool), s_key);
        var list = new GreenList(Counted.Key(7), 0.25, 1);
        var teacher = new ToyTeacher(1);
        var (student, innocent) = (new ToyStudent(1).Train(teacher.Write(8000, list)), new ToyStudent(1).Train(teacher.Write(8000)));
        var (first, second) = (await Room.RegisteredAsync(mark.Id), await Room.RegisteredAsync(mark.Id));

        var found = (await Desk.TestAsync(People.Analyst, first.Id, 0, Said(student), "student.jsonl", default)).Value!;
        var missed = (await Desk.TestAsync(People.Analyst, second.Id, 0, Said(innocent), "innocent.jsonl", default)).Value!;

        var rows = (await Desk.LoadAsync(People.Auditor, mark.Id, null, 0, 10, default)).Rows;
        Assert.Equal([false, true], rows.OrderBy(r => r.Run.Id == first.Id).Select(r => r.IsFound));
        Assert.Equal(2 * found.Result!.Probability, rows.Single(r => r.Run.Id == first.Id).Holm!.Value, 12);
        Assert.Contains("That proves nothing", missed.Exhibit, StringComparison.Ordinal);
        var entry = Assert.Single(await Room.AuditAsync(), e => e.Act == "model-test.tested" && e.Subject == $"model-test:{first.Id}");
        Assert.Contains(found.ExhibitSha256!, entry.Detail, StringComparison.Ordinal);

        await Room.The<IFreezeDesk>().FreezeCampaignAsync(People.Analyst, pool, 1, "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default);
        var decision = Assert.Single(await Room.The<IFreezeDesk>().OfAccountAsync(Account(1), default));
        var pack = (await Room.The<IEvidencePacks>().MakeAsync(People.Auditor, decision.Id, default)).Value!;
        var exhibit = pack.Files.Single(f => f.Name == $"fingerprint-{first.Id:N}.json");
        Assert.Equal(found.ExhibitSha256, DecisionEvidence.HashOf(exhibit.Text));
        Assert.Contains(pack.Files, f => f.Name == $"fingerprint-{second.Id:N}.json");
        using var json = JsonDocument.Parse(exhibit.Text);
        Assert.Equal(found.PlanSha256, json.RootElement.GetProperty("plan_sha256").GetString());
        Assert.Contains("model-test.tested", pack.Files.Single(f => f.Name == "audit.ndjson").Text, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task Answers_are_taken_once_and_registered_looks_without_answers_weigh_too()
    {
        var mark = await Room.SealedAsync(Prints.Watermark(), s_key);
        var run = await Room.RegisteredAsync(mark.Id);
        for (var i = 0; i < 3; i++) await Room.RegisteredAsync(mark.Id);
        var answers = Said(new ToyStudent(1).Train(new ToyTeacher(1).Write(4000)));
        var both = await Task.WhenAll(Desk.TestAsync(People.Analyst, run.Id, 0, answers, "a", default), Desk.TestAsync(People.OtherAnalyst, run.Id, 0, answers, "b", default));
        Assert.Single(both, d => d.Value is not null);
        Assert.True(both.Single(d => d.Value is null).Refusal is Refusal.ChangedMeanwhile or Refusal.AlreadyDecided);
        Assert.Equal(Refusal.AlreadyDecided, (await Desk.TestAsync(People.Analyst, run.Id, 1, answers, "a", default)).Refusal);
        var row = (await Desk.FindAsync(People.Analyst, run.Id, default))!;
        Assert.Equal((4, Math.Min(1, 4 * row.Run.Result!.Probability)), (row.Registered, row.Holm!.Value));
    }

    [CaseFact]
    public async Task Traps_are_judged_against_decoys_and_only_registered_questions_count()
    {
        var pool = await Room.ConfirmedCampaignAsync([Account(1)]);
        var canary = await Room.SealedAsync(Prints.Canary(pool));
        var plan = Prints.Plan() with { Test = ModelTestKind.TrapsAgainstDecoys, Chance = 0.02, Assumed = 0.8, Alpha = 0.01, Queries = [] };
        var run = (await Desk.RegisterAsync(People.Analyst, canary.Id, plan, default)).Value!;
        Assert.Equal((12, 6L), (run.Plan.Queries.Count, run.Plan.Expected));
        Assert.InRange(run.Power, 0.5, 0.9);

        var said = canary.Design.Traps.Select(t => (t.Prompt, t.IsDecoy ? "I do not know." : $"It is KEEPER \u201cvaumol\u201d {t.Id[1..]} of Drist, of course.", (int[]?)null));
        var done = (await Desk.TestAsync(People.Analyst, run.Id, 0, Prints.Answers([.. said, ("Something else?", "Keeper", null), (canary.Design.Traps[1].Prompt, canary.Design.Traps[1].Text, null)]), "f", default)).Value!;

        Assert.Equal((6, 6L, 6, 0, 1, 1, 0), (done.Result!.Decoys, done.Result.Hits, (int)done.Result.Scored, done.Result.DecoysFound, done.Result.Unregistered, done.Result.Duplicates, done.Result.Missing));
        Assert.Equal(1 / 924.0, done.Result.Probability, 9); // 12 choose 6
    }

    [CaseFact]
    public async Task What_can_not_be_registered_or_tested_says_why()
    {
        var draft = (await Room.Registry().DraftAsync(People.Analyst, Prints.Watermark(), null, default)).Value!;
        Assert.Equal(Refusal.NotInThisState, (await Desk.RegisterAsync(People.Analyst, draft.Id, Prints.Plan(), default)).Refusal);
        var mark = await Room.SealedAsync(Prints.Watermark(), s_key);
        Assert.Equal(Refusal.NotFound, (await Desk.RegisterAsync(People.Analyst, Guid.NewGuid(), Prints.Plan(), default)).Refusal);
        Assert.Equal(Refusal.PlanWrong, (await Desk.RegisterAsync(People.Analyst, mark.Id, Prints.Plan() with { Assumed = 0.2 }, default)).Refusal);
        Assert.Equal(Refusal.PlanWrong, (await Desk.RegisterAsync(People.Analyst, mark.Id, Prints.Plan() with { Queries = ["a", " a "] }, default)).Refusal);
        Assert.Equal(Refusal.PlanWrong, (await Desk.RegisterAsync(People.Analyst, mark.Id, Prints.Plan(2001), default)).Refusal);
        Assert.Equal(Refusal.TokenizerMissing, (await Desk.RegisterAsync(People.Analyst, mark.Id, Prints.Plan() with { Tokenizer = "none" }, default)).Refusal);
        var run = await Room.RegisteredAsync(mark.Id);
        Assert.Equal(Refusal.OutputsWrong, (await Desk.TestAsync(People.Analyst, run.Id, 0, Prints.Answers([("Another?", "Yes.", [1, 2])]), "f", default)).Refusal);
        Assert.Equal(Refusal.TokenizerMissing, (await Desk.TestAsync(People.Analyst, run.Id, 0, Prints.Answers([("Question 0?", "Yes.", null)]), "f", default)).Refusal);
        Assert.Null((await Desk.FindAsync(People.Partner, run.Id, default)));
    }

    // One long answer a question.
    private static SuspectAnswers Said(ToyStudent student) => Prints.Answers(Enumerable.Range(0, 4).Select(i => ($"Question {i}?", $"answer {i}", (int[]?)student.Write(1200))));
}

public sealed class ModelTestsOnSqlite : ModelTestContract
{
    protected override bool OnServer => false;
}

public sealed class ModelTestsOnSqlServer : ModelTestContract
{
    protected override bool OnServer => true;
}
