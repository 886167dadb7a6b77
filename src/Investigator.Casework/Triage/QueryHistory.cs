using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

/// <summary>Not audited: it is a person's own memory, and what a query opens is what the person may see anyway.</summary>
internal sealed class QueryHistory(RecordedActs acts) : IQueryHistory
{
    public async Task AddAsync(Person by, QueriedList list, string text, string? from, CancellationToken ct)
    {
        if (!by.Investigates || by.Id.Length > ModelLimits.PersonId || text.Length is 0 or > Query.LongestText) return;
        await acts.RememberAsync(
            async db =>
            {
                var asked = await db.AskedQueries.Where(q => q.PersonId == by.Id && q.List == list).OrderByDescending(q => q.At).ThenByDescending(q => q.Id).ToListAsync(ct).ConfigureAwait(false);
                if (asked.Find(q => q.Text == text) is { } known)
                {
                    known.Again(acts.Clock.GetUtcNow());
                    return;
                }

                db.AskedQueries.Add(AskedQuery.Of(acts.NewId(), by, list, text, asked.Find(q => q.Text == from)?.Id, acts.Clock.GetUtcNow()));
                db.AskedQueries.RemoveRange(asked.Skip(IQueryHistory.Remembered - 1));
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<AskedQuery>> LoadAsync(Person who, QueriedList list, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AskedQueries.AsNoTracking().Where(q => q.PersonId == who.Id && q.List == list).OrderByDescending(q => q.At).ThenByDescending(q => q.Id)
            .ToListAsync(ct).ConfigureAwait(false);
    }

    public Task ForgetAsync(Person by, QueriedList list, CancellationToken ct) =>
        acts.RememberAsync(async db => db.AskedQueries.RemoveRange(await db.AskedQueries.Where(q => q.PersonId == by.Id && q.List == list).ToListAsync(ct).ConfigureAwait(false)), ct);
}

internal sealed class AskedQueryConfiguration : IEntityTypeConfiguration<AskedQuery>
{
    public void Configure(EntityTypeBuilder<AskedQuery> builder)
    {
        builder.ToTable("AskedQuery");
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(q => q.Text).HasMaxLength(ModelLimits.LongText);
        builder.HasIndex(q => new { q.PersonId, q.List, q.At });
    }
}
