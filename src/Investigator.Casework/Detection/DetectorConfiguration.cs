using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Detection;

internal sealed class ShadowHitConfiguration : IEntityTypeConfiguration<ShadowHit>
{
    public void Configure(EntityTypeBuilder<ShadowHit> builder)
    {
        builder.ToTable("ShadowHit");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.DetectorId).HasMaxLength(ModelLimits.Word);
        builder.Property(h => h.Evidence).IsJson(Evidence.None);
        builder.HasIndex(h => new { h.DetectorId, h.AccountId });
    }
}

internal sealed class DetectorVolumeConfiguration : IEntityTypeConfiguration<DetectorVolume>
{
    public void Configure(EntityTypeBuilder<DetectorVolume> builder)
    {
        builder.ToTable("DetectorVolume");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.DetectorId).HasMaxLength(ModelLimits.Word);
        builder.Property(v => v.Problem).HasMaxLength(ModelLimits.Reason);
        builder.HasIndex(v => new { v.DetectorId, v.At });
        builder.HasIndex(v => v.At);
    }
}

internal sealed class DetectorSwitchConfiguration : IEntityTypeConfiguration<DetectorSwitch>
{
    public void Configure(EntityTypeBuilder<DetectorSwitch> builder)
    {
        builder.ToTable("DetectorSwitch");
        builder.HasKey(s => s.DetectorId);
        builder.Property(s => s.DetectorId).HasMaxLength(ModelLimits.Word).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(s => s.ChangedBy).HasMaxLength(ModelLimits.Name);
    }
}

internal sealed class DetectorSnoozeConfiguration : IEntityTypeConfiguration<DetectorSnooze>
{
    public void Configure(EntityTypeBuilder<DetectorSnooze> builder)
    {
        builder.ToTable("DetectorSnooze");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.DetectorId).HasMaxLength(ModelLimits.Word);
        builder.Property(s => s.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(s => s.SnoozedBy).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(s => new { s.DetectorId, s.AccountId }).IsUnique();
        builder.HasIndex(s => s.Until);
    }
}
