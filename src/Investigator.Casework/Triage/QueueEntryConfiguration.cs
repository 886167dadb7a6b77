using Investigator.Casework.Data;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class QueueEntryConfiguration : IEntityTypeConfiguration<QueueEntry>
{
    /// <summary>Subject and top reason in lower case: what the filter looks in, the same on both providers.</summary>
    internal const string SearchText = "SearchText";

    public void Configure(EntityTypeBuilder<QueueEntry> builder)
    {
        builder.ToTable("QueueEntry");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Subject).HasMaxLength(ModelLimits.Id);
        builder.Property(e => e.TopReason).HasMaxLength(ModelLimits.Reason);
        builder.Property(e => e.AssigneeId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(e => e.AssigneeName).HasMaxLength(ModelLimits.Name);
        builder.Property(e => e.Note).HasMaxLength(ModelLimits.LongText);
        builder.Property<string>(SearchText).HasMaxLength(ModelLimits.Reason + ModelLimits.Id + 1);
        builder.HasIndex(e => new { e.Kind, e.Subject }).IsUnique();
        builder.Property(e => e.Queue).HasMaxLength(RoutingRule.LongestName);
        builder.Property(e => e.Family).HasMaxLength(RoutingRule.LongestName);
        builder.Property(e => e.Segment).HasMaxLength(RoutingRule.LongestName);
        builder.Property(e => e.Judgements).IsJson([]);
        builder.HasIndex(e => e.AssigneeId);
        builder.HasIndex(e => new { e.OpenedAt, e.Id }); // what alerts are read by: the waiting and the closed ones

        // One for each column the list is sorted by, with the id that breaks ties: the first page is then read off the index, however many wait.
        builder.HasIndex(e => new { e.IsWaiting, e.Priority, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.Score, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.Size, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.Exchanges, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.FirstSeenAt, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.LastSeenAt, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.AssigneeName, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.OpenedAt, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.DueAt, e.Id });
        // The order of one queue, and what the counts need without the rows themselves.
        builder.HasIndex(e => new { e.IsWaiting, e.Queue, e.Priority, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.Queue, e.SnoozedUntil, e.DueAt, e.State });
        // What a query asks and no order begins with: it is looked for in rows of an index, which are a fraction of the table's.
        builder.HasIndex(e => new { e.IsWaiting, e.Queue, e.Score, e.SnoozedUntil, e.Id });
        builder.HasIndex(e => new { e.IsWaiting, e.Family, e.Segment, e.Tokens, e.SnoozedUntil, e.Id });
        builder.HasIndex(nameof(QueueEntry.IsWaiting), SearchText, nameof(QueueEntry.SnoozedUntil), nameof(QueueEntry.Id));
    }

    internal static string SearchTextOf(QueueEntry entry) => $"{entry.Subject}\n{entry.TopReason}".ToLowerInvariant();
}
