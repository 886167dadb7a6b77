using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntry");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(e => e.PersonName).HasMaxLength(ModelLimits.Name);
        builder.Property(e => e.Act).HasMaxLength(ModelLimits.Word);
        builder.Property(e => e.Subject).HasMaxLength(ModelLimits.Subject);
        builder.Property(e => e.PreviousHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(e => e.Hash).HasMaxLength(ModelLimits.Hash);
        builder.HasIndex(e => new { e.Subject, e.Sequence });
        builder.HasIndex(e => new { e.PersonId, e.Sequence });
        builder.HasIndex(e => new { e.Act, e.Sequence });
    }
}
