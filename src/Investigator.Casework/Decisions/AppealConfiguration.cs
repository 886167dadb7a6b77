using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class AppealConfiguration : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("Appeal");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Reference).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.ReceivedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(a => a.ReceivedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.AssigneeId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(a => a.AssigneeName).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.Answer).HasMaxLength(ModelLimits.LongText);
        builder.HasOne<Decision>().WithMany().HasForeignKey(a => a.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.State, a.DueAt });
        builder.HasIndex(a => new { a.AccountId, a.State });
        builder.HasIndex(a => new { a.ReceivedById, a.Reference });
    }
}

internal sealed class AppealedDetectorConfiguration : IEntityTypeConfiguration<AppealedDetector>
{
    public void Configure(EntityTypeBuilder<AppealedDetector> builder)
    {
        builder.ToTable("AppealedDetector");
        builder.HasKey(d => new { d.AppealId, d.DetectorId, d.DetectorVersion });
        builder.Property(d => d.DetectorId).HasMaxLength(ModelLimits.Word);
        builder.HasOne<Appeal>().WithMany().HasForeignKey(d => d.AppealId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionEvidenceConfiguration : IEntityTypeConfiguration<DecisionEvidence>
{
    public void Configure(EntityTypeBuilder<DecisionEvidence> builder)
    {
        builder.ToTable("DecisionEvidence");
        builder.HasKey(e => e.DecisionId);
        builder.Property(e => e.Sha256).HasMaxLength(ModelLimits.Hash);
        builder.Ignore(e => e.Facts);
        builder.Ignore(e => e.IsAltered);
        builder.HasOne<Decision>().WithOne().HasForeignKey<DecisionEvidence>(e => e.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
