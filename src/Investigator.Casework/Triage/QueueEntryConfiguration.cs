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
        builder.HasIndex(e => new { e.State, e.Score });
        builder.HasIndex(e => e.AssigneeId);
    }

    internal static string SearchTextOf(QueueEntry entry) => $"{entry.Subject}\n{entry.TopReason}".ToLowerInvariant();
}
