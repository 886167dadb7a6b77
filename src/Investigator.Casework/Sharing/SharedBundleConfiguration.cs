using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

internal sealed class SharedBundleConfiguration : IEntityTypeConfiguration<SharedBundle>
{
    internal const string BundleId = "BundleId";

    public void Configure(EntityTypeBuilder<SharedBundle> builder)
    {
        builder.ToTable("SharedBundle");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.CampaignName).HasMaxLength(ModelLimits.Name);
        builder.Property(b => b.Format).HasMaxLength(ModelLimits.Word);
        builder.Property(b => b.FileName).HasMaxLength(ModelLimits.Name);
        builder.Property(b => b.ContentType).HasMaxLength(ModelLimits.Name);
        builder.Property(b => b.ContentHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(b => b.ReleasedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(b => b.Kinds).IsKinds();
        builder.Property(b => b.Collection).HasMaxLength(ModelLimits.Word);
        builder.HasMany(b => b.Recipients).WithOne().HasForeignKey(BundleId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(b => b.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => b.ReleasedAt);
    }
}
