using Investigator.Casework.Data;
using Investigator.Domain.Decisions.LeakedKeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions.LeakedKeys;

internal sealed class LeakedKeyConfiguration : IEntityTypeConfiguration<LeakedKeyReport>
{
    public void Configure(EntityTypeBuilder<LeakedKeyReport> builder)
    {
        builder.ToTable("LeakedKeyReport");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.KeyId).HasMaxLength(ModelLimits.Id);
        builder.Property(r => r.KeySha256).HasMaxLength(ModelLimits.Hash);
        builder.Property(r => r.FoundIn).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.ReportedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(r => r.ReportedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Note).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(r => new { r.State, r.ReportedAt });
        builder.HasIndex(r => r.KeyId);
    }
}

internal static class LeakedKeyTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<LeakedKeyReport> LeakedKeyReports => db.Set<LeakedKeyReport>();
    }
}
