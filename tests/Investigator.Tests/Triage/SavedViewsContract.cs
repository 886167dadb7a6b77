using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Triage;

public abstract class SavedViewsContract : CaseContract
{
    private ISavedViews Views => Room.The<ISavedViews>();

    private IKeptQueries Kept => Room.The<IKeptQueries>();

    private IQueryHistory History => Room.The<IQueryHistory>();

    [CaseFact]
    public async Task A_view_is_its_owners_until_it_is_shared_and_then_everybodys_who_may_see_the_list()
    {
        var mine = await SaveAsync(People.Analyst, "Late pools", shared: false);

        Assert.Empty(await Views.LoadAsync(People.OtherAnalyst, QueriedList.Queue, default));
        Assert.Null(await Views.FindAsync(People.OtherAnalyst, mine.Id, default));
        Assert.Equal(Refusal.NotFound, await Views.ShareAsync(People.OtherAnalyst, mine.Id, true, default));

        Assert.Null(await Views.ShareAsync(People.Analyst, mine.Id, true, default));

        var seen = Assert.Single(await Views.LoadAsync(People.OtherAnalyst, QueriedList.Queue, default));
        Assert.Equal(("Late pools", "score:>0.5", "state=all", "Analyst 1"), (seen.Name, seen.Query, seen.Settings, seen.OwnerName));
        Assert.NotNull(await Views.FindAsync(People.Auditor, mine.Id, default));
        Assert.Null(await Views.FindAsync(People.Partner, mine.Id, default));
        Assert.Empty(await Views.LoadAsync(People.Partner, QueriedList.Queue, default));
        Assert.Empty(await Views.LoadAsync(People.OtherAnalyst, QueriedList.Accounts, default));
    }

    [CaseFact]
    public async Task The_same_name_changes_ones_own_view_and_leaves_those_of_others_alone()
    {
        var mine = await SaveAsync(People.Analyst, "Late pools", shared: true);
        var theirs = await SaveAsync(People.OtherAnalyst, "Late pools", shared: true);
        var again = (await Views.SaveAsync(People.Analyst, new(QueriedList.Queue, " Late pools ", "late:yes", "", false), default)).Value!;

        Assert.Equal(mine.Id, again.Id);
        Assert.NotEqual(mine.Id, theirs.Id);
        Assert.Equal("late:yes", (await Views.FindAsync(People.Analyst, mine.Id, default))!.Query);
        Assert.Null(await Views.FindAsync(People.OtherAnalyst, mine.Id, default));
        Assert.Equal("score:>0.5", (await Views.FindAsync(People.OtherAnalyst, theirs.Id, default))!.Query);
    }

    [CaseFact]
    public async Task A_list_opens_with_the_chosen_view_until_that_is_gone()
    {
        var shared = await SaveAsync(People.Analyst, "Late pools", shared: true);
        var other = await SaveAsync(People.OtherAnalyst, "Mine", shared: false);

        Assert.Null(await Views.MakeDefaultAsync(People.OtherAnalyst, QueriedList.Queue, shared.Id, default));
        Assert.Null(await Views.MakeDefaultAsync(People.OtherAnalyst, QueriedList.Queue, other.Id, default));
        Assert.Equal(other.Id, (await Views.DefaultAsync(People.OtherAnalyst, QueriedList.Queue, default))!.Id);
        Assert.Null(await Views.DefaultAsync(People.Analyst, QueriedList.Queue, default));
        Assert.Null(await Views.DefaultAsync(People.OtherAnalyst, QueriedList.Clusters, default));
        Assert.Equal(Refusal.NotFound, await Views.MakeDefaultAsync(People.OtherAnalyst, QueriedList.Accounts, other.Id, default));
        Assert.Equal(Refusal.NotFound, await Views.MakeDefaultAsync(People.Analyst, QueriedList.Queue, other.Id, default));

        Assert.Null(await Views.MakeDefaultAsync(People.OtherAnalyst, QueriedList.Queue, shared.Id, default));
        Assert.Null(await Views.ShareAsync(People.Reviewer, shared.Id, false, default));
        Assert.Null(await Views.DefaultAsync(People.OtherAnalyst, QueriedList.Queue, default));
        Assert.Null(await Views.DeleteAsync(People.Analyst, shared.Id, default));
        Assert.Null(await Views.MakeDefaultAsync(People.OtherAnalyst, QueriedList.Queue, null, default));
        Assert.Equal(Refusal.NotFound, await Views.DeleteAsync(People.Analyst, shared.Id, default));
    }

