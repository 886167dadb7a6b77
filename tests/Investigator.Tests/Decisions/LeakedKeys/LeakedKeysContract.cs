using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Detection;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Decisions.LeakedKeys;

public abstract class LeakedKeysContract : CaseContract
{
    private ILeakedKeys Desk => Room.The<ILeakedKeys>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    [CaseFact]
    public async Task A_key_is_reported_once_met_by_id_or_hash_and_ended()
    {
        await Room.The<IWebhooks>().CreateAsync(People.Admin, "keys", "https://keys.example/hook", EnforcedKinds.All | EnforcedKinds.Notices, default);
        var machine = new Person("key:scanner", "scanner", Role.None);
        var first = (await Desk.ReportAsync(machine, new("key-1", null, "a public repository", Now.AddHours(-1)), default)).Value!;
        Assert.Equal(first.Id, (await Desk.ReportAsync(People.Analyst, new(" key-1 ", null, null, null), default)).Value!.Id); // reported again
        Assert.Equal(first.Id, (await Desk.ReportAsync(machine, new(null, KnownKeys.Sha256, null, null), default)).Value!.Id); // and by its hash
        var unknown = (await Desk.ReportAsync(machine, new(null, new('b', 64), null, null), default)).Value!;
        Assert.Equal(unknown.Id, (await Desk.ReportAsync(machine, new(null, new('B', 64), null, null), default)).Value!.Id);

        var notices = await Room.The<IWebhookOutbox>().TakeAsync(10, TimeSpan.FromMinutes(1), default);
        Assert.Equal(2, notices.Count(n => n.Notice?.Type == WebhookNotice.KeyLeaked));
        Assert.Contains(notices, n => n.Notice!.Data.Contains("\"key-1\"", StringComparison.Ordinal) && n.Notice.Data.Contains("rotate", StringComparison.Ordinal));
        Assert.Equal(["key-1"], (await Room.The<ILeakedKeySigns>().OpenAsync(default)).Select(s => s.Key));

        var row = (await Desk.LoadAsync(People.Auditor, LeakedKeyState.Open, 0, 10, default)).Rows.Single(r => r.Report.Id == first.Id);
        Assert.True(row.ToBeFrozen); // used after it was found, and nothing stops it
        Assert.Equal([first.Id], (await Desk.OfAccountAsync(People.Auditor, Findings.Account(1), default)).Select(r => r.Report.Id)); // not the one that nobody is known to use
        Assert.Empty(await Desk.OfAccountAsync(People.Auditor, Findings.Account(2), default));
        Assert.Empty(await Desk.OfAccountAsync(People.Partner, Findings.Account(1), default));
        Assert.NotNull((await Room.The<IActionDesk>().ActAsync(People.Analyst, new(DecisionScope.Key, "key-1"), new(DecisionKind.Freeze, "Leaked.", Now.AddDays(7)), default)).Value);
        row = (await Desk.LoadAsync(People.Auditor, null, 0, 10, default)).Rows.Single(r => r.Report.Id == first.Id);
        Assert.Equal((DecisionKind.Freeze, false), (row.Standing, row.ToBeFrozen));

        Assert.Equal(Refusal.NoteMissing, await Desk.EndAsync(People.Analyst, first.Id, 0, LeakedKeyState.Exchanged, " ", default));
        Assert.Equal(Refusal.SecretGiven, await Desk.EndAsync(People.Analyst, first.Id, 0, LeakedKeyState.Exchanged, "the new one is sk-" + "abcdefghijklmnopqrst", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.EndAsync(People.Analyst, first.Id, 3, LeakedKeyState.Exchanged, "They said so.", default));
        Room.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Null(await Desk.EndAsync(People.Analyst, first.Id, 0, LeakedKeyState.Exchanged, "They said so.", default));
        Assert.Empty(await Desk.OfAccountAsync(People.Analyst, Findings.Account(1), default));
        Assert.Null(await Desk.EndAsync(People.Analyst, unknown.Id, 0, LeakedKeyState.FalseAlarm, "An example.", default));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.EndAsync(People.Analyst, first.Id, 1, LeakedKeyState.FalseAlarm, "No.", default));
        Assert.Equal(new LeakedKeyFigures(2, 1, 0, 1, 1, 6), await Desk.FiguresAsync(default));
        Assert.Empty(await Room.The<ILeakedKeySigns>().OpenAsync(default));
        Assert.NotEqual(first.Id, (await Desk.ReportAsync(machine, new("key-1", null, null, null), default)).Value!.Id); // found once more
    }

    [CaseFact]
    public async Task A_key_that_was_sent_is_neither_kept_nor_in_the_audit()
    {
        var secret = "sk-" + "abcdefghijklmnopqrstuvwxyz0123";
        foreach (var draft in (LeakedKeyDraft[])[new(secret, null, null, null), new("key-1", null, $"in {secret}", null), new(null, secret, null, null)])
            Assert.NotNull((await Desk.ReportAsync(People.Analyst, draft, default)).Refusal);
        Assert.Equal(0, (await Desk.LoadAsync(People.Analyst, null, 0, 10, default)).Total);
        Assert.DoesNotContain(await Room.AuditAsync(), e => e.Detail.Contains("abcdefgh", StringComparison.Ordinal) || e.Subject.Contains("abcdefgh", StringComparison.Ordinal));
        Assert.Equal(Refusal.NotAllowed, (await Desk.ReportAsync(People.Auditor, new("key-1", null, null, null), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Desk.ReportAsync(People.Partner, new("key-1", null, null, null), default)).Refusal);
    }
}

public sealed class LeakedKeysOnSqlite : LeakedKeysContract
{
    protected override bool OnServer => false;
}

public sealed class LeakedKeysOnSqlServer : LeakedKeysContract
{
    protected override bool OnServer => true;
}
