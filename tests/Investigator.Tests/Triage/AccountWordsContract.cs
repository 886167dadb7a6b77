using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Triage;

/// <summary>Notes and tags that people put on accounts.</summary>
public abstract class AccountWordsContract : CaseContract
{
    private IAccountNotes Notes => Room.The<IAccountNotes>();

    private IAccountTags Tags => Room.The<IAccountTags>();

    [CaseFact]
    public async Task A_note_says_who_wrote_it_and_when_and_the_audit_holds_that_but_not_the_text()
    {
        Assert.NotNull((await Notes.WriteAsync(People.Analyst, Account(1), " Asked their sales contact. ", default)).Value);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull((await Notes.WriteAsync(People.Manager, Account(1), "<script>alert(1)</script>", default)).Value);
        Assert.NotNull((await Notes.WriteAsync(People.Manager, Account(2), "Another.", default)).Value);

        var page = await Notes.OfAccountAsync(Account(1), 0, 1, default);
        Assert.Equal((2, "<script>alert(1)</script>", "Manager 1"), (page.Total, Assert.Single(page.Rows).Text, page.Rows[0].Author));
        var first = Assert.Single((await Notes.OfAccountAsync(Account(1), 1, 10, default)).Rows);
        Assert.Equal(("Asked their sales contact.", "analyst-1", Room.Clock.GetUtcNow().AddMinutes(-1)), (first.Text, first.AuthorId, first.WrittenAt));
        var recorded = (await Room.AuditAsync()).Where(e => e.Act == "account.note" && e.Subject == $"account:{Account(1).Value}").ToList();
        Assert.Equal(2, recorded.Count);
        Assert.DoesNotContain(recorded, e => e.Detail?.Contains("sales", StringComparison.Ordinal) is true);
    }

