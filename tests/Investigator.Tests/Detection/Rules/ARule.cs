using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Detection.Rules;

/// <summary>Rules on their way, for tests.</summary>
internal static class ARule
{
    public static RuleDraft Draft(string text = "requests in 1h > 40", string title = "Night bursts") => new(title, "Bursts at night.", "A batch job.", text);

    public static Backtest Tested(string text) => new(text, Findings.Noon, "Analyst 1", Findings.Day, 0.5, 100, 3, 1, 2, [new("acc-1", null, "requests in 1h: 50", ["it pays"], ["stolen-key"])]);

    public static DetectorVolume Volume(string id, int version, bool shadow, int hits, DateTimeOffset at, int accounts = 1000, string problem = "") =>
        DetectorVolume.Of(Guid.NewGuid(), at, new(new(id, version, "", "", "", []), shadow, hits, 0, accounts, problem));

    /// <summary>A rule in shadow that one analysis has seen.</summary>
    public static async Task<RuleVersion> InShadowAsync(this CaseRoom room, Person by, string text = "requests in 1h > 40", string title = "Night bursts")
    {
        var book = room.The<IRuleBook>();
        var rule = (await book.WriteAsync(by, Draft(text, title), default)).Value!;
        Assert.Null(await book.TestedAsync(by, rule.Id, Tested(rule.Text), default));
        Assert.Null(await book.ShadowAsync(by, rule.Id, (await room.LatestAsync(rule)).Version, default));
        await room.AnalysedAsync(rule);
        return await room.LatestAsync(rule);
    }

    public static async Task<RuleVersion> ProposedAsync(this CaseRoom room, Person by, string title = "Night bursts")
    {
        var rule = await room.InShadowAsync(by, title: title);
        Assert.Null(await room.The<IRuleBook>().ProposeAsync(by, rule.Id, rule.Version, "It finds what others miss.", default));
        return await room.LatestAsync(rule);
    }

    public static async Task<RuleVersion> LiveAsync(this CaseRoom room, string title = "Night bursts")
    {
        var rule = await room.ProposedAsync(People.Analyst, title);
        Assert.Null(await room.The<IRuleBook>().ApproveAsync(People.Manager, rule.Id, rule.Version, "Looked.", default));
        return await room.LatestAsync(rule);
    }

    /// <summary>Counts for a tenth of the accounts.</summary>
    public static async Task<RuleVersion> PartlyAsync(this CaseRoom room, int percent = 10)
    {
        var rule = await room.ProposedAsync(People.Analyst);
        Assert.Null(await room.The<IRuleBook>().ApproveForAsync(People.Manager, rule.Id, rule.Version, percent, "Looked.", default));
        return await room.LatestAsync(rule);
    }

    public static async Task<RuleVersion> LatestAsync(this CaseRoom room, RuleVersion rule) => (await room.The<IRuleBook>().OfAsync(rule.RuleId, default)).Single(r => r.Id == rule.Id);

    /// <summary>As if an analysis had run just now.</summary>
    public static async Task AnalysedAsync(this CaseRoom room, RuleVersion rule, int hits = 3, string problem = "")
    {
        room.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var db = room.Db();
        db.Add(Volume(rule.RuleId, rule.Number, shadow: true, hits, room.Clock.GetUtcNow(), problem: problem));
        await db.SaveChangesAsync();
    }
}
