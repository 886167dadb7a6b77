using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaign");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(c => c.Description).HasMaxLength(ModelLimits.LongText);
        builder.Property(c => c.CreatedBy).HasMaxLength(ModelLimits.Name);
        builder.HasMany(c => c.Members).WithOne().HasForeignKey(CampaignMemberConfiguration.CampaignId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Notes).WithOne().HasForeignKey(CampaignMemberConfiguration.CampaignId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => c.CreatedAt);
    }
}

internal sealed class CampaignMemberConfiguration : IEntityTypeConfiguration<CampaignMember>
{
    internal const string CampaignId = "CampaignId";

    public void Configure(EntityTypeBuilder<CampaignMember> builder)
    {
        builder.ToTable("CampaignMember");
        builder.Property<Guid>(CampaignId);
        builder.HasKey(CampaignId, nameof(CampaignMember.AccountId));
        builder.Property(m => m.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(m => m.Source).HasMaxLength(ModelLimits.Word);
        builder.Property(m => m.AddedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(m => m.JudgedBy).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(m => m.AccountId);
    }
}

internal sealed class MemberRevisionConfiguration : IEntityTypeConfiguration<MemberRevision>
{
    public void Configure(EntityTypeBuilder<MemberRevision> builder)
    {
        builder.ToTable("CampaignMemberRevision");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.HeldBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AccountId, r.CampaignId });
    }
}

internal sealed class CampaignNoteConfiguration : IEntityTypeConfiguration<CampaignNote>
{
    public void Configure(EntityTypeBuilder<CampaignNote> builder)
    {
        builder.ToTable("CampaignNote");
        builder.Property<Guid>(CampaignMemberConfiguration.CampaignId);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Author).HasMaxLength(ModelLimits.Name);
        builder.Property(n => n.AuthorId).HasMaxLength(ModelLimits.PersonId);
        builder.HasMany(n => n.Revisions).WithOne().HasForeignKey("NoteId").IsRequired().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoteRevisionConfiguration : IEntityTypeConfiguration<NoteRevision>
{
    public void Configure(EntityTypeBuilder<NoteRevision> builder)
    {
        builder.ToTable("CampaignNoteRevision");
        builder.Property<Guid>("NoteId");
        builder.HasKey("NoteId", nameof(NoteRevision.Number));
        builder.Property(r => r.Number).ValueGeneratedNever();
    }
}
