using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class Investigations(RecordedActs acts) : IInvestigations
{
    // Pictures are large: a list never loads them.
    private static readonly Expression<Func<Investigation, InvestigationRow>> s_row =
        i => new InvestigationRow(i.Id, i.Name, i.Start, i.Nodes, i.OwnerId, i.OwnerName, i.Shared, i.ChangedAt, i.Version);

    public async Task<Page<InvestigationRow>> LoadAsync(Person who, int skip, int take, CancellationToken ct)
    {
        if (!who.Investigates) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var open = OpenTo(db, who);
        var total = await open.LongCountAsync(ct).ConfigureAwait(false);
        return new(await OwnFirst(open, who).Skip(skip).Take(take).Select(s_row).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<InvestigationRow>> NamedAsync(Person who, string text, int take, CancellationToken ct)
    {
        if (!who.Investigates || text.Length > Investigation.LongestName) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var wanted = text.ToLowerInvariant();
        return await OwnFirst(OpenTo(db, who).Where(i => EF.Property<string>(i, InvestigationConfiguration.SearchText).Contains(wanted)), who)
            .Take(take).Select(s_row).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<InvestigationRow?> AboutAsync(Person who, Guid id, CancellationToken ct)
    {
        if (!who.Investigates) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await OpenTo(db, who).Where(i => i.Id == id).Select(s_row).SingleOrDefaultAsync(ct).ConfigureAwait(false);
    }

    public async Task<Investigation?> FindAsync(Person who, Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Investigations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct).ConfigureAwait(false) is { } found && found.OpensTo(who) ? found : null;
    }

    public Task<Done<Investigation>> KeepAsync(Person by, InvestigationDraft draft, CancellationToken ct) =>
        acts.DoAsync<Investigation>(
            async db =>
            {
                if (!by.Investigates || by.Id.Length > ModelLimits.PersonId) return Refusal.NotAllowed;
                if (await db.Investigations.CountAsync(i => i.OwnerId == by.Id, ct).ConfigureAwait(false) >= Investigation.Most) return Refusal.TooManyInvestigations;
                var made = Investigation.Of(acts.NewId(), Known(by), draft, acts.Clock.GetUtcNow());
                if (made.Value is not { } kept) return made;
                if (await IsTakenAsync(db, kept, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                Search(db.Investigations.Add(kept), kept);
                await RecordAsync(db, by, "investigation.saved", kept, ct).ConfigureAwait(false);
                return kept;
            },
            ct);

    public Task<Done<Investigation>> SaveAsync(Person by, Guid id, long version, InvestigationDraft draft, CancellationToken ct) =>
        OnAsync(by, id, version, "investigation.saved", investigation => investigation.Change(Known(by), draft, acts.Clock.GetUtcNow()), ct);

    public async Task<Refusal?> RenameAsync(Person by, Guid id, long version, string name, CancellationToken ct) =>
        (await OnAsync(by, id, version, "investigation.renamed", investigation => investigation.Rename(Known(by), name, acts.Clock.GetUtcNow()), ct).ConfigureAwait(false)).Refusal;

    public async Task<Refusal?> ShareAsync(Person by, Guid id, long version, bool shared, CancellationToken ct) =>
        (await OnAsync(by, id, version, shared ? "investigation.shared" : "investigation.unshared", investigation => investigation.Share(by, shared, acts.Clock.GetUtcNow()), ct).ConfigureAwait(false)).Refusal;

    public Task<Refusal?> RemoveAsync(Person by, Guid id, long version, CancellationToken ct) =>
        acts.TryAsync(
            async db =>
            {
                var found = await FoundAsync(db, by, id, version, ct).ConfigureAwait(false);
                if (found.Value is not { } investigation) return found.Refusal;
                if (!by.Investigates || investigation.OwnerId != by.Id) return Refusal.NotAllowed;
                db.Investigations.Remove(investigation);
                await RecordAsync(db, by, "investigation.removed", investigation, ct).ConfigureAwait(false);
                return null;
            },
            ct);

    private Task<Done<Investigation>> OnAsync(Person by, Guid id, long version, string word, Func<Investigation, Refusal?> act, CancellationToken ct) =>
        acts.DoAsync<Investigation>(
            async db =>
            {
                var found = await FoundAsync(db, by, id, version, ct).ConfigureAwait(false);
                if (found.Value is not { } investigation) return found;
                if (act(investigation) is { } no) return no;
                if (await IsTakenAsync(db, investigation, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                Search(db.Entry(investigation), investigation);
                await RecordAsync(db, by, word, investigation, ct).ConfigureAwait(false);
                return investigation;
            },
            ct);

    // One that is neither one's own nor shared is not there, whoever asks.
    private static async Task<Done<Investigation>> FoundAsync(InvestigatorDb db, Person by, Guid id, long version, CancellationToken ct)
    {
        if (await db.Investigations.SingleOrDefaultAsync(i => i.Id == id, ct).ConfigureAwait(false) is not { } found || (!found.Shared && found.OwnerId != by.Id)) return Refusal.NotFound;
        return found.Version == version ? found : Refusal.ChangedMeanwhile;
    }

    private static Task<bool> IsTakenAsync(InvestigatorDb db, Investigation kept, CancellationToken ct) =>
        db.Investigations.AnyAsync(i => i.OwnerId == kept.OwnerId && i.Name == kept.Name && i.Id != kept.Id, ct);

    private static IQueryable<Investigation> OpenTo(InvestigatorDb db, Person who) => db.Investigations.AsNoTracking().Where(i => i.Shared || i.OwnerId == who.Id);

    private static IQueryable<Investigation> OwnFirst(IQueryable<Investigation> investigations, Person who) =>
        investigations.OrderByDescending(i => i.OwnerId == who.Id).ThenByDescending(i => i.ChangedAt).ThenBy(i => i.Id);

    private static void Search(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<Investigation> entry, Investigation kept) =>
        entry.Property(InvestigationConfiguration.SearchText).CurrentValue = kept.Name.ToLowerInvariant();

    private static Person Known(Person by) => by with { Name = ModelLimits.Cut(by.Name, ModelLimits.Name) };

    private Task RecordAsync(InvestigatorDb db, Person by, string act, Investigation of, CancellationToken ct) =>
        acts.RecordAsync(db, by, act, $"investigation:{of.Id:D}", new { name = of.Name, start = of.Start, nodes = of.Nodes, shared = of.Shared }, ct);
}

internal sealed class InvestigationConfiguration : IEntityTypeConfiguration<Investigation>
{
    /// <summary>The name in lower case: what a search looks in, the same on both providers.</summary>
    internal const string SearchText = "SearchText";

    public void Configure(EntityTypeBuilder<Investigation> builder)
    {
        builder.ToTable("Investigation");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Name).HasMaxLength(Investigation.LongestName);
        builder.Property<string>(SearchText).HasMaxLength(2 * Investigation.LongestName);
        builder.Property(i => i.Start).HasMaxLength(GraphStart.LongestText);
        builder.Property(i => i.Picture).IsJson(new SavedPicture());
        builder.Property(i => i.OwnerId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(i => i.OwnerName).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(i => new { i.OwnerId, i.Name }).IsUnique();
        builder.HasIndex(i => new { i.Shared, i.ChangedAt });
    }
}
