using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Fingerprints;

public abstract class WatchListContract : CaseContract
{
    private static readonly WatchedDraft s_draft = new("cheap-model-1", WatchedKind.Model, "https://models.example/cheap", "Talks like ours.", null, 30);

    private IWatchList Desk => Room.The<IWatchList>();

    [CaseFact]
    public async Task A_suspect_is_due_again_and_again_and_a_test_starts_from_it()
    {
        var watched = (await Desk.AddAsync(People.Analyst, s_draft, default)).Value!;
        Assert.Equal(Refusal.NameTaken, (await Desk.AddAsync(People.OtherAnalyst, s_draft with { Kind = WatchedKind.Outlet }, default)).Refusal);
        Assert.Equal(new WatchCounts(1, 1), await Desk.CountAsync(default));
        Assert.Equal(Refusal.NoteMissing, await Desk.LookAsync(People.Analyst, watched.Id, 0, " ", default));
        Assert.Null(await Desk.LookAsync(People.Analyst, watched.Id, 0, "It refuses.", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.LookAsync(People.Analyst, watched.Id, 0, "It refuses.", default));
        Assert.Equal(new WatchCounts(1, 0), await Desk.CountAsync(default));
        Room.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(new WatchCounts(1, 1), await Desk.CountAsync(default));

        Assert.Equal(Refusal.NotFound, await Desk.StartAsync(People.Analyst, watched.Id, Guid.NewGuid(), default));
        var test = await Room.RegisteredAsync((await Room.SealedAsync(Prints.Watermark())).Id);
        Assert.Null(await Desk.StartAsync(People.Analyst, watched.Id, test.Id, default));
        Assert.Equal(new WatchCounts(1, 0), await Desk.CountAsync(default));
        var row = Assert.Single((await Desk.LoadAsync(People.Auditor, 0, 10, default)).Rows);
        Assert.Equal((test.Id, (bool?)null, "Analyst 1"), (row.Test!.Run.Id, row.Test.IsFound, row.Watched.LookedBy));

        Assert.Null(await Desk.EndAsync(People.Analyst, watched.Id, 2, "Gone.", default));
        Assert.Null(await Desk.FindAsync(People.Analyst, watched.Id, default));
        Assert.Equal(new WatchCounts(0, 0), await Desk.CountAsync(default));
        Assert.Equal(Refusal.AlreadyDecided, await Desk.StartAsync(People.Analyst, watched.Id, test.Id, default));
        Assert.NotNull((await Desk.AddAsync(People.Analyst, s_draft, default)).Value); // back again
        Assert.Empty((await Desk.LoadAsync(People.Partner, 0, 10, default)).Rows);
    }

    [CaseFact]
    public async Task What_can_not_be_watched_is_refused()
    {
        async Task<Refusal?> WhyAsync(WatchedDraft draft) => (await Desk.AddAsync(People.Analyst, draft, default)).Refusal;
        Assert.Equal(Refusal.NameMissing, await WhyAsync(s_draft with { Name = " " }));
        Assert.Equal(Refusal.ReasonMissing, await WhyAsync(s_draft with { Reason = " " }));
        Assert.Equal(Refusal.EveryWrong, await WhyAsync(s_draft with { EveryDays = 0 }));
        Assert.Equal(Refusal.EveryWrong, await WhyAsync(s_draft with { EveryDays = 366 }));
        Assert.Equal(Refusal.TooLong, await WhyAsync(s_draft with { FoundAt = new('a', 1001) }));
        Assert.Equal(Refusal.NotFound, await WhyAsync(s_draft with { Campaign = Guid.NewGuid() }));
    }
}

public sealed class WatchListOnSqlite : WatchListContract
{
    protected override bool OnServer => false;
}

public sealed class WatchListOnSqlServer : WatchListContract
{
    protected override bool OnServer => true;
}
