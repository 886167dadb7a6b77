using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Campaigns;

internal sealed class HypothesisConfiguration : IEntityTypeConfiguration<Hypothesis>
{
    public void Configure(EntityTypeBuilder<Hypothesis> builder)
    {
        builder.ToTable("Hypothesis");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Statement).HasMaxLength(ModelLimits.Reason);
        builder.Property(h => h.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(h => h.Techniques).IsJson([]);
        builder.Property(h => h.StatedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(h => h.WeighedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(h => h.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(h => h.Arguments).WithOne().HasForeignKey("HypothesisId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(h => new { h.CampaignId, h.StatedAt });
    }
}

internal sealed class HypothesisArgumentConfiguration : IEntityTypeConfiguration<HypothesisArgument>
{
    public void Configure(EntityTypeBuilder<HypothesisArgument> builder)
    {
        builder.ToTable("HypothesisArgument");
        builder.Property<Guid>("HypothesisId");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Text).HasMaxLength(ModelLimits.LongText);
        builder.Property(a => a.Author).HasMaxLength(ModelLimits.Name);
    }
}

internal sealed class CampaignHoldConfiguration : IEntityTypeConfiguration<CampaignHold>
{
    public void Configure(EntityTypeBuilder<CampaignHold> builder)
    {
        builder.ToTable("CampaignHold");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(h => h.PlacedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(h => h.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(h => h.EndReason).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(h => h.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => new { h.CampaignId, h.PlacedAt });
    }
}
