using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class SavedViews(RecordedActs acts) : ISavedViews
{
    public async Task<IReadOnlyList<SavedView>> LoadAsync(Person who, QueriedList list, CancellationToken ct)
    {
        if (!who.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.SavedViews.AsNoTracking().Where(v => v.List == list && (v.Shared || v.OwnerId == who.Id))
            .OrderByDescending(v => v.OwnerId == who.Id).ThenBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<SavedView?> FindAsync(Person who, Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.SavedViews.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct).ConfigureAwait(false) is { } view && view.OpensTo(who) ? view : null;
    }

    public async Task<SavedView?> DefaultAsync(Person who, QueriedList list, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var chosen = db.DefaultViews.Where(d => d.PersonId == who.Id && d.List == list).Select(d => d.ViewId);
        return await db.SavedViews.AsNoTracking().SingleOrDefaultAsync(v => chosen.Contains(v.Id), ct).ConfigureAwait(false) is { } view && view.OpensTo(who) ? view : null;
    }

    public Task<Done<SavedView>> SaveAsync(Person by, ViewDraft draft, CancellationToken ct) =>
        acts.DoAsync<SavedView>(
            async db =>
            {
                if (!by.Investigates || by.Id.Length > ModelLimits.PersonId) return Refusal.NotAllowed;
                var name = draft.Name.Trim();
                var known = by with { Name = ModelLimits.Cut(by.Name, ModelLimits.Name) };
                var own = db.SavedViews.Where(v => v.OwnerId == by.Id && v.List == draft.List);
                var view = await own.SingleOrDefaultAsync(v => v.Name == name, ct).ConfigureAwait(false);
                if (view is null)
                {
                    if (await own.CountAsync(ct).ConfigureAwait(false) >= SavedView.Most) return Refusal.TooManyViews;
                    var made = SavedView.Of(acts.NewId(), known, draft, acts.Clock.GetUtcNow());
                    if (made.Value is null) return made;
                    db.SavedViews.Add(view = made.Value);
                }
                else if (view.Change(known, draft, acts.Clock.GetUtcNow()) is { } no)
                {
                    return no;
                }

                await RecordAsync(db, by, "view.saved", view, ct).ConfigureAwait(false);
                return view;
            },
            ct);

    public Task<Refusal?> ShareAsync(Person by, Guid id, bool shared, CancellationToken ct) =>
        OnAsync(by, id, async (db, view) =>
        {
            if (view.Share(by, shared, acts.Clock.GetUtcNow()) is { } no) return no;
            await RecordAsync(db, by, shared ? "view.shared" : "view.unshared", view, ct).ConfigureAwait(false);
            return null;
        }, ct);

    public Task<Refusal?> DeleteAsync(Person by, Guid id, CancellationToken ct) =>
        OnAsync(by, id, async (db, view) =>
        {
            if (!by.Investigates || view.OwnerId != by.Id) return Refusal.NotAllowed;
            db.SavedViews.Remove(view);
            db.DefaultViews.RemoveRange(await db.DefaultViews.Where(d => d.ViewId == id).ToListAsync(ct).ConfigureAwait(false));
            await RecordAsync(db, by, "view.deleted", view, ct).ConfigureAwait(false);
            return null;
        }, ct);

    public Task<Refusal?> MakeDefaultAsync(Person by, QueriedList list, Guid? id, CancellationToken ct) =>
        acts.TryAsync(
            async db =>
            {
                if (!by.Investigates || by.Id.Length > ModelLimits.PersonId) return Refusal.NotAllowed;
                var chosen = await db.DefaultViews.SingleOrDefaultAsync(d => d.PersonId == by.Id && d.List == list, ct).ConfigureAwait(false);
                if (id is not { } view)
                {
                    if (chosen is not null) db.DefaultViews.Remove(chosen);
                    return null;
                }

                if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == view && v.List == list, ct).ConfigureAwait(false) is not { } found || !found.OpensTo(by)) return Refusal.NotFound;
                if (chosen is null) db.DefaultViews.Add(DefaultView.Of(by, list, view));
                else chosen.Turn(view);
                await RecordAsync(db, by, "view.opens-the-list", found, ct).ConfigureAwait(false);
                return null;
            },
            ct);

    // A view that is neither one's own nor shared is not there, whoever asks.
    private Task<Refusal?> OnAsync(Person by, Guid id, Func<InvestigatorDb, SavedView, Task<Refusal?>> act, CancellationToken ct) =>
        acts.TryAsync(
            async db => await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id, ct).ConfigureAwait(false) is { } view && (view.Shared || view.OwnerId == by.Id)
                ? await act(db, view).ConfigureAwait(false) : Refusal.NotFound,
            ct);

    private Task RecordAsync(InvestigatorDb db, Person by, string act, SavedView view, CancellationToken ct) =>
        acts.RecordAsync(db, by, act, $"view:{view.Id:D}", new { list = view.List.ToString(), name = view.Name, shared = view.Shared }, ct);
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedView");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(v => v.Query).HasMaxLength(ModelLimits.LongText);
        builder.Property(v => v.Settings).HasMaxLength(SavedView.LongestSettings);
        builder.Property(v => v.OwnerId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(v => v.OwnerName).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(v => new { v.OwnerId, v.List, v.Name }).IsUnique();
    }
}

internal sealed class DefaultViewConfiguration : IEntityTypeConfiguration<DefaultView>
{
    public void Configure(EntityTypeBuilder<DefaultView> builder)
    {
        builder.ToTable("DefaultView");
        builder.Property(d => d.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.HasKey(d => new { d.PersonId, d.List });
    }
}
