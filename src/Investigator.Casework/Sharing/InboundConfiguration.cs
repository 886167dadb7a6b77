using Investigator.Casework.Data;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

internal sealed class InboundSourceConfiguration : IEntityTypeConfiguration<InboundSource>
{
    public void Configure(EntityTypeBuilder<InboundSource> builder)
    {
        builder.ToTable("InboundSource");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(s => s.Url).HasMaxLength(ModelLimits.LongText);
        builder.Property(s => s.UserName).HasMaxLength(ModelLimits.Name);
        builder.Property(s => s.ProtectedSecret).HasMaxLength(ModelLimits.LongText);
        builder.Property(s => s.ProtectedHashKey).HasMaxLength(ModelLimits.LongText);
        builder.Property(s => s.Cursor).HasMaxLength(ModelLimits.LongText);
        builder.Property(s => s.Trouble).HasMaxLength(ModelLimits.Reason);
        builder.Property(s => s.CreatedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<Partner>().WithMany().HasForeignKey(s => s.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.Name).IsUnique();
        builder.HasIndex(s => s.DueAt);
    }
}

internal sealed class InboundDeliveryConfiguration : IEntityTypeConfiguration<InboundDelivery>
{
    public void Configure(EntityTypeBuilder<InboundDelivery> builder)
    {
        builder.ToTable("InboundDelivery");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.Format).HasMaxLength(ModelLimits.Word);
        builder.Property(d => d.ReceivedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.ContentHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(d => d.Faults).IsJson([]);
        builder.HasOne<InboundSource>().WithMany().HasForeignKey(d => d.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.ReceivedAt);
    }
}

internal sealed class ReportedIndicatorConfiguration : IEntityTypeConfiguration<ReportedIndicator>
{
    public void Configure(EntityTypeBuilder<ReportedIndicator> builder)
    {
        builder.ToTable("ReportedIndicator");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.ExternalId).HasMaxLength(InboundLimits.IdLength + 8); // the number of an alternative behind it
        builder.Property(r => r.ObjectId).HasMaxLength(InboundLimits.IdLength);
        builder.Property(r => r.Value).HasMaxLength(ModelLimits.LongText);
        builder.Property(r => r.ValueHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(r => r.Pattern).HasMaxLength(ModelLimits.LongText);
        builder.Property(r => r.WhyNot).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Digest).HasMaxLength(ModelLimits.Hash);
        builder.Property(r => r.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Note).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<InboundSource>().WithMany().HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InboundDelivery>().WithMany().HasForeignKey(r => r.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.SourceId, r.ObjectId });
        builder.HasIndex(r => new { r.State, r.StagedAt });
        builder.HasIndex(r => new { r.DeliveryId, r.State });
        builder.HasIndex(r => r.ValueHash);
    }
}

internal sealed class SightingConfiguration : IEntityTypeConfiguration<Sighting>
{
    public void Configure(EntityTypeBuilder<Sighting> builder)
    {
        builder.ToTable("Sighting");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.IndicatorId).HasMaxLength(InboundLimits.IdLength);
        builder.Property(s => s.ContentHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(s => s.ProposedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(s => s.ProposedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(s => s.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<ReportedIndicator>().WithMany().HasForeignKey(s => s.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InboundSource>().WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.State, s.ProposedAt });
    }
}

internal sealed class ReceivedSightingConfiguration : IEntityTypeConfiguration<ReceivedSighting>
{
    public void Configure(EntityTypeBuilder<ReceivedSighting> builder)
    {
        builder.ToTable("ReceivedSighting");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ExternalId).HasMaxLength(InboundLimits.IdLength);
        builder.Property(s => s.IndicatorId).HasMaxLength(InboundLimits.IdLength);
        builder.HasOne<InboundSource>().WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InboundDelivery>().WithMany().HasForeignKey(s => s.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.SourceId, s.ExternalId }).IsUnique();
        builder.HasIndex(s => s.ReceivedAt);
    }
}
