using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class AccountNotes(RecordedActs acts) : IAccountNotes
{
    public async Task<Done<AccountNote>> WriteAsync(Person by, AccountId account, string? text, CancellationToken ct)
    {
        var known = by with { Name = ModelLimits.Cut(by.Name, ModelLimits.Name) };
        var written = AccountNote.Write(acts.NewId(), known, account, text, acts.Clock.GetUtcNow());
        if (written.Value is not { } note) return written;
        if (by.Id.Length > ModelLimits.PersonId) return Refusal.NotAllowed;
        if (account.Value.Length == 0) return Refusal.NotFound;
        if (account.Value.Length > ModelLimits.Id) return Refusal.TooLong;
        return await acts.DoAsync<AccountNote>(
            async db =>
            {
                db.AccountNotes.Add(note);
                // The text stays out of the audit: it can name people, and the note is never changed.
                await acts.RecordAsync(db, by, "account.note", $"account:{account.Value}", new { note = note.Id }, ct).ConfigureAwait(false);
                return note;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<AccountNote>> OfAccountAsync(AccountId account, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var notes = db.AccountNotes.AsNoTracking().Where(n => n.AccountId == account);
        var total = await notes.LongCountAsync(ct).ConfigureAwait(false);
        return new(await notes.OrderByDescending(n => n.WrittenAt).ThenByDescending(n => n.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }
}

internal sealed class AccountNoteConfiguration : IEntityTypeConfiguration<AccountNote>
{
    public void Configure(EntityTypeBuilder<AccountNote> builder)
    {
        builder.ToTable("AccountNote");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.AuthorId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(n => n.Author).HasMaxLength(ModelLimits.Name);
        builder.Property(n => n.Text).HasMaxLength(AccountNote.LongestText);
        builder.HasIndex(n => new { n.AccountId, n.WrittenAt });
    }
}
