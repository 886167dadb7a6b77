using Investigator.Casework.Data;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing.Inquiries;

internal sealed class InquiryConfiguration : IEntityTypeConfiguration<Inquiry>
{
    public void Configure(EntityTypeBuilder<Inquiry> builder)
    {
        builder.ToTable("Inquiry");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.AskedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(i => i.Reference).HasMaxLength(ModelLimits.Name);
        builder.Property(i => i.Subject).IsJson(InquirySubject.Nothing);
        builder.Property(i => i.Question).HasMaxLength(ModelLimits.LongText);
        builder.Property(i => i.EnteredBy).HasMaxLength(ModelLimits.Name);
        builder.Property(i => i.AssigneeId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(i => i.AssigneeName).HasMaxLength(ModelLimits.Name);
        builder.Property(i => i.Answer).HasMaxLength(ModelLimits.LongText);
        builder.Property(i => i.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<Partner>().WithMany().HasForeignKey(i => i.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.State, i.DueAt });
    }
}

internal sealed class AnswerPackConfiguration : IEntityTypeConfiguration<AnswerPack>
{
    internal const string PackId = "PackId";

    public void Configure(EntityTypeBuilder<AnswerPack> builder)
    {
        builder.ToTable("AnswerPack");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.ContentHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(p => p.ProposedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(p => p.ProposedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Answer).HasMaxLength(ModelLimits.Reason);
        builder.Property(p => p.KeyId).HasMaxLength(ModelLimits.Hash);
        builder.HasOne<Inquiry>().WithMany().HasForeignKey(p => p.InquiryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Views).WithOne().HasForeignKey(PackId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.InquiryId);
    }
}

internal sealed class AnswerViewConfiguration : IEntityTypeConfiguration<AnswerView>
{
    public void Configure(EntityTypeBuilder<AnswerView> builder)
    {
        builder.ToTable("AnswerView");
        builder.Property<Guid>(AnswerPackConfiguration.PackId);
        builder.HasKey(AnswerPackConfiguration.PackId, nameof(AnswerView.PersonId));
        builder.Property(v => v.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(v => v.PersonName).HasMaxLength(ModelLimits.Name);
    }
}
