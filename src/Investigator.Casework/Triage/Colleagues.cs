using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class Colleagues(RecordedActs acts) : IColleagues
{
    // Seen a moment ago is as good as seen now, and spares a write for every page that is opened.
    private static readonly TimeSpan s_moment = TimeSpan.FromHours(1);

    public async Task SeenAsync(Person who, CancellationToken ct)
    {
        if (!who.Works || who.Id.Length > ModelLimits.PersonId) return;
        var now = acts.Clock.GetUtcNow();
        var known = who with { Name = ModelLimits.Cut(who.Name, ModelLimits.Name) };
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var since = now - s_moment;
        if (await db.Colleagues.AnyAsync(c => c.Id == known.Id && c.Name == known.Name && c.SeenAt > since, ct).ConfigureAwait(false)) return;
        await acts.TryAsync(
            async turn =>
            {
                if (await turn.Colleagues.SingleOrDefaultAsync(c => c.Id == known.Id, ct).ConfigureAwait(false) is { } colleague) colleague.Seen(known, now);
                else turn.Colleagues.Add(Colleague.Of(known, now));
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Colleague>> AtWorkAsync(CancellationToken ct)
    {
        var since = acts.Clock.GetUtcNow() - Colleague.Remembered;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Colleagues.AsNoTracking().Where(c => c.SeenAt >= since).OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(ct).ConfigureAwait(false);
    }
}

internal sealed class ColleagueConfiguration : IEntityTypeConfiguration<Colleague>
{
    public void Configure(EntityTypeBuilder<Colleague> builder)
    {
        builder.ToTable("Colleague");
        builder.Property(c => c.Id).HasMaxLength(ModelLimits.PersonId).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(ModelLimits.Name);
    }
}