    [CaseFact]
    public async Task Notes_that_are_empty_endless_or_written_by_the_wrong_person_are_refused_and_leave_nothing()
    {
        Assert.Equal(Refusal.NoteMissing, (await Notes.WriteAsync(People.Analyst, Account(1), " \n", default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Notes.WriteAsync(People.Analyst, Account(1), new('x', AccountNote.LongestText + 1), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Notes.WriteAsync(People.Auditor, Account(1), "Seen.", default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Notes.WriteAsync(People.Analyst, new(new string('a', 129)), "Seen.", default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Notes.WriteAsync(People.Analyst, new(""), "Seen.", default)).Refusal);

        Assert.Equal(0, (await Notes.OfAccountAsync(Account(1), 0, 10, default)).Total);
        Assert.NotNull((await Notes.WriteAsync(People.Analyst, Account(1), new('x', AccountNote.LongestText), default)).Value);
    }

    [CaseFact]
    public async Task A_tag_is_put_once_kept_as_it_was_put_and_taken_off_by_anybody_who_investigates()
    {
        Assert.Equal(new TaggedAccounts("card-9", 2, 0), (await Tags.PutOnAsync(People.Analyst, [Account(1), Account(2), Account(2)], " Card-9 ", default)).Value);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new TaggedAccounts("card-9", 1, 2), (await Tags.PutOnAsync(People.Manager, [Account(1), Account(2), Account(3)], "card-9", default)).Value);
        Assert.Equal(new TaggedAccounts("card-9", 0, 1), (await Tags.PutOnAsync(People.Manager, [Account(1)], "card-9", default)).Value);

        var tags = await Tags.OfAsync([Account(1), Account(3), Account(9)], default);
        Assert.Equal(("Analyst 1", Room.Clock.GetUtcNow().AddMinutes(-1)), (Assert.Single(tags[Account(1)]).By, tags[Account(1)].Single().At));
        Assert.Equal("Manager 1", Assert.Single(tags[Account(3)]).By);
        Assert.Empty(tags[Account(9)]);
        Assert.Equal([new("card-9", 3)], await Tags.WordsAsync("CA", 10, default));
        Assert.Empty(await Tags.WordsAsync("9", 10, default));

        Assert.Equal(Refusal.NotAllowed, await Tags.TakeOffAsync(People.Auditor, Account(1), "card-9", default));
        Assert.Null(await Tags.TakeOffAsync(People.Reviewer, Account(1), "card-9", default));
        Assert.Equal(Refusal.NotFound, await Tags.TakeOffAsync(People.Reviewer, Account(1), "card-9", default));
        Assert.Empty((await Tags.OfAsync([Account(1)], default))[Account(1)]);
        Assert.Equal(["account.tagged", "account.tagged", "account.untagged"], (await Room.AuditAsync()).Select(e => e.Act).Where(a => a.Contains("tagged", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [CaseFact]
    public async Task What_is_no_word_is_no_tag()
    {
        foreach (var word in (string[])["", "two words", "<b>", "=cmd", "-dash", "a\u202Eb", "ключ", new('a', AccountTag.Longest + 1)])
            Assert.Equal(Refusal.TagWrong, (await Tags.PutOnAsync(People.Analyst, [Account(1)], word, default)).Refusal);
        Assert.Empty((await Tags.OfAsync([Account(1)], default))[Account(1)]);
    }

    [CaseFact]
    public async Task Too_many_accounts_or_too_many_words_on_one_are_refused_as_a_whole()
    {
        for (var i = 0; i < AccountTag.MostOnOne; i++) Assert.NotNull((await Tags.PutOnAsync(People.Analyst, [Account(1)], $"word-{i}", default)).Value);

        Assert.Equal(Refusal.TooManyTags, (await Tags.PutOnAsync(People.Analyst, [Account(1), Account(2)], "one-more", default)).Refusal);
        Assert.Empty((await Tags.OfAsync([Account(2)], default))[Account(2)]);
        Assert.Equal(new TaggedAccounts("word-3", 1, 1), (await Tags.PutOnAsync(People.Analyst, [Account(1), Account(2)], "word-3", default)).Value);
        Assert.Equal(Refusal.NobodyToActOn, (await Tags.PutOnAsync(People.Analyst, [], "none", default)).Refusal);
        Assert.Equal(Refusal.TooManyChosen, (await Tags.PutOnAsync(People.Analyst, [.. Enumerable.Range(0, AccountTag.MostAtOnce + 1).Select(Account)], "all", default)).Refusal);
    }

    [CaseFact]
    public async Task The_query_bar_finds_tagged_accounts_in_their_list_and_in_the_queue_alone_or_inside_their_cluster()
    {
        var pool = Guid.Parse("0d7e0a3c-0000-4000-8000-0000000000aa");
        var results = Results([Flagged(Account(1)), Flagged(Account(2)), Flagged(Account(3), cluster: pool)], [ACluster(pool, 0.95, [Account(3), Account(4), Account(5)])]);
        await Room.The<IAnalysisResults>().ReplaceAsync(results, ARun(), default);
        await Tags.PutOnAsync(People.Analyst, [Account(1), Account(3)], "card-9", default);
        await Tags.PutOnAsync(People.Analyst, [Account(2)], "school", default);

        Assert.Equal([Account(1).Value, pool.ToString("D")], await QueuedAsync("tag:card-9"));
        Assert.Equal([Account(2).Value], await QueuedAsync("tag:SCHOOL"));
        Assert.Equal([Account(2).Value], await QueuedAsync("not tag:card-*"));
        Assert.Equal([Account(1).Value, Account(2).Value, pool.ToString("D")], await QueuedAsync("tag in (school, card-9)"));
        Assert.Empty(await QueuedAsync("tag:nobody"));
        Assert.Equal([Account(1), Account(3)], await ListedAsync("tag:card*"));
        Assert.Equal([Account(2)], await ListedAsync("not tag:card-9"));
        Assert.Equal([new("card-9", 2)], await Room.The<ITriageQueue>().ValuesAsync("tag", "ca", 5, default));
        Assert.Equal([new("school", 1)], await Room.The<IFindingLists>().ValuesAsync("tag", "s", 5, default));
    }

    private async Task<IEnumerable<string>> QueuedAsync(string query) =>
        (await Room.The<ITriageQueue>().LoadAsync(new([QueueState.Open]) { Query = Query.Read(query, QueueFields.All).Query! }, default)).Rows.Select(e => e.Subject).OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal);

    private async Task<IEnumerable<AccountId>> ListedAsync(string query) =>
        (await Room.The<IFindingLists>().AccountsAsync(Query.Read(query, AccountFields.All).Query!, 0, 10, default)).Rows.Select(s => s.AccountId).OrderBy(a => a.Value, StringComparer.Ordinal);
}

public sealed class AccountWordsOnSqlite : AccountWordsContract
{
    protected override bool OnServer => false;
}

public sealed class AccountWordsOnSqlServer : AccountWordsContract
{
    protected override bool OnServer => true;
}
