using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

/// <summary>Not audited, as <see cref="QueryHistory"/> is not. What nobody asked for <see cref="KeptQuery.Lasts"/> is forgotten when another is kept.</summary>
internal sealed class KeptQueries(RecordedActs acts) : IKeptQueries
{
    public async Task<Done<KeptQuery>> KeepAsync(Person by, string text, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var made = KeptQuery.Of(acts.NewId(), by, text, now);
        if (made.Value is not { } one) return made;
        if (await FindAsync(one.Sha256, ct).ConfigureAwait(false) is { } fresh && !fresh.IsStale(now)) return fresh;
        await acts.RememberAsync(
            async db =>
            {
                if (await db.KeptQueries.FirstOrDefaultAsync(q => q.Sha256 == one.Sha256, ct).ConfigureAwait(false) is { } known) (one = known).Again(now);
                else db.KeptQueries.Add(one);
                var forgotten = now - KeptQuery.Lasts;
                db.KeptQueries.RemoveRange(await db.KeptQueries.Where(q => q.At < forgotten).ToListAsync(ct).ConfigureAwait(false));
            },
            ct).ConfigureAwait(false);
        return one;
    }

    public async Task<string?> FindAsync(Person who, Guid id, CancellationToken ct)
    {
        if (!who.Sees) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var forgotten = acts.Clock.GetUtcNow() - KeptQuery.Lasts;
        return await db.KeptQueries.Where(q => q.Id == id && q.At >= forgotten).Select(q => q.Text).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    private async Task<KeptQuery?> FindAsync(string sha256, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.KeptQueries.AsNoTracking().FirstOrDefaultAsync(q => q.Sha256 == sha256, ct).ConfigureAwait(false);
    }
}

internal sealed class KeptQueryConfiguration : IEntityTypeConfiguration<KeptQuery>
{
    public void Configure(EntityTypeBuilder<KeptQuery> builder)
    {
        builder.ToTable("KeptQuery");
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Text).HasMaxLength(ModelLimits.LongText);
        builder.Property(q => q.Sha256).HasMaxLength(ModelLimits.Hash);
        builder.HasIndex(q => q.Sha256).IsUnique();
        builder.HasIndex(q => q.At);
    }
}