    [CaseFact]
    public async Task A_view_without_a_name_or_with_too_much_in_it_is_refused_and_so_is_one_too_many()
    {
        Assert.Equal(Refusal.NameMissing, (await Views.SaveAsync(People.Analyst, new(QueriedList.Queue, "  ", null, "", false), default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Views.SaveAsync(People.Analyst, new(QueriedList.Queue, new string('n', 61), null, "", false), default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Views.SaveAsync(People.Analyst, new(QueriedList.Queue, "n", new string('q', 4_001), "", false), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Views.SaveAsync(People.Auditor, new(QueriedList.Queue, "n", null, "", false), default)).Refusal);
        for (var i = 0; i < SavedView.Most; i++) await SaveAsync(People.Analyst, $"view {i}", shared: false);

        Assert.Equal(Refusal.TooManyViews, (await Views.SaveAsync(People.Analyst, new(QueriedList.Queue, "one more", null, "", false), default)).Refusal);
        Assert.NotNull((await Views.SaveAsync(People.Analyst, new(QueriedList.Queue, "view 7", null, "", false), default)).Value);
        Assert.NotNull((await Views.SaveAsync(People.Analyst, new(QueriedList.Accounts, "one more", null, "", false), default)).Value);
    }

    [CaseFact]
    public async Task What_was_asked_is_remembered_as_a_tree_for_the_one_who_asked()
    {
        await AskAsync("score:>0.5", from: null);
        await AskAsync("score:>0.5 late:yes", from: "score:>0.5");
        await AskAsync("score:>0.5 kind:account", from: "score:>0.5");
        await AskAsync("score:>0.5", from: "score:>0.5 kind:account");

        var asked = await History.LoadAsync(People.Analyst, QueriedList.Queue, default);
        Assert.Equal(["score:>0.5", "score:>0.5 kind:account", "score:>0.5 late:yes"], asked.Select(q => q.Text));
        Assert.Null(asked[0].After);
        Assert.All(asked.Skip(1), q => Assert.Equal(asked[0].Id, q.After));
        Assert.Empty(await History.LoadAsync(People.OtherAnalyst, QueriedList.Queue, default));
        Assert.Empty(await History.LoadAsync(People.Analyst, QueriedList.Accounts, default));

        await History.ForgetAsync(People.Analyst, QueriedList.Queue, default);
        Assert.Empty(await History.LoadAsync(People.Analyst, QueriedList.Queue, default));
    }

    [CaseFact]
    public async Task Old_queries_are_forgotten_and_auditors_leave_no_history()
    {
        for (var i = 0; i < IQueryHistory.Remembered + 3; i++) await AskAsync($"score:>{i}", from: null);
        await History.AddAsync(People.Auditor, QueriedList.Queue, "late:yes", null, default);
        await History.AddAsync(People.Analyst, QueriedList.Queue, new string('q', 4_001), null, default);

        var asked = await History.LoadAsync(People.Analyst, QueriedList.Queue, default);
        Assert.Equal(IQueryHistory.Remembered, asked.Count);
        Assert.Equal(("score:>102", "score:>3"), (asked[0].Text, asked[^1].Text));
        Assert.Empty(await History.LoadAsync(People.Auditor, QueriedList.Queue, default));
    }

    [CaseFact]
    public async Task A_kept_query_opens_by_its_id_to_whoever_sees_the_lists_until_nobody_asked_it_for_a_year()
    {
        var kept = (await Kept.KeepAsync(People.Analyst, "subject:acc-secret", default)).Value!;

        Assert.Equal(kept.Id, (await Kept.KeepAsync(People.Auditor, "subject:acc-secret", default)).Value!.Id);
        Assert.NotEqual(kept.Id, (await Kept.KeepAsync(People.Analyst, "subject:acc-other", default)).Value!.Id);
        Assert.Equal("subject:acc-secret", await Kept.FindAsync(People.Auditor, kept.Id, default));
        Assert.Null(await Kept.FindAsync(People.Partner, kept.Id, default));
        Assert.Null(await Kept.FindAsync(People.Analyst, Guid.NewGuid(), default));
        Assert.Equal(Refusal.NotAllowed, (await Kept.KeepAsync(People.Partner, "score:>0.5", default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Kept.KeepAsync(People.Analyst, new string('q', 4_001), default)).Refusal);

        Room.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal(kept.Id, (await Kept.KeepAsync(People.OtherAnalyst, "subject:acc-secret", default)).Value!.Id);
        Room.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal("subject:acc-secret", await Kept.FindAsync(People.Analyst, kept.Id, default));
        Room.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Null(await Kept.FindAsync(People.Analyst, kept.Id, default));
        Assert.NotEqual(kept.Id, (await Kept.KeepAsync(People.Analyst, "score:>0.9", default)).Value!.Id);
        Assert.NotEqual(kept.Id, (await Kept.KeepAsync(People.Analyst, "subject:acc-secret", default)).Value!.Id);
    }

    [CaseFact]
    public async Task The_same_query_asked_by_many_at_once_is_kept_once()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Kept.KeepAsync(People.Analyst, "subject:acc-secret", default)));

        Assert.Single(kept.Select(one => one.Value!.Id).Distinct());
    }

    private async Task AskAsync(string text, string? from)
    {
        Room.Clock.Advance(TimeSpan.FromSeconds(1));
        await History.AddAsync(People.Analyst, QueriedList.Queue, text, from, default);
    }

    private async Task<SavedView> SaveAsync(Person by, string name, bool shared) =>
        (await Views.SaveAsync(by, new(QueriedList.Queue, name, "score:>0.5", "state=all", shared), default)).Value!;
}

public sealed class SavedViewsOnSqlite : SavedViewsContract
{
    protected override bool OnServer => false;
}

public sealed class SavedViewsOnSqlServer : SavedViewsContract
{
    protected override bool OnServer => true;
}
