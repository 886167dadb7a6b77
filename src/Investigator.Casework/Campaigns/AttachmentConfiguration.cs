using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Campaigns;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachment");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.Sha256).HasMaxLength(ModelLimits.Hash);
        builder.Property(a => a.Note).HasMaxLength(ModelLimits.Reason);
        builder.Property(a => a.AddedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(a => a.AddedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.RemovedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.RemoveReason).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.CampaignId, a.AddedAt });
    }
}

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> builder)
    {
        builder.ToTable("AttachmentContent");
        builder.HasKey(c => c.AttachmentId);
        builder.Property(c => c.AttachmentId).ValueGeneratedNever();
        builder.HasOne<Attachment>().WithOne().HasForeignKey<AttachmentContent>(c => c.AttachmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
