using Investigator.Domain.Audit;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Tests.Audit;

public abstract class AuditLogContract : CaseContract
{
    private IAuditLog Log => Room.The<IAuditLog>();

    [CaseFact]
    public async Task The_chain_holds_under_eight_writers_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++) await Log.AppendAsync(People.Analyst, "sign-in", $"person:{w}", new { i }, default);
        })));

        var entries = await Room.AuditAsync();
        Assert.Equal(80, entries.Count);
        Assert.Null(AuditChain.FirstBreak(entries));
    }

    [CaseFact]
    public async Task A_changed_entry_is_found()
    {
        for (var i = 0; i < 3; i++) await Log.AppendAsync(People.Analyst, "sign-in", "person:1", null, default);
        await using (var db = Room.Db())
            await db.Set<AuditEntry>().Where(e => e.Sequence == 2).ExecuteUpdateAsync(e => e.SetProperty(x => x.PersonName, "Somebody else"));

        Assert.Equal(2, AuditChain.FirstBreak(await Room.AuditAsync())!.Sequence);
    }

    [CaseFact]
    public async Task A_dropped_entry_is_found()
    {
        for (var i = 0; i < 3; i++) await Log.AppendAsync(People.Analyst, "sign-in", "person:1", null, default);
        await using (var db = Room.Db())
            await db.Set<AuditEntry>().Where(e => e.Sequence == 2).ExecuteDeleteAsync();

        Assert.Equal(3, AuditChain.FirstBreak(await Room.AuditAsync())!.Sequence);
    }

    [CaseFact]
    public async Task Hostile_text_is_kept_as_it_can_be_and_the_chain_holds()
    {
        foreach (var text in (string[])["<script>alert(1)</script>", "'; DROP TABLE AuditEntry; --", "nul\0inside", "half \ud83d surrogate", "\u202eright to left", new('x', 5000), "{0} %s"])
            await Log.AppendAsync(new(text, text, Role.Analyst), text, text, new { text }, default);

        var entries = await Room.AuditAsync();
        Assert.Null(AuditChain.FirstBreak(entries));
        Assert.Equal("'; DROP TABLE AuditEntry; --", entries[1].Subject);
        Assert.Equal("<script>alert(1)</script>", entries[0].PersonName);
    }

    [CaseFact]
    public async Task Entries_are_filtered_and_come_newest_first_with_the_total()
    {
        for (var i = 0; i < 5; i++) await Log.AppendAsync(i % 2 == 0 ? People.Analyst : People.Manager, "sign-in", $"person:{i}", null, default);

        var page = await Log.LoadAsync(new(PersonId: People.Analyst.Id, Take: 2), default);

        Assert.Equal(3, page.Total);
        Assert.Equal(["person:4", "person:2"], page.Rows.Select(e => e.Subject));
    }
}

public sealed class AuditLogOnSqlite : AuditLogContract
{
    protected override bool OnServer => false;
}

public sealed class AuditLogOnSqlServer : AuditLogContract
{
    protected override bool OnServer => true;
}
