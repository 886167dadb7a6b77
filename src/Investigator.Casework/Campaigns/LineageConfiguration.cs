using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Campaigns;

internal sealed class LineageStepConfiguration : IEntityTypeConfiguration<LineageStep>
{
    public void Configure(EntityTypeBuilder<LineageStep> builder)
    {
        builder.ToTable("LineageStep");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(s => s.ById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(s => s.By).HasMaxLength(ModelLimits.Name);
        builder.Property(s => s.UndoneBy).HasMaxLength(ModelLimits.Name);
        builder.Property(s => s.UndoReason).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(s => s.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(s => s.IntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.FromId, s.At });
        builder.HasIndex(s => new { s.IntoId, s.At });
    }
}

internal sealed class MovedMemberConfiguration : IEntityTypeConfiguration<MovedMember>
{
    public void Configure(EntityTypeBuilder<MovedMember> builder)
    {
        builder.ToTable("MovedMember");
        builder.HasKey(m => new { m.StepId, m.AccountId });
        builder.Property(m => m.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(m => m.Source).HasMaxLength(ModelLimits.Word);
        builder.Property(m => m.AddedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(m => m.JudgedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(m => m.ThereReason).HasMaxLength(ModelLimits.Reason);
        builder.Property(m => m.ThereJudgedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<LineageStep>().WithMany().HasForeignKey(m => m.StepId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.AccountId);
    }
}
