using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class Routing(RecordedActs acts) : IQueueRouting
{
    public async Task<QueueRouting> LoadAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await InAsync(db, ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> ReplaceAsync(Person by, long version, IReadOnlyList<RoutingRule> rules, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                var kept = await db.QueueRoutings.SingleOrDefaultAsync(ct).ConfigureAwait(false);
                if ((kept?.Version ?? 0) != version) return Refusal.ChangedMeanwhile;
                var routing = kept ?? QueueRouting.Shipped();
                if (routing.Replace(by, rules, acts.Clock) is { } no) return no;
                // Version 0 means "as shipped": what is stored begins at 1.
                if (kept is null) db.Add(routing).Property(r => r.Version).CurrentValue = 1;
                await acts.RecordAsync(db, by, "queue.routed", "routing", new { rules = routing.Rules }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    internal static async Task<QueueRouting> InAsync(InvestigatorDb db, CancellationToken ct) =>
        await db.QueueRoutings.AsNoTracking().SingleOrDefaultAsync(ct).ConfigureAwait(false) ?? QueueRouting.Shipped();
}

internal sealed class QueueRoutingConfiguration : IEntityTypeConfiguration<QueueRouting>
{
    public void Configure(EntityTypeBuilder<QueueRouting> builder)
    {
        builder.ToTable("QueueRouting");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Rules).IsJson([]);
        builder.Property(r => r.ChangedBy).HasMaxLength(ModelLimits.Name);
        builder.Ignore(r => r.Queues);
    }
}
